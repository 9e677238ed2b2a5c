package net.weir.model;

/**
 * An IP prefix without host bits.
 *
 * @param address the first address of the prefix
 * @param length 0 to 32 or 128
 */
public record Prefix(IpAddress address, int length) implements Comparable<Prefix> {

    /** @throws IllegalArgumentException if the length does not fit the family or host bits are set */
    public Prefix {
        if (length < 0 || length > address.bitLength()) {
            throw new IllegalArgumentException("prefix length " + length + " is not 0-" + address.bitLength());
        }
        if (!mask(address, length).equals(address)) {
            throw new IllegalArgumentException("host bits set in " + address + "/" + length);
        }
    }

    /** The prefix of this length that holds {@code address}; host bits are cleared. */
    public static Prefix masked(IpAddress address, int length) {
        if (length < 0 || length > address.bitLength()) {
            throw new IllegalArgumentException("prefix length " + length + " is not 0-" + address.bitLength());
        }
        return new Prefix(mask(address, length), length);
    }

    /**
     * Takes {@code 192.0.2.0/24} or {@code 2001:db8::/32}; an address alone is a host prefix.
     *
     * @throws IllegalArgumentException if it is neither, or host bits are set
     */
    public static Prefix parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return new Prefix(address, address.bitLength());
        }
        String digits = text.substring(slash + 1);
        try {
            if (digits.length() == 1 || !digits.startsWith("0")) {
                return new Prefix(address, (int) Decimal.parse(digits, 999));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a prefix length: " + text, e);
        }
        throw new IllegalArgumentException("not a prefix length: " + text);
    }

    public boolean isV6() {
        return address.isV6();
    }

    /** True if {@code other} is this prefix or a more specific of it. */
    public boolean covers(Prefix other) {
        return other.length >= length && contains(other.address);
    }

    public boolean contains(IpAddress candidate) {
        return candidate.isV6() == isV6() && mask(candidate, length).equals(address);
    }

    private static IpAddress mask(IpAddress a, int length) {
        if (!a.isV6()) {
            return IpAddress.ofV4((int) (a.low() & (length == 0 ? 0 : -1L << 32 - length)));
        }
        long high = length >= 64 ? a.high() : a.high() & (length == 0 ? 0 : -1L << 64 - length);
        long low = length == 128 ? a.low() : length <= 64 ? 0 : a.low() & -1L << 128 - length;
        return IpAddress.ofV6(high, low);
    }

    /** By address, then shorter first: a prefix stands before its more specifics. */
    @Override
    public int compareTo(Prefix other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(length, other.length);
    }

    @Override
    public String toString() {
        return AddressText.append(new StringBuilder(44), address)
                .append('/')
                .append(length)
                .toString();
    }
}
