package net.weir.cli.mrt;

import net.weir.model.Octets;

/**
 * Octets read as bgpdump reads them: behind the end there are zeros, never an error. Confined to one thread, reused.
 */
final class Wire {
    byte[] octets = new byte[0];
    int at;
    int end;

    Wire over(byte[] source, int from, int to) {
        octets = source;
        at = from;
        end = Math.max(from, to);
        return this;
    }

    int left() {
        return end - at;
    }

    int u8() {
        return at < end ? octets[at++] & 0xff : 0;
    }

    int u16() {
        if (end - at >= 2) {
            at += 2;
            return Octets.u16(octets, at - 2);
        }
        return (int) padded(2);
    }

    int i32() {
        if (end - at >= 4) {
            at += 4;
            return Octets.i32(octets, at - 4);
        }
        return (int) padded(4);
    }

    int asn(int width) {
        return width == 4 ? i32() : u16();
    }

    /** The next {@code count} octets, 8 at most, as a number, zeros behind the end; what is there is passed. */
    private long padded(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | u8();
        }
        return value;
    }

    /** The next {@code count} octets from the left of 8. */
    long left8(int count) {
        if (count > 0 && count <= 4 && count <= end - at && at + 4 <= octets.length) {
            at += count;
            return (long) Octets.i32(octets, at - count) << 32 & -1L << 64 - 8 * count;
        }
        return count <= 0 ? 0 : padded(Math.min(count, 8)) << 64 - 8 * Math.min(count, 8);
    }

    /** Passes up to {@code count} octets and gives where they end. */
    int skip(int count) {
        at += Math.min(count, end - at);
        return at;
    }
}
