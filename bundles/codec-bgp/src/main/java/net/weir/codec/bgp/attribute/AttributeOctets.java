package net.weir.codec.bgp.attribute;

import net.weir.model.AttributeType;
import net.weir.model.Octets;

/** The header of a path attribute on the wire (RFC 4271 section 4.3). */
public final class AttributeOctets {
    private AttributeOctets() {}

    /** Where the value of the attribute whose header is at {@code at} starts. */
    public static int valueOf(byte[] octets, int at) {
        return at + ((octets[at] & AttributeType.EXTENDED_LENGTH) != 0 ? 4 : 3);
    }

    /** The length field of the attribute whose header is at {@code at}. */
    public static int lengthOf(byte[] octets, int at) {
        return (octets[at] & AttributeType.EXTENDED_LENGTH) != 0 ? Octets.u16(octets, at + 2) : octets[at + 2] & 0xff;
    }

    /** Writes a header with {@code flags} but for the length bit, which follows the length; returns where it ends. */
    public static int putHeader(byte[] target, int at, int flags, int type, int length) {
        boolean extended = length > 255;
        int plain = flags & ~AttributeType.EXTENDED_LENGTH;
        int next = at;
        target[next++] = (byte) (extended ? plain | AttributeType.EXTENDED_LENGTH : plain);
        target[next++] = (byte) type;
        if (extended) {
            target[next++] = (byte) (length >>> 8);
        }
        target[next++] = (byte) length;
        return next;
    }
}
