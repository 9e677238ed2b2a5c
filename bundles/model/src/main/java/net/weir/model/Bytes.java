package net.weir.model;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable run of octets that owns its array. */
public final class Bytes implements Comparable<Bytes> {
    /** No octets. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] octets;

    private Bytes(byte[] octets) {
        this.octets = octets;
    }

    /** A copy of {@code length} octets from {@code offset}. */
    public static Bytes copyOf(byte[] source, int offset, int length) {
        return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(source, offset, offset + length));
    }

    /** A copy of the whole array. */
    public static Bytes copyOf(byte[] source) {
        return copyOf(source, 0, source.length);
    }

    /** @throws IllegalArgumentException if the text is not an even number of hex digits */
    public static Bytes ofHex(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex));
    }

    public int length() {
        return octets.length;
    }

    public int u8(int index) {
        return octets[index] & 0xff;
    }

    /** A fresh copy. */
    public byte[] toArray() {
        return octets.clone();
    }

    /** Copies all octets into {@code target} at {@code offset}. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(octets, 0, target, offset, octets.length);
    }

    /** By unsigned octets; what goes on is greater than what ended. */
    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(octets, other.octets);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Bytes other && Arrays.equals(octets, other.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** Lower-case hex without separators. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(octets);
    }
}
