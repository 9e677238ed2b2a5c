package net.weir.model;

import org.jspecify.annotations.Nullable;

/**
 * A next hop, its parts kept apart (RFC 4760 section 3, RFC 2545 section 3, RFC 8950).
 *
 * @param global the address routes are forwarded to
 * @param linkLocal the second address of an IPv6 next hop, if the sender gave one
 * @param rd the distinguisher in front of a VPN next hop, if any
 */
public record NextHop(IpAddress global, @Nullable IpAddress linkLocal, @Nullable RouteDistinguisher rd) {

    /**
     * Reads a next hop field of 4, 12, 16, 24, 32 or 48 octets; null for any other length.
     */
    public static @Nullable NextHop decode(byte[] bytes, int offset, int length) {
        return switch (length) {
            case 4, 16 -> new NextHop(IpAddress.decode(bytes, offset, length), null, null);
            case 12, 24 ->
                new NextHop(
                        IpAddress.decode(bytes, offset + 8, length - 8),
                        null,
                        new RouteDistinguisher(Octets.i64(bytes, offset)));
            case 32 -> new NextHop(IpAddress.decode(bytes, offset, 16), IpAddress.decode(bytes, offset + 16, 16), null);
            case 48 ->
                new NextHop(
                        IpAddress.decode(bytes, offset + 8, 16),
                        IpAddress.decode(bytes, offset + 32, 16),
                        new RouteDistinguisher(Octets.i64(bytes, offset)));
            default -> null;
        };
    }

    @Override
    public String toString() {
        return global.toString();
    }
}
