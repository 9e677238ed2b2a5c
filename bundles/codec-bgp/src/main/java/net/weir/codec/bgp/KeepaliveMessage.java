package net.weir.codec.bgp;

import net.weir.model.Problem;

/** The BGP KEEPALIVE, a header and nothing else (RFC 4271 section 4.4). */
public record KeepaliveMessage() {

    /** Reads a whole message, marker included; a length other than 19 is a {@link Problem}. */
    public static Decoded<KeepaliveMessage> decode(byte[] buffer, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    /** The whole message, marker included. */
    public byte[] encode() {
        throw new UnsupportedOperationException();
    }
}
