package net.weir.cli.mrt;

/**
 * The prefixes of one field as bgpdump reads them, but all of them: it keeps 2,050 of a field and drops the rest without a
 * word. Confined to one thread, reused.
 */
final class DumpedNlri {
    private final Wire wire = new Wire();
    private byte[] octets = new byte[0];
    private int from;
    private int to;
    private boolean addPath;
    private int count;

    /** True if the attribute with this family was there, prefixes or not. */
    boolean present;

    int nextHopLength;
    int nextHopAt;

    int pathId;
    int length;
    long high;
    long low;
    /** Of a last prefix that did not fit: its length in bits as written, and the octets there are. */
    int cutLength;

    int cutAt;
    int cutOctets;

    void clear() {
        present = false;
        count = 0;
        nextHopLength = 0;
        cutLength = 0;
    }

    /** Notes the field and counts its prefixes. */
    void read(byte[] source, int start, int end, boolean withPathIds) {
        octets = source;
        from = start;
        to = end;
        addPath = withPathIds;
        count = 0;
        int at = start;
        while (at < end) {
            int size = (addPath ? 4 : 0) + 1;
            int bits = at + size <= end ? source[at + size - 1] & 0xff : 0;
            int bytes = bits + 7 >>> 3;
            if (at + size > end || end - at - size < bytes) {
                cutLength = bits;
                cutAt = Math.min(end, at + size);
                cutOctets = end - cutAt;
                if (at + size <= end) {
                    break;
                }
                bytes = 0;
            }
            at = Math.min(end, at + size + bytes);
            count++;
        }
    }

    int count() {
        return count;
    }

    void rewind() {
        wire.over(octets, from, to);
    }

    /** Moves to the next prefix; call as often as {@link #count} says. */
    void next() {
        pathId = addPath ? wire.i32() : 0;
        length = wire.u8();
        int bytes = length + 7 >>> 3;
        high = wire.left8(bytes);
        low = wire.left8(bytes - 8);
        if (bytes > 16) {
            wire.skip(bytes - 16);
        }
    }
}
