package net.weir.model;

/**
 * An extended community (RFC 4360).
 *
 * @param bits type octet, subtype octet, then six octets of value
 */
public record ExtendedCommunity(long bits) {

    /** {@code rt:64496:100}, {@code ro:192.0.2.1:1}; any other as {@code 0x} and 16 hex digits. */
    @Override
    public String toString() {
        int type = (int) (bits >>> 56) & 0xbf; // without the transitive bit, RFC 4360 section 2
        int subtype = (int) (bits >>> 48) & 0xff;
        String kind = subtype == 2 ? "rt:" : subtype == 3 ? "ro:" : null;
        if (kind == null || type > 2) {
            return String.format("0x%016x", bits);
        }
        return kind
                + switch (type) {
                    case 0 -> (bits >>> 32 & 0xffff) + ":" + (bits & 0xffff_ffffL);
                    case 1 -> IpAddress.ofV4((int) (bits >>> 16)) + ":" + (bits & 0xffff);
                    default -> (bits >>> 16 & 0xffff_ffffL) + ":" + (bits & 0xffff);
                };
    }
}
