package net.weir.roto.bgp;

import java.util.Collection;
import net.weir.model.Prefix;

/**
 * A set of prefixes: hashes by address and length, and the lengths that occur, so that a question about what covers a
 * prefix takes one look for each of these. Immutable; nothing is allocated by questions.
 */
final class PrefixTable {
    private final long[] high;
    private final long[] low;
    /** Length, 256 for IPv6 on top, one more so that 0 is an empty place. */
    private final short[] tag;

    private final int mask;
    private final long lengths4;
    private final long lengths6Low;
    private final long lengths6High;

    PrefixTable(Collection<Prefix> prefixes) {
        int size = Integer.highestOneBit(Math.max(4, prefixes.size() * 2)) * 2;
        high = new long[size];
        low = new long[size];
        tag = new short[size];
        mask = size - 1;
        long v4 = 0;
        long v6Low = 0;
        long v6High = 0;
        for (Prefix prefix : prefixes) {
            put(prefix);
            int length = prefix.length();
            if (!prefix.isV6()) {
                v4 |= 1L << length;
            } else if (length < 64) {
                v6Low |= 1L << length;
            } else {
                v6High |= length == 128 ? 0 : 1L << length - 64;
            }
        }
        lengths4 = v4;
        lengths6Low = v6Low;
        lengths6High = v6High;
        hosts6 = prefixes.stream().anyMatch(p -> p.isV6() && p.length() == 128);
    }

    private final boolean hosts6;

    private void put(Prefix prefix) {
        long h = prefix.address().high();
        long l = prefix.address().low();
        short wanted = tag(prefix.isV6(), prefix.length());
        int at = hash(h, l, wanted) & mask;
        while (tag[at] != 0) {
            if (tag[at] == wanted && high[at] == h && low[at] == l) {
                return;
            }
            at = at + 1 & mask;
        }
        high[at] = h;
        low[at] = l;
        tag[at] = wanted;
    }

    private static short tag(boolean v6, int length) {
        return (short) ((v6 ? 256 : 0) + length + 1);
    }

    private static int hash(long h, long l, int wanted) {
        long mixed = ((h * 0x9E3779B97F4A7C15L ^ l) + wanted) * 0x9FB21C651E98DF25L;
        return (int) (mixed >>> 32);
    }

    private boolean has(long h, long l, short wanted) {
        int at = hash(h, l, wanted) & mask;
        while (tag[at] != 0) {
            if (tag[at] == wanted && high[at] == h && low[at] == l) {
                return true;
            }
            at = at + 1 & mask;
        }
        return false;
    }

    boolean contains(Prefix prefix) {
        return has(prefix.address().high(), prefix.address().low(), tag(prefix.isV6(), prefix.length()));
    }

    boolean covers(Prefix prefix) {
        return prefix.isV6()
                ? covers6(prefix.address().high(), prefix.address().low(), prefix.length())
                : covers4(prefix.address().low(), prefix.length());
    }

    /** @param address the 32 bits, zero-extended */
    boolean covers4(long address, int length) {
        long left = lengths4 & (length >= 63 ? -1L : (2L << length) - 1);
        while (left != 0) {
            int candidate = Long.numberOfTrailingZeros(left);
            if (has(0, candidate == 0 ? 0 : address & (-1L << 32 - candidate & 0xffff_ffffL), tag(false, candidate))) {
                return true;
            }
            left &= left - 1;
        }
        return false;
    }

    boolean covers6(long h, long l, int length) {
        long left = length >= 63 ? lengths6Low : lengths6Low & (2L << length) - 1;
        while (left != 0) {
            int candidate = Long.numberOfTrailingZeros(left);
            if (has(h & Bits.high(candidate), 0, tag(true, candidate))) {
                return true;
            }
            left &= left - 1;
        }
        left = length < 64 ? 0 : length >= 127 ? lengths6High : lengths6High & (2L << length - 64) - 1;
        while (left != 0) {
            int candidate = 64 + Long.numberOfTrailingZeros(left);
            if (has(h, l & Bits.low(candidate), tag(true, candidate))) {
                return true;
            }
            left &= left - 1;
        }
        return hosts6 && length == 128 && has(h, l, tag(true, 128));
    }
}
