package net.weir.codec.bgp.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.weir.codec.bgp.attribute.AttributeJudgement.Finding;
import net.weir.codec.bgp.attribute.AttributeMode.SelfNextHop;
import net.weir.model.AttributeHash;
import net.weir.model.AttributeType;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;
import net.weir.model.Problem.Action;
import org.jspecify.annotations.Nullable;

/**
 * The one walk over a block of attributes that was not seen before: checks each by {@link AttributeRules} and makes the
 * canonical form. The block is sound in its lengths, has no MP_UNREACH_NLRI, and MP_REACH_NLRI only in canonical form.
 * Confined to one lane.
 */
public final class AttributeParser {
    private static final Finding[] NONE = {};
    /** AS_PATH at most doubles and AS4_PATH is added to it: together below 65536. */
    private static final int MOST_TO_WIDEN = 16_384;

    private final int[] starts = new int[256];
    private final long[] met = new long[4];
    private final long[] kept = new long[4];
    private final List<Finding> findings = new ArrayList<>();
    private final CanonicalWriter writer = new CanonicalWriter();

    private byte[] octets = new byte[0];
    private int start;
    private int end;
    private boolean fourOctetAs;
    private boolean rewritten;
    private boolean asPathBroken;
    private Action worst = Action.KEPT;

    private @Nullable PathAttributes attributes;
    private @Nullable AttributeJudgement judgement;

    /** The canonical attributes of the last block; null if its routes are to be withdrawn or it has none to announce. */
    public @Nullable PathAttributes attributes() {
        return attributes;
    }

    /** Null if there is nothing to say about the last block and its octets are canonical as they are. */
    public @Nullable AttributeJudgement judgement() {
        return judgement;
    }

    /**
     * True if {@link #parse} would find nothing to say about {@code block[from..to)}; makes nothing. MP_REACH_NLRI is passed
     * over in any form. A block that may outgrow its limit when AS numbers become wider counts as unsound.
     */
    public boolean isSound(byte[] block, int from, int to, AttributeMode mode) {
        judge(block, from, to, mode);
        return findings.isEmpty() && (fourOctetAs || to - from <= MOST_TO_WIDEN);
    }

    /** Reads {@code block[from..to)} whose hash is known. */
    public void parse(byte[] block, int from, int to, long hash, AttributeMode mode) {
        judge(block, from, to, mode);
        boolean wanted = mode.announces() && worst != Action.TREATED_AS_WITHDRAW && worst != Action.SESSION_RESET;
        attributes = wanted ? canonical(from, to, hash) : null;
        boolean plain = attributes != null && findings.isEmpty() && !rewritten;
        judgement = plain
                ? null
                : new AttributeJudgement(
                        Arrays.copyOfRange(block, from, to),
                        findings.isEmpty() ? NONE : findings.toArray(NONE),
                        asPathBroken);
    }

    private void judge(byte[] block, int from, int to, AttributeMode mode) {
        octets = block;
        fourOctetAs = mode.fourOctetAs();
        rewritten = false;
        asPathBroken = false;
        worst = Action.KEPT;
        findings.clear();
        start = from;
        end = to;
        Arrays.fill(met, 0);
        Arrays.fill(kept, 0);
        walk(from, to, mode);
        checkMandatory(from, mode);
    }

    private void walk(int from, int to, AttributeMode mode) {
        int last = -1;
        int next;
        for (int at = from; at < to; at = next) {
            int type = octets[at + 1] & 0xff;
            int value = AttributeOctets.valueOf(octets, at);
            next = value + AttributeOctets.lengthOf(octets, at);
            boolean again = (met[type >>> 6] & 1L << type) != 0;
            met[type >>> 6] |= 1L << type;
            if (again) {
                rewritten = true;
                find(at, "attribute " + type + " appears twice", "RFC 7606 section 3.g", Action.ATTRIBUTE_DISCARDED, 1);
            } else if (keeps(type, at, value, next - value, mode)) {
                kept[type >>> 6] |= 1L << type;
                starts[type] = at;
                rewritten |= type < last;
                last = type;
            } else {
                rewritten = true;
            }
        }
    }

