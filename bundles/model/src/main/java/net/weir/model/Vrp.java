package net.weir.model;

/**
 * A validated ROA payload (RFC 6811 section 2): the AS may originate the prefix and more specific ones.
 *
 * @param maxLength of the longest that it may, not below the prefix's own
 * @param asn AS0: nobody may (RFC 6483 section 4)
 */
public record Vrp(Prefix prefix, int maxLength, Asn asn) {
    /** @throws IllegalArgumentException if the maximum length does not fit the prefix */
    public Vrp {
        if (maxLength < prefix.length() || maxLength > (prefix.isV6() ? 128 : 32)) {
            throw new IllegalArgumentException("maximum length " + maxLength + " of " + prefix);
        }
    }

    @Override
    public String toString() {
        return prefix + "-" + maxLength + " " + asn;
    }
}
