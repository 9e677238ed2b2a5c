package net.weir.model;

/** Network-order integers in a byte array, as every protocol here writes them. The array bounds are the caller's check. */
public final class Octets {
    private Octets() {}

    public static int u8(byte[] bytes, int offset) {
        return bytes[offset] & 0xff;
    }

    public static int u16(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
    }

    public static int u24(byte[] bytes, int offset) {
        return u16(bytes, offset) << 8 | u8(bytes, offset + 2);
    }

    public static int i32(byte[] bytes, int offset) {
        return bytes[offset] << 24
                | (bytes[offset + 1] & 0xff) << 16
                | (bytes[offset + 2] & 0xff) << 8
                | bytes[offset + 3] & 0xff;
    }

    public static long u32(byte[] bytes, int offset) {
        return i32(bytes, offset) & 0xffff_ffffL;
    }

    public static long i64(byte[] bytes, int offset) {
        return (long) i32(bytes, offset) << 32 | u32(bytes, offset + 4);
    }

    public static void put16(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) (value >>> 8);
        bytes[offset + 1] = (byte) value;
    }

    public static void put32(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) (value >>> 24);
        bytes[offset + 1] = (byte) (value >>> 16);
        bytes[offset + 2] = (byte) (value >>> 8);
        bytes[offset + 3] = (byte) value;
    }

    public static void put64(byte[] bytes, int offset, long value) {
        put32(bytes, offset, (int) (value >>> 32));
        put32(bytes, offset + 4, (int) value);
    }
}
