package net.weir.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * The keyed hash of an attribute block. The key is random for each process, so that nobody outside can choose attribute
 * sets that collide; equality is always decided by the octets.
 */
public final class AttributeHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED = new SecureRandom().nextLong();
    private static final long M1 = 0x9E3779B97F4A7C15L;
    private static final long M2 = 0xE7037ED1A0B428DBL;

    private AttributeHash() {}

    /** Mixes eight octets a step by a 64x64 to 128 bit multiplication, folded. */
    public static long of(byte[] bytes, int offset, int length) {
        long h = SEED ^ length * M1;
        int at = offset;
        int end = offset + length;
        for (; at + 8 <= end; at += 8) {
            h = fold((long) LONGS.get(bytes, at) ^ h, M2 ^ SEED);
        }
        long tail = 0;
        for (int shift = 0; at < end; at++, shift += 8) {
            tail |= (bytes[at] & 0xffL) << shift;
        }
        return fold(tail ^ h, M1 ^ SEED);
    }

    private static long fold(long a, long b) {
        return a * b ^ Math.multiplyHigh(a, b);
    }
}
