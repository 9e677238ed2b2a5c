package net.weir.model;

/**
 * A large community (RFC 8092): three unsigned 32-bit numbers.
 *
 * @param globalAdministrator an AS number
 */
public record LargeCommunity(long globalAdministrator, long data1, long data2) {

    public LargeCommunity {
        if ((globalAdministrator | data1 | data2) >>> 32 != 0) {
            throw new IllegalArgumentException("large community part out of range");
        }
    }

    static LargeCommunity decode(byte[] bytes, int offset) {
        return new LargeCommunity(
                Octets.u32(bytes, offset), Octets.u32(bytes, offset + 4), Octets.u32(bytes, offset + 8));
    }

    /**
     * Takes {@code 64496:1:2} and {@code AS64496:1:2}.
     *
     * @throws IllegalArgumentException naming the text if it is neither
     */
    public static LargeCommunity parse(String text) {
        String[] parts = Decimal.withoutAs(text).split(":", -1);
        try {
            if (parts.length == 3) {
                return new LargeCommunity(
                        Decimal.parse(parts[0], 0xffff_ffffL),
                        Decimal.parse(parts[1], 0xffff_ffffL),
                        Decimal.parse(parts[2], 0xffff_ffffL));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a large community: " + text, e);
        }
        throw new IllegalArgumentException("not a large community: " + text);
    }

    @Override
    public String toString() {
        return globalAdministrator + ":" + data1 + ":" + data2;
    }
}
