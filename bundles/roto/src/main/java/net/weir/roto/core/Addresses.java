package net.weir.roto.core;

import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.roto.run.RotoFailure;

/** Methods of addresses and prefixes. */
public final class Addresses {
    /** ::ffff:0:0/96 without its IPv4 address. */
    private static final long MAPPED = 0xffffL << 32;

    private Addresses() {}

    /** The prefix of this length; host bits are cleared. */
    public static Prefix prefix(IpAddress address, int length) {
        if (length > address.bitLength()) {
            throw new RotoFailure(
                    RotoFailure.Reason.PREFIX_LENGTH,
                    "prefix length " + length + " is more than " + address.bitLength());
        }
        return Prefix.masked(address, length);
    }

    public static boolean sameAddress(IpAddress left, IpAddress right) {
        return left.equals(right);
    }

    public static boolean isV4(IpAddress address) {
        return !address.isV6();
    }

    public static boolean isV6(IpAddress address) {
        return address.isV6();
    }

    /** The IPv4 address of an IPv4-mapped one. */
    public static IpAddress canonical(IpAddress address) {
        boolean mapped = address.isV6() && address.high() == 0 && (address.low() & -1L << 32) == MAPPED;
        return mapped ? IpAddress.ofV4((int) address.low()) : address;
    }

    public static IpAddress maximum(Prefix prefix) {
        IpAddress address = prefix.address();
        int length = prefix.length();
        if (!address.isV6()) {
            return IpAddress.ofV4((int) (address.low() | (length == 0 ? -1L : (1L << 32 - length) - 1)));
        }
        long high = length >= 64 ? 0 : length == 0 ? -1L : (1L << 64 - length) - 1;
        long low = length == 128 ? 0 : length <= 64 ? -1L : (1L << 128 - length) - 1;
        return IpAddress.ofV6(address.high() | high, address.low() | low);
    }

    public static boolean samePrefix(Prefix left, Prefix right) {
        return left.equals(right);
    }
}
