package net.weir.model;

import org.jspecify.annotations.Nullable;

/**
 * An autonomous system number, 0 to 4294967295 (RFC 6793).
 *
 * @param number the number as unsigned 32-bit value
 */
public record Asn(long number) implements Comparable<Asn> {

    /** AS_TRANS, what a 4-octet AS looks like to a 2-octet speaker (RFC 6793 section 9). */
    public static final Asn TRANS = new Asn(23456);

    /** @throws IllegalArgumentException if the number does not fit 32 bits */
    public Asn {
        if (number < 0 || number > 0xffff_ffffL) {
            throw new IllegalArgumentException("AS number out of range 0-4294967295: " + number);
        }
    }

    /** The AS number in the unsigned 32-bit field {@code bits}. */
    public static Asn ofBits(int bits) {
        return new Asn(bits & 0xffff_ffffL);
    }

    /**
     * Takes {@code AS64496}, {@code 64496} and asdot {@code 1.10} (RFC 5396).
     *
     * @throws IllegalArgumentException naming the text if it is none of these
     */
    public static Asn parse(String text) {
        String digits = Decimal.withoutAs(text);
        try {
            int dot = digits.indexOf('.');
            if (dot < 0) {
                return new Asn(Decimal.parse(digits, 0xffff_ffffL));
            }
            return new Asn(Decimal.parse(digits.substring(0, dot), 0xffff) << 16
                    | Decimal.parse(digits.substring(dot + 1), 0xffff));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an AS number: " + text, e);
        }
    }

    /** The number as a 32-bit field. */
    public int bits() {
        return (int) number;
    }

    @Override
    public int compareTo(Asn other) {
        return Long.compare(number, other.number);
    }

    // Written out: what Java makes of a record at the first call takes as long as its own start (docs/perf/start.md).
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Asn that && number == that.number;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    @Override
    public String toString() {
        return "AS" + number;
    }
}