    /** False if the attribute is dropped; findings say why, and whether that is all. */
    private boolean keeps(int type, int at, int value, int length, AttributeMode mode) {
        AttributeRule rule = AttributeRules.of(type);
        if (rule == null) {
            return keepsUnknown(type, at);
        }
        if (type == AttributeType.NEXT_HOP && !mode.usesNextHop() || type == AttributeType.MP_REACH_NLRI) {
            return type != AttributeType.NEXT_HOP; // RFC 4760 section 3: ignored beside MP_REACH_NLRI
        }
        if (rule.internal() && mode.external() && !AsPathOctets.beginsWithConfederation(octets, start, end)) {
            String reason = rule.name() + " from another AS";
            find(at, reason, rule.section(), Action.ATTRIBUTE_DISCARDED, 0);
            return false;
        }
        String fault = rule.flagsFault(octets[at] & 0xff);
        if (fault != null) {
            boolean own = rule.flagsAction() != Action.TREATED_AS_WITHDRAW;
            find(at, fault, own ? rule.section() : "RFC 7606 section 3.c", rule.flagsAction(), 4);
            return false;
        }
        fault = rule.lengthFault(length);
        if (fault != null) {
            find(at, fault, length == 0 ? "RFC 7606 section 4" : rule.section(), rule.action(), 5);
            return false;
        }
        AttributeRule.ValueCheck check = AttributeRules.check(type);
        fault = check == null ? null : check.fault(octets, value, length);
        if (fault != null) {
            find(at, fault, rule.section(), rule.action(), type == AttributeType.ORIGIN ? 6 : 9);
            return false;
        }
        return switch (type) {
            case AttributeType.AS_PATH -> keepsAsPath(at, value, length);
            case AttributeType.NEXT_HOP -> keepsNextHop(at, value, mode.selfNextHop());
            case AttributeType.AGGREGATOR -> keepsAggregator(at, value, length, rule);
            case AttributeType.AS4_PATH -> keepsAs4Path(at, value, length, rule);
            case AttributeType.AS4_AGGREGATOR -> keepsAs4Aggregator(at, value, rule);
            default -> true;
        };
    }

    private boolean keepsUnknown(int type, int at) {
        if (type == AttributeType.TAGS) {
            // reserved; what stands there is ours: a router must not be able to forge a verdict
            find(at, "attribute of the reserved type 0", "RFC 7606 section 2", Action.ATTRIBUTE_DISCARDED, 0);
            return false;
        }
        if ((octets[at] & AttributeType.OPTIONAL) != 0) {
            return true;
        }
        find(at, "unrecognized well-known attribute " + type, "RFC 4271 section 6.3", Action.SESSION_RESET, 2);
        return false;
    }

    private boolean keepsAsPath(int at, int value, int length) {
        int width = fourOctetAs ? 4 : 2;
        String fault = AsPathOctets.structureFault(octets, value, length, width);
        if (fault != null) {
            asPathBroken = true;
            find(at, fault, "RFC 7606 section 7.2", Action.TREATED_AS_WITHDRAW, 11);
            return false;
        }
        if (AsPathOctets.hasZero(octets, value, length, width)) {
            find(at, "AS_PATH holds AS 0", "RFC 7607 section 2", Action.TREATED_AS_WITHDRAW, 11);
            return false;
        }
        rewritten |= !fourOctetAs;
        return true;
    }

    /** RFC 4271 section 6.3: a host address; RFC 7606 section 3.e makes a withdrawal of what was a reset there. */
    private boolean keepsNextHop(int at, int value, SelfNextHop self) {
        if ((octets[value] & 0xff) >= 224) {
            find(at, "NEXT_HOP is no host address", "RFC 7606 section 3.e", Action.TREATED_AS_WITHDRAW, 8);
            return false;
        }
        if (Octets.i32(octets, value) == 0 && self != SelfNextHop.LEGAL) {
            find(at, "NEXT_HOP is 0.0.0.0", "RFC 7606 section 3.e", self.action(), 8);
            return self == SelfNextHop.NOTED;
        }
        return true;
    }

