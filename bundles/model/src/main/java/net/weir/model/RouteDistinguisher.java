package net.weir.model;

/**
 * The 8 octets that tell equal prefixes of several VPNs apart (RFC 4364 section 4.2).
 *
 * @param bits type in the upper 16 bits, then the administrator and assigned number fields
 */
public record RouteDistinguisher(long bits) {

    /** {@code 0:65000:1}, {@code 1:192.0.2.1:1}, {@code 2:4200000000:1}; unknown types as {@code TYPE:HEX}. */
    @Override
    public String toString() {
        int type = (int) (bits >>> 48);
        return switch (type) {
            case 0 -> "0:" + (bits >>> 32 & 0xffff) + ":" + (bits & 0xffff_ffffL);
            case 1 -> "1:" + IpAddress.ofV4((int) (bits >>> 16)) + ":" + (bits & 0xffff);
            case 2 -> "2:" + (bits >>> 16 & 0xffff_ffffL) + ":" + (bits & 0xffff);
            default -> type + ":" + String.format("%012x", bits & 0xffff_ffff_ffffL);
        };
    }
}
