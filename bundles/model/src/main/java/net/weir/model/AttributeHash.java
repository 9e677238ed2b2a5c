package net.weir.model;

import static net.weir.model.HashMix.fold;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The keyed hash of an attribute block. The key is random for each process, so that nobody outside can choose attribute
 * sets that collide; equality is always decided by the octets.
 */
public final class AttributeHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED = HashKeys.of("attributes, start");
    private static final long KEY = HashKeys.of("attributes, first chain");
    private static final long OTHER_KEY = HashKeys.of("attributes, second chain");
    private static final long LENGTHS = 0x9E3779B97F4A7C15L;

    private AttributeHash() {}

    /** The hash of the octets with this process's key. */
    public static long of(byte[] bytes, int offset, int length) {
        return of(bytes, offset, length, SEED, KEY, OTHER_KEY);
    }

    /**
     * Takes in sixteen octets a step. Each step waits for the one before, so there are two chains as long as there are 32
     * octets. The end is one to one, so that what differs before it stays apart.
     */
    static long of(byte[] bytes, int offset, int length, long seed, long key, long otherKey) {
        long h = seed ^ length * LENGTHS;
        long g = seed;
        int at = offset;
        int end = offset + length;
        for (; at + 32 <= end; at += 32) {
            h = fold((long) LONGS.get(bytes, at) ^ key, (long) LONGS.get(bytes, at + 8) ^ h);
            g = fold((long) LONGS.get(bytes, at + 16) ^ otherKey, (long) LONGS.get(bytes, at + 24) ^ g);
        }
        h ^= g;
        if (at + 16 <= end) {
            h = fold((long) LONGS.get(bytes, at) ^ key, (long) LONGS.get(bytes, at + 8) ^ h);
            at += 16;
        }
        if (at + 8 <= end) {
            h = fold((long) LONGS.get(bytes, at) ^ key, otherKey ^ h);
        }
        return HashMix.avalanche(tail(bytes, offset, length) ^ h, seed | 1);
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
}
