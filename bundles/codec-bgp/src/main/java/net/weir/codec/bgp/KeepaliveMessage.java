package net.weir.codec.bgp;

import net.weir.model.Problem;

/** The BGP KEEPALIVE, a header and nothing else (RFC 4271 section 4.4). */
public record KeepaliveMessage() {

    /** Reads a whole message, marker included; a length other than 19 is a {@link Problem}. */
    public static Decoded<KeepaliveMessage> decode(byte[] buffer, int offset, int length) {
        MessageHeader.Fault fault =
                MessageHeader.check(buffer, offset, length, MessageHeader.KEEPALIVE, MessageHeader.LENGTH);
        if (fault == null && length > MessageHeader.LENGTH) {
            fault = MessageHeader.badLength(buffer, offset);
        }
        return fault == null ? Decoded.of(new KeepaliveMessage()) : fault.unreadable(buffer, offset, length);
    }

    /** The whole message, marker included. */
    public byte[] encode() {
        return MessageHeader.message(MessageHeader.KEEPALIVE, new byte[0], 0);
    }
}
