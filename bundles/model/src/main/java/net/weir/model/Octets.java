package net.weir.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Network-order integers in a byte array, as every protocol here writes them. The array bounds are the caller's check. */
public final class Octets {
    private static final VarHandle I16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Octets() {}

    public static int u8(byte[] bytes, int offset) {
        return bytes[offset] & 0xff;
    }

    public static int u16(byte[] bytes, int offset) {
        return (short) I16.get(bytes, offset) & 0xffff;
    }

    public static int u24(byte[] bytes, int offset) {
        return u16(bytes, offset) << 8 | u8(bytes, offset + 2);
    }

    public static int i32(byte[] bytes, int offset) {
        return (int) I32.get(bytes, offset);
    }

    public static long u32(byte[] bytes, int offset) {
        return i32(bytes, offset) & 0xffff_ffffL;
    }

    public static long i64(byte[] bytes, int offset) {
        return (long) I64.get(bytes, offset);
    }

    public static void put16(byte[] bytes, int offset, int value) {
        I16.set(bytes, offset, (short) value);
    }

    public static void put32(byte[] bytes, int offset, int value) {
        I32.set(bytes, offset, value);
    }

    public static void put64(byte[] bytes, int offset, long value) {
        I64.set(bytes, offset, value);
    }
}
