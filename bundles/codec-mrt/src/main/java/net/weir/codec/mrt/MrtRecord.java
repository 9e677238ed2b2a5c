package net.weir.codec.mrt;

import net.weir.model.Octets;

/**
 * One record in place: its common header read, its body not (RFC 6396 section 2). Reused for every record; the octets are
 * the reader's and valid until its next record. Confined to one thread.
 */
public final class MrtRecord {
    /** Octets of the common header, which the length field does not count. */
    public static final int HEADER = 12;

    private byte[] buffer = new byte[0];
    private int offset;
    private int length;
    private long fileOffset;
    private int type;
    private int subtype;
    private long seconds;
    private int micros;
    private int bodyOffset;

    /**
     * Reads the header of the record at {@code octets[at..at+total)}.
     *
     * @param at of the common header
     * @param total length with the common header, at least {@link #HEADER}
     * @param where the record starts in its file, decompressed
     * @return false if it is too short for the microseconds that its type has; then only type and place are known
     */
    public boolean wrap(byte[] octets, int at, int total, long where) {
        buffer = octets;
        offset = at;
        length = total;
        fileOffset = where;
        seconds = Octets.u32(octets, at);
        type = Octets.u16(octets, at + 4);
        subtype = Octets.u16(octets, at + 6);
        boolean extended = isExtended();
        bodyOffset = at + HEADER + (extended ? 4 : 0);
        if (bodyOffset > at + total) {
            bodyOffset = at + total;
            micros = 0;
            return false;
        }
        micros = extended ? Octets.i32(octets, at + HEADER) : 0;
        return true;
    }

    /** The octets, in which {@link #bodyOffset} counts; never to be written. */
    public byte[] buffer() {
        return buffer;
    }

    /** Where the common header is in the buffer. */
    public int offset() {
        return offset;
    }

    /** Octets with the common header. */
    public int length() {
        return length;
    }

    /** Where the record starts in its file, decompressed. */
    public long fileOffset() {
        return fileOffset;
    }

    public int type() {
        return type;
    }

    public int subtype() {
        return subtype;
    }

    /** The record's time in seconds since 1970 UTC, unsigned 32 bits. */
    public long seconds() {
        return seconds;
    }

    /** True if the record says microseconds too (BGP4MP_ET, RFC 6396 section 3). */
    public boolean isExtended() {
        return type == MrtType.BGP4MP_ET;
    }

    /** The microseconds as they stand there, unsigned 32 bits; 0 without. */
    public long micros() {
        return micros & 0xffff_ffffL;
    }

    /** The record's time in microseconds since 1970 UTC; a part above 999,999 is taken as that. */
    public long timeMicros() {
        return seconds * 1_000_000 + Math.min(micros(), 999_999);
    }

    /** True if the microseconds are more than a second has. */
    public boolean isClockBroken() {
        return micros() > 999_999;
    }

    /** Where the body is in the buffer, microseconds not included. */
    public int bodyOffset() {
        return bodyOffset;
    }

    /** Where the body ends in the buffer. */
    public int end() {
        return offset + length;
    }

    @Override
    public String toString() {
        return MrtType.name(type, subtype) + " at octet " + fileOffset;
    }
}
