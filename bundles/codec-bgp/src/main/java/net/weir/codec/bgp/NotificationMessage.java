package net.weir.codec.bgp;

import net.weir.model.Bytes;

/**
 * A BGP NOTIFICATION (RFC 4271 section 4.5). Immutable.
 *
 * @param code error code, 1 to 255
 * @param subcode 0 if unspecific
 * @param data what the sender added
 */
public record NotificationMessage(int code, int subcode, Bytes data) {

    /** Reads a whole message, marker included; never throws on any octets. */
    public static Decoded<NotificationMessage> decode(byte[] buffer, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    /** The whole message, marker included. */
    public byte[] encode() {
        throw new UnsupportedOperationException();
    }

    /** {@code Cease/Administrative Shutdown}; numbers where IANA has no name. */
    public String reason() {
        throw new UnsupportedOperationException();
    }

    /** The shutdown communication of RFC 9003 without control characters, at most 255 octets of UTF-8; empty if none. */
    public String shutdownCommunication() {
        throw new UnsupportedOperationException();
    }
}
