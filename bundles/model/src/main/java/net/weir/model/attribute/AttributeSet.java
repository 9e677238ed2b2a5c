package net.weir.model.attribute;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.Octets;
import net.weir.model.RawAttribute;
import org.jspecify.annotations.Nullable;

/**
 * ATTR_SET (RFC 6368 section 5): the attributes that a route had in the network of a customer, with AS numbers of four octets
 * always. MP_REACH_NLRI and MP_UNREACH_NLRI cannot be inside. A NEXT_HOP should not be there and means nothing.
 *
 * @param origin the customer's AS
 * @param attributes in the order in which they were sent
 */
public record AttributeSet(Asn origin, List<RawAttribute> attributes) {

    /** @throws IllegalArgumentException if an attribute is inside that cannot be */
    public AttributeSet {
        attributes = List.copyOf(attributes);
        for (RawAttribute attribute : attributes) {
            if (isMultiprotocol(attribute.type())) {
                throw new IllegalArgumentException(AttributeType.name(attribute.type()) + " inside an ATTR_SET");
            }
        }
    }

    /** What the value of an ATTR_SET says, or null if its attributes do not close or one cannot be inside. */
    public static @Nullable AttributeSet decode(Bytes value) {
        if (value.length() < 4) {
            return null;
        }
        byte[] octets = value.toArray();
        List<RawAttribute> attributes = new ArrayList<>();
        int at = 4;
        while (at < octets.length) {
            boolean extended = (octets[at] & AttributeType.EXTENDED_LENGTH) != 0;
            int from = at + (extended ? 4 : 3);
            if (from > octets.length) {
                return null;
            }
            int length = extended ? value.u8(at + 2) << 8 | value.u8(at + 3) : value.u8(at + 2);
            int type = value.u8(at + 1);
            if (length > octets.length - from || isMultiprotocol(type)) {
                return null;
            }
            attributes.add(new RawAttribute(value.u8(at), type, Bytes.copyOf(octets, from, length)));
            at = from + length;
        }
        return new AttributeSet(Asn.ofBits(Octets.i32(octets, 0)), attributes);
    }

    /** The value of the attribute; the Extended Length bit of each one inside follows its length if that needs it. */
    public Bytes encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, origin.bits(), 4);
        for (RawAttribute attribute : attributes) {
            int length = attribute.value().length();
            int flags = attribute.flags() | (length > 255 ? AttributeType.EXTENDED_LENGTH : 0);
            out.write(flags);
            out.write(attribute.type());
            number(out, length, (flags & AttributeType.EXTENDED_LENGTH) != 0 ? 2 : 1);
            out.writeBytes(attribute.value().toArray());
        }
        return Bytes.copyOf(out.toByteArray());
    }

    private static void number(ByteArrayOutputStream out, int value, int octets) {
        for (int i = octets - 1; i >= 0; i--) {
            out.write(value >>> 8 * i);
        }
    }

    private static boolean isMultiprotocol(int type) {
        return type == AttributeType.MP_REACH_NLRI || type == AttributeType.MP_UNREACH_NLRI;
    }
}
