package net.weir.rib.table;

import org.jspecify.annotations.Nullable;

/**
 * Makes packed sets out of canonical octets, and takes them back. Thread-safe.
 *
 * <p>A set is packed if that takes less: a part that others have already costs nothing, a new one its share among the sets
 * that are expected to have it some day. Without that hope nothing would be packed, since every part is new once.
 */
final class Packer {
    /** With one full table of real paths, parts have about this many holders; each further peer adds to it. */
    private static final int HOLDERS = 4;

    private final Parts parts;
    private volatile int expected = HOLDERS;

    Packer(Footprint footprint) {
        parts = new Parts(footprint);
    }

    /** How many sets are expected to have a part that is new. */
    void expect(int holders) {
        expected = holders;
    }

    Parts parts() {
        return parts;
    }

    /** The same set in parts, which it holds from now on; null if it takes less as it is. */
    @Nullable
    PackedSet pack(byte[] octets) {
        Split split = Split.of(octets);
        if (split == null) {
            return null;
        }
        long added = 0;
        byte[] tail = null;
        if (split.tail() != null) {
            tail = (byte[]) parts.hold(split.tail());
            added += cost(split.tail(), tail);
        }
        byte[] own = (byte[]) parts.hold(split.own());
        added += cost(split.own(), own);
        Object rest = own;
        if (split.communities().length > 0) {
            byte[] communities = (byte[]) parts.hold(split.communities());
            added += cost(split.communities(), communities);
            Frame frame = new Frame(own, communities);
            rest = frame(frame);
            added += cost(frame, rest);
        }
        PackedSet packed = new PackedSet(rest, tail, split.firstAs());
        if (PackedSet.OCTETS + added / expected >= Footprint.array(octets.length, 1)) {
            release(packed);
            return null;
        }
        return packed;
    }

    private static long cost(Object part, Object kept) {
        return kept == part ? Parts.octets(part) : 0;
    }

    /** The frame that is kept holds its octets once, however many sets hold the frame. */
    private Object frame(Frame frame) {
        Object kept = parts.hold(frame);
        if (kept != frame) {
            parts.release(frame.own);
            parts.release(frame.communities);
        }
        return kept;
    }

    /** No longer holds the parts of a set. */
    void release(PackedSet set) {
        byte[] tail = set.tail();
        if (tail != null) {
            parts.release(tail);
        }
        if (parts.release(set.rest()) && set.rest() instanceof Frame frame) {
            parts.release(frame.own);
            parts.release(frame.communities);
        }
    }
}
