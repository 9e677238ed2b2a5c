package net.weir.codec.bgp;

import net.weir.model.Bytes;
import net.weir.model.Family;

/**
 * A BGP ROUTE-REFRESH (RFC 2918 section 3, RFC 7313 section 3.2). Immutable.
 *
 * @param subtype 0 request, 1 begin, 2 end of the refresh; others as received
 * @param orf outbound route filters behind it (RFC 5291 section 4), raw
 */
public record RouteRefreshMessage(Family family, int subtype, Bytes orf) {

    /** Reads a whole message, marker included; never throws on any octets. */
    public static Decoded<RouteRefreshMessage> decode(byte[] buffer, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    /** The whole message, marker included. */
    public byte[] encode() {
        throw new UnsupportedOperationException();
    }
}
