package net.weir.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The keyed hash of an attribute block. The key is random for each process, so that nobody outside can choose attribute
 * sets that collide; equality is always decided by the octets.
 */
public final class AttributeHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED = Unguessable.number();
    private static final long KEY = Unguessable.number();
    private static final long OTHER_KEY = Unguessable.number();
    private static final long M1 = 0x9E3779B97F4A7C15L;
    private static final long M2 = 0xE7037ED1A0B428DBL;

    private AttributeHash() {}

    /**
     * Mixes sixteen octets a step by a 64x64 to 128 bit multiplication, folded. Each step waits for the one before, so there
     * are two chains as long as there are 32 octets.
     */
    public static long of(byte[] bytes, int offset, int length) {
        long h = SEED ^ length * M1;
        long g = SEED;
        int at = offset;
        int end = offset + length;
        for (; at + 32 <= end; at += 32) {
            h = fold((long) LONGS.get(bytes, at) ^ KEY, (long) LONGS.get(bytes, at + 8) ^ h);
            g = fold((long) LONGS.get(bytes, at + 16) ^ OTHER_KEY, (long) LONGS.get(bytes, at + 24) ^ g);
        }
        h ^= g;
        if (at + 16 <= end) {
            h = fold((long) LONGS.get(bytes, at) ^ KEY, (long) LONGS.get(bytes, at + 8) ^ h);
            at += 16;
        }
        if (at + 8 <= end) {
            h = fold((long) LONGS.get(bytes, at) ^ KEY, M2 ^ h);
        }
        return fold(tail(bytes, offset, length) ^ h, M1 ^ SEED);
    }

    /** The last eight octets, some of them mixed in before, or all if there are fewer. */
    private static long tail(byte[] bytes, int offset, int length) {
        if (length >= 8) {
            return (long) LONGS.get(bytes, offset + length - 8);
        }
        long tail = 0;
        for (int i = 0; i < length; i++) {
            tail |= (bytes[offset + i] & 0xffL) << 8 * i;
        }
        return tail;
    }

    private static long fold(long a, long b) {
        return a * b ^ Math.multiplyHigh(a, b);
    }
}
