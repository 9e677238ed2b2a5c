package net.weir.roto.bgp;

/** Leading bits of 128. */
final class Bits {
    private Bits() {}

    static boolean same(long high, long low, long otherHigh, long otherLow, int length) {
        return ((high ^ otherHigh) & high(length)) == 0 && ((low ^ otherLow) & low(length)) == 0;
    }

    /** The upper half of a mask of this length. */
    static long high(int length) {
        return length >= 64 ? -1L : length == 0 ? 0 : -1L << 64 - length;
    }

    static long low(int length) {
        return length >= 128 ? -1L : length <= 64 ? 0 : -1L << 128 - length;
    }
}
