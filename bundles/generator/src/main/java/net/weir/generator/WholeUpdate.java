package net.weir.generator;

import java.util.Arrays;
import net.weir.codec.bgp.MessageHeader;
import net.weir.model.AttributeType;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/** An UPDATE with all four fields that can hold routes, put together from four that have one each. */
final class WholeUpdate {
    private static final int HEAD = MessageHeader.LENGTH + 2;

    private WholeUpdate() {}

    /**
     * Withdrawn routes, MP_REACH_NLRI, MP_UNREACH_NLRI and NLRI in one message; the attributes are those of the NLRI.
     *
     * @param gone4 an UPDATE with withdrawn routes alone; null for none
     * @param gone6 one with MP_UNREACH_NLRI alone; null for none
     * @param come4 one with NLRI
     * @param come6 one whose first attribute is MP_REACH_NLRI
     */
    static byte[] of(byte @Nullable [] gone4, byte @Nullable [] gone6, byte[] come4, byte[] come6) {
        byte[] withdrawn = gone4 == null ? new byte[0] : Arrays.copyOfRange(gone4, HEAD, attributesAt(gone4) - 2);
        byte[] unreach = gone6 == null ? new byte[0] : Arrays.copyOfRange(gone6, attributesAt(gone6), gone6.length);
        int reachAt = attributesAt(come6);
        boolean extended = (come6[reachAt] & AttributeType.EXTENDED_LENGTH) != 0;
        int reachEnd = reachAt + (extended ? 4 + Octets.u16(come6, reachAt + 2) : 3 + Octets.u8(come6, reachAt + 2));
        byte[] reach = Arrays.copyOfRange(come6, reachAt, reachEnd);
        int at = attributesAt(come4);
        int nlriAt = at + Octets.u16(come4, at - 2);
        byte[] attributes = concat(concat(reach, unreach), Arrays.copyOfRange(come4, at, nlriAt));
        byte[] nlri = Arrays.copyOfRange(come4, nlriAt, come4.length);
        byte[] body = concat(concat(sized(withdrawn), sized(attributes)), nlri);
        byte[] message = Arrays.copyOf(Arrays.copyOf(come4, MessageHeader.LENGTH), MessageHeader.LENGTH + body.length);
        System.arraycopy(body, 0, message, MessageHeader.LENGTH, body.length);
        Octets.put16(message, 16, message.length);
        if (message.length > MessageHeader.MAX_LENGTH) {
            throw new IllegalArgumentException("an UPDATE of " + message.length + " octets");
        }
        return message;
    }

    private static int attributesAt(byte[] update) {
        return HEAD + Octets.u16(update, MessageHeader.LENGTH) + 2;
    }

    /** With two octets of length before it. */
    private static byte[] sized(byte[] field) {
        byte[] whole = new byte[2 + field.length];
        Octets.put16(whole, 0, field.length);
        System.arraycopy(field, 0, whole, 2, field.length);
        return whole;
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