    private boolean keepsAggregator(int at, int value, int length, AttributeRule rule) {
        if (length != (fourOctetAs ? 8 : 6)) {
            find(at, rule.name() + " has an impossible length of " + length, rule.section(), rule.action(), 5);
            return false;
        }
        if ((fourOctetAs ? Octets.i32(octets, value) : Octets.u16(octets, value)) == 0) {
            find(at, "AGGREGATOR holds AS 0", "RFC 7607 section 2", Action.ATTRIBUTE_DISCARDED, 9);
            return false;
        }
        rewritten |= !fourOctetAs;
        return true;
    }

    private boolean keepsAs4Path(int at, int value, int length, AttributeRule rule) {
        if (fourOctetAs) {
            find(at, "AS4_PATH between 4-octet speakers", rule.section(), rule.action(), 0);
            return false;
        }
        String fault = AsPathOctets.structureFault(octets, value, length, 4);
        if (fault == null && AsPathOctets.hasZero(octets, value, length, 4)) {
            fault = "AS4_PATH holds AS 0";
        }
        if (fault != null) {
            find(at, fault.replace("AS_PATH", "AS4_PATH"), rule.section(), rule.action(), 9);
            return false;
        }
        if (AsPathOctets.hasConfederation(octets, value, length, 4)) {
            find(at, "AS4_PATH holds confederation segments, dropped", rule.section(), Action.KEPT, 0);
        }
        return true;
    }

    private boolean keepsAs4Aggregator(int at, int value, AttributeRule rule) {
        if (fourOctetAs || Octets.i32(octets, value) == 0) {
            String reason = fourOctetAs ? "AS4_AGGREGATOR between 4-octet speakers" : "AS4_AGGREGATOR holds AS 0";
            find(at, reason, rule.section(), rule.action(), 0);
            return false;
        }
        return true;
    }

    /** RFC 7606 section 3.d; BGPsec_PATH replaces AS_PATH (RFC 8205 section 4.1), MP_REACH_NLRI brings its next hop. */
    private void checkMandatory(int from, AttributeMode mode) {
        if (!mode.announces() || worst == Action.TREATED_AS_WITHDRAW || worst == Action.SESSION_RESET) {
            return; // what is missing was there and is reported already, or does not matter any more
        }
        String missing = !has(AttributeType.ORIGIN)
                ? "ORIGIN"
                : !has(AttributeType.AS_PATH) && !has(AttributeType.BGPSEC_PATH)
                        ? "AS_PATH"
                        : mode.needsNextHop() && !has(AttributeType.NEXT_HOP) ? "NEXT_HOP" : null;
        if (missing != null) {
            find(from, missing + " is missing", "RFC 7606 section 3.d", mode.missing(), 3);
        }
    }

    private @Nullable PathAttributes canonical(int from, int to, long hash) {
        if (!rewritten) {
            return PathAttributes.ofCanonical(Arrays.copyOfRange(octets, from, to), hash);
        }
        byte[] written = writer.write(octets, starts, kept, fourOctetAs);
        if (written == null) {
            String reason = "AS_PATH with 4-octet AS numbers goes past 65535 octets";
            find(from, reason, "RFC 7606 section 7.2", Action.TREATED_AS_WITHDRAW, 11);
            return null;
        }
        return PathAttributes.ofCanonical(written, AttributeHash.of(written, 0, written.length));
    }

    private boolean has(int type) {
        return (kept[type >>> 6] & 1L << type) != 0;
    }

    private void find(int at, String reason, String rule, Action action, int subcode) {
        findings.add(new Finding(at - start, reason, rule, action, subcode));
        worst = AttributeJudgement.stronger(action, worst);
    }
}
