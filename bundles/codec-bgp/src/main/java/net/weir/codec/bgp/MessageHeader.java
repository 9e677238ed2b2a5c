package net.weir.codec.bgp;

import net.weir.model.Bytes;
import net.weir.model.Octets;
import net.weir.model.Problem;
import org.jspecify.annotations.Nullable;

/** The 19 octets in front of every BGP message (RFC 4271 section 4.1): what a reader of a stream needs to cut it up. */
public final class MessageHeader {
    public static final int LENGTH = 19;
    public static final int MAX_LENGTH = 4096;
    /** RFC 8654 section 2. */
    public static final int MAX_EXTENDED_LENGTH = 65535;

    public static final int OPEN = 1;
    public static final int UPDATE = 2;
    public static final int NOTIFICATION = 3;
    public static final int KEEPALIVE = 4;
    public static final int ROUTE_REFRESH = 5;
    /** What some sent for a ROUTE-REFRESH before RFC 2918, and archives still have. */
    private static final int ROUTE_REFRESH_BEFORE_STANDARD = 128;

    private static final String SECTION = "RFC 4271 section 6.1";

    private MessageHeader() {}

    /** The length of the whole message that starts at {@code offset}, as its header says. */
    public static int length(byte[] buffer, int offset) {
        return Octets.u16(buffer, offset + 16);
    }

    /** The type code of the message that starts at {@code offset}. */
    public static int type(byte[] buffer, int offset) {
        return buffer[offset + 18] & 0xff;
    }

    /** True if there are messages of the type. */
    public static boolean isKnown(int type) {
        return type >= OPEN && type <= ROUTE_REFRESH || type == ROUTE_REFRESH_BEFORE_STANDARD;
    }

    /** True if the marker is all ones. */
    public static boolean synchronised(byte[] buffer, int offset) {
        return (Octets.i64(buffer, offset) & Octets.i64(buffer, offset + 8)) == -1;
    }

    /** Writes the header of a message of {@code length} octets to {@code offset}. */
    static void put(byte[] buffer, int offset, int length, int type) {
        Octets.put64(buffer, offset, -1);
        Octets.put64(buffer, offset + 8, -1);
        Octets.put16(buffer, offset + 16, length);
        buffer[offset + 18] = (byte) type;
    }

    /** A message of this type with {@code body} behind the header. */
    static byte[] message(int type, byte[] body, int bodyLength) {
        byte[] message = new byte[LENGTH + bodyLength];
        put(message, 0, message.length, type);
        System.arraycopy(body, 0, message, LENGTH, bodyLength);
        return message;
    }

    /** What is wrong with a header that should stand before one message of this type in all {@code length} octets. */
    static @Nullable Fault check(byte[] buffer, int offset, int length, int type, int minimum) {
        if (length < LENGTH) {
            return new Fault("message shorter than a header", SECTION, 0, 1, 2, Bytes.EMPTY);
        }
        if (!synchronised(buffer, offset)) {
            return new Fault("marker is not all ones", SECTION, 0, 1, 1, Bytes.EMPTY);
        }
        if (length(buffer, offset) != length || length < minimum) {
            return badLength(buffer, offset);
        }
        if (type(buffer, offset) != type) {
            return new Fault(
                    "message type " + type(buffer, offset) + " where " + type + " was expected",
                    SECTION,
                    18,
                    1,
                    3,
                    copy(buffer, offset + 18, 1));
        }
        return null;
    }

    static Fault badLength(byte[] buffer, int offset) {
        String reason = "message length " + length(buffer, offset) + " does not fit";
        return new Fault(reason, SECTION, 16, 1, 2, copy(buffer, offset + 16, 2));
    }

    private static Bytes copy(byte[] buffer, int offset, int length) {
        return Bytes.copyOf(buffer, offset, length);
    }

    /** An error for which RFC 4271 section 6 gives a NOTIFICATION. */
    record Fault(String reason, String rule, int at, int code, int subcode, Bytes data) {

        NotificationMessage notification() {
            return new NotificationMessage(code, subcode, data);
        }

        <T> Decoded<T> unreadable(byte[] buffer, int offset, int length) {
            return Decoded.unreadable(
                    Evidence.problem(reason, rule, Problem.Action.MESSAGE_SKIPPED, buffer, offset, length, at),
                    notification());
        }
    }
}
