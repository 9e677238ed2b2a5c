package net.weir.model;

/** Walks over canonical attribute octets without copying. Confined to the thread that asked for it. */
public final class AttributeCursor {
    private final byte[] octets;
    private final int limit;
    private int end;
    private int flags;
    private int type = -1;
    private int value;

    AttributeCursor(byte[] octets) {
        this(octets, 0, octets.length);
    }

    private AttributeCursor(byte[] octets, int from, int limit) {
        this.octets = octets;
        this.end = from;
        this.limit = limit;
    }

    /**
     * A cursor before the first of the attributes that stand in this one's value from {@code index} to its end, which the
     * caller made sure close.
     */
    public AttributeCursor inside(int index) {
        return new AttributeCursor(octets, value + index, end);
    }

    /** Moves on; false after the last attribute. */
    public boolean next() {
        if (end >= limit) {
            return false;
        }
        flags = octets[end] & 0xff;
        type = octets[end + 1] & 0xff;
        boolean extended = (flags & AttributeType.EXTENDED_LENGTH) != 0;
        value = end + (extended ? 4 : 3);
        end = value + (extended ? Octets.u16(octets, end + 2) : octets[end + 2] & 0xff);
        return true;
    }

    public int flags() {
        return flags;
    }

    public int type() {
        return type;
    }

    /** Length of the value in octets. */
    public int length() {
        return end - value;
    }

    byte[] octets() {
        return octets;
    }

    int valueOffset() {
        return value;
    }

    /** The octet at {@code index} of the value, unsigned. */
    public int u8(int index) {
        return octets[value + index] & 0xff;
    }

    /** The 4 octets at {@code index} of the value, unsigned. */
    public long u32(int index) {
        return Octets.u32(octets, value + index);
    }

    /** The 8 octets at {@code index} of the value. */
    public long i64(int index) {
        return Octets.i64(octets, value + index);
    }

    /** A copy of this attribute. */
    public RawAttribute attribute() {
        return new RawAttribute(flags, type, Bytes.copyOf(octets, value, length()));
    }
}
