package net.weir.model;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An IPv4 or IPv6 address. IPv4 keeps its 32 bits in {@code low} and {@code high} is 0; the two kinds are never equal,
 * an IPv4-mapped IPv6 address stays IPv6.
 */
public final class IpAddress implements Comparable<IpAddress> {
    private final boolean v6;
    private final long high;
    private final long low;

    private IpAddress(boolean v6, long high, long low) {
        this.v6 = v6;
        this.high = high;
        this.low = low;
    }

    /** The IPv4 address with these 32 bits in network order. */
    public static IpAddress ofV4(int bits) {
        return new IpAddress(false, 0, bits & 0xffff_ffffL);
    }

    /** The IPv6 address with these 128 bits in network order. */
    public static IpAddress ofV6(long high, long low) {
        return new IpAddress(true, high, low);
    }

    /** The address of a socket; a scope id is dropped. */
    public static IpAddress of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return decode(bytes, 0, bytes.length);
    }

    /**
     * Reads 4 or 16 octets at {@code offset}.
     *
     * @throws IllegalArgumentException for any other length
     */
    public static IpAddress decode(byte[] bytes, int offset, int length) {
        return switch (length) {
            case 4 -> ofV4(Octets.i32(bytes, offset));
            case 16 -> ofV6(Octets.i64(bytes, offset), Octets.i64(bytes, offset + 8));
            default -> throw new IllegalArgumentException("an address has 4 or 16 octets, not " + length);
        };
    }

    /**
     * Takes dotted IPv4 and RFC 4291 IPv6 text; never asks a name server.
     *
     * @throws IllegalArgumentException naming the text if it is no address
     */
    public static IpAddress parse(String text) {
        return AddressText.parse(text);
    }

    public boolean isV6() {
        return v6;
    }

    /** 32 or 128. */
    public int bitLength() {
        return v6 ? 128 : 32;
    }

    /** The upper 64 bits of an IPv6 address, 0 for IPv4. */
    public long high() {
        return high;
    }

    /** The lower 64 bits of an IPv6 address, the 32 bits of an IPv4 address zero-extended. */
    public long low() {
        return low;
    }

    /** True for fe80::/10 (RFC 4291 section 2.5.6). */
    public boolean isLinkLocal() {
        return v6 && high >>> 54 == 0xfe80 >>> 6;
    }

    /** True for 0.0.0.0 and ::. */
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    /** 4 or 16 octets in network order. */
    public byte[] toBytes() {
        byte[] bytes = new byte[v6 ? 16 : 4];
        if (v6) {
            Octets.put64(bytes, 0, high);
            Octets.put64(bytes, 8, low);
        } else {
            Octets.put32(bytes, 0, (int) low);
        }
        return bytes;
    }

    /** The same address for the JDK's socket classes. */
    public InetAddress toInetAddress() {
        try {
            return InetAddress.getByAddress(toBytes());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 octets are always an address", e);
        }
    }

    /** IPv4 before IPv6, then by unsigned value. */
    @Override
    public int compareTo(IpAddress other) {
        if (v6 != other.v6) {
            return v6 ? 1 : -1;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof IpAddress other && v6 == other.v6 && high == other.high && low == other.low;
    }

    @Override
    public int hashCode() {
        long mixed = (high * 0x9E3779B97F4A7C15L ^ low) * 0x9FB21C651E98DF25L;
        return (int) (mixed >>> 32);
    }

    /** Dotted decimal, or RFC 5952 text. */
    @Override
    public String toString() {
        return AddressText.append(new StringBuilder(40), this).toString();
    }
}
