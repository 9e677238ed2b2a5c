package net.weir.model;

import java.util.HexFormat;

/**
 * The 8 octets that tell equal prefixes of several VPNs apart (RFC 4364 section 4.2).
 *
 * @param bits type in the upper 16 bits, then the administrator and assigned number fields
 */
public record RouteDistinguisher(long bits) {

    /**
     * Takes the {@link #toString} form.
     *
     * @throws IllegalArgumentException naming the text if it is none
     */
    public static RouteDistinguisher parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            long type = Decimal.parse(parts[0], 0xffff);
            if (parts.length == 2 && type > 2 && parts[1].length() == 12) {
                return new RouteDistinguisher(type << 48 | HexFormat.fromHexDigitsToLong(parts[1]));
            }
            if (parts.length == 3 && type <= 2) {
                int assignedBits = type == 0 ? 32 : 16;
                long administrator = type == 1
                        ? IpAddress.parse(parts[1]).low()
                        : Decimal.parse(parts[1], (1L << 48 - assignedBits) - 1);
                long assigned = Decimal.parse(parts[2], (1L << assignedBits) - 1);
                return new RouteDistinguisher(type << 48 | administrator << assignedBits | assigned);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no such route distinguisher: " + text, e);
        }
        throw new IllegalArgumentException("no such route distinguisher: " + text);
    }

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
