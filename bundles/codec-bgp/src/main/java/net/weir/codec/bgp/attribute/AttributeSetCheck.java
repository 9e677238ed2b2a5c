package net.weir.codec.bgp.attribute;

import net.weir.codec.bgp.attribute.AttributeRule.ValueCheck;
import net.weir.model.AttributeType;
import net.weir.model.Problem.Action;
import org.jspecify.annotations.Nullable;

/**
 * What is inside an ATTR_SET (RFC 6368 section 5): whole attributes, none that carries routes, none twice, and none that
 * would make its own UPDATE a withdrawal. AS numbers have four octets there whatever the session has.
 */
final class AttributeSetCheck implements ValueCheck {
    private static final int ORIGIN_AS = 4;

    @Override
    public @Nullable String fault(byte[] octets, int at, int length) {
        long[] met = new long[4];
        int end = at + length;
        int next;
        for (int i = at + ORIGIN_AS; i < end; i = next) {
            int value = i + 3 > end ? end + 1 : AttributeOctets.valueOf(octets, i);
            next = value > end ? end + 1 : value + AttributeOctets.lengthOf(octets, i);
            if (next > end) {
                return "the attributes inside the ATTR_SET do not close";
            }
            int type = octets[i + 1] & 0xff;
            if ((met[type >>> 6] & 1L << type) != 0) {
                return "attribute " + type + " appears twice inside the ATTR_SET";
            }
            met[type >>> 6] |= 1L << type;
            String fault = one(octets, i, type, value, next - value);
            if (fault != null) {
                return "inside the ATTR_SET: " + fault;
            }
        }
        return null;
    }

    private static @Nullable String one(byte[] octets, int at, int type, int value, int length) {
        AttributeRule rule = AttributeRules.of(type);
        if (type == AttributeType.MP_REACH_NLRI || type == AttributeType.MP_UNREACH_NLRI) {
            return "attribute " + type + " cannot be there";
        }
        if (rule == null || type == AttributeType.NEXT_HOP) {
            return null; // NEXT_HOP should not be there and is ignored
        }
        if (rule.flagsAction() == Action.TREATED_AS_WITHDRAW && rule.flagsFault(octets[at] & 0xff) != null) {
            return rule.flagsFault(octets[at] & 0xff);
        }
        if (rule.action() != Action.TREATED_AS_WITHDRAW) {
            return null;
        }
        String fault = rule.lengthFault(length);
        if (fault == null && type == AttributeType.AS_PATH) {
            fault = AsPathOctets.structureFault(octets, value, length, 4);
        }
        // not into an ATTR_SET inside this one: it would go as deep as a sender likes
        ValueCheck check = type == AttributeType.ATTR_SET ? null : AttributeRules.check(type);
        return fault != null || check == null ? fault : check.fault(octets, value, length);
    }
}
