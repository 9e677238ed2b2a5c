package net.weir.codec.bgp;

import java.util.Arrays;
import net.weir.model.Bytes;
import net.weir.model.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A BGP NOTIFICATION (RFC 4271 section 4.5). Immutable.
 *
 * @param code error code, 1 to 255
 * @param subcode 0 if unspecific
 * @param data what the sender added
 */
public record NotificationMessage(int code, int subcode, Bytes data) {
    private static final int LENGTH = MessageHeader.LENGTH + 2;
    public static final int CEASE = 6;
    public static final int ADMINISTRATIVE_SHUTDOWN = 2;
    public static final int ADMINISTRATIVE_RESET = 4;
    public static final int HARD_RESET = 9;

    /** Reads a whole message, marker included; never throws on any octets. */
    public static Decoded<NotificationMessage> decode(byte[] buffer, int offset, int length) {
        MessageHeader.Fault fault = MessageHeader.check(buffer, offset, length, MessageHeader.NOTIFICATION, LENGTH);
        if (fault != null) {
            return fault.unreadable(buffer, offset, length);
        }
        int at = offset + MessageHeader.LENGTH;
        Bytes data = Bytes.copyOf(buffer, at + 2, length - LENGTH);
        return Decoded.of(new NotificationMessage(buffer[at] & 0xff, buffer[at + 1] & 0xff, data));
    }

    /**
     * A Cease with the reason in words (RFC 9003 section 2).
     *
     * @param subcode {@link #ADMINISTRATIVE_SHUTDOWN} or {@link #ADMINISTRATIVE_RESET}
     * @throws IllegalArgumentException if the text has more than 255 octets of UTF-8
     */
    public static NotificationMessage cease(int subcode, String text) {
        byte[] octets = WireText.octets(text, 255);
        byte[] data = new byte[1 + octets.length];
        data[0] = (byte) octets.length;
        System.arraycopy(octets, 0, data, 1, octets.length);
        return new NotificationMessage(CEASE, subcode, octets.length == 0 ? Bytes.EMPTY : Bytes.copyOf(data));
    }

    /** The whole message, marker included. */
    public byte[] encode() {
        byte[] body = new byte[2 + data.length()];
        body[0] = (byte) code;
        body[1] = (byte) subcode;
        data.copyTo(body, 2);
        return MessageHeader.message(MessageHeader.NOTIFICATION, body, body.length);
    }

    /** The NOTIFICATION that a Hard Reset carries (RFC 8538 section 3.1), else this one. */
    public NotificationMessage unwrapped() {
        if (code != CEASE || subcode != HARD_RESET || data.length() < 2) {
            return this;
        }
        byte[] inner = data.toArray();
        return new NotificationMessage(
                inner[0] & 0xff, inner[1] & 0xff, Bytes.copyOf(Arrays.copyOfRange(inner, 2, inner.length)));
    }

    /** The name of the code, null if IANA has none. */
    public @Nullable String codeName() {
        return NotificationReason.ofCode(code);
    }

    /** The name of the subcode, null if it has none. */
    public @Nullable String subcodeName() {
        return NotificationReason.ofSubcode(code, subcode);
    }

    /** {@code Cease/Administrative Shutdown}; numbers where IANA has no name. */
    public String reason() {
        return NotificationReason.text(code, subcode);
    }

    /**
     * The shutdown communication of RFC 9003, also inside a Hard Reset, as sent; empty if there is none or its length
     * octet does not fit.
     */
    public String shutdownCommunication() {
        NotificationMessage inner = unwrapped();
        boolean mayHaveOne = inner.code == CEASE
                && (inner.subcode == ADMINISTRATIVE_SHUTDOWN || inner.subcode == ADMINISTRATIVE_RESET);
        if (!mayHaveOne || inner.data.length() == 0 || inner.data.u8(0) > inner.data.length() - 1) {
            return "";
        }
        return WireText.decode(inner.data.toArray(), 1, inner.data.u8(0));
    }

    /** {@code 6/2 Cease/Administrative Shutdown "text"}. */
    @Override
    public String toString() {
        String text = shutdownCommunication();
        return code + "/" + subcode + " " + reason() + (text.isEmpty() ? "" : " \"" + Printable.of(text) + "\"");
    }
}
