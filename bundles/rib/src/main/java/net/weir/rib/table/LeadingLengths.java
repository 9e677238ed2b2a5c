package net.weir.rib.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Which lengths there may be among prefixes that begin alike, so that the search for the longest match tries few. It only
 * ever says too many: prefixes with other beginnings may share a place, and nothing is taken out until the table that it
 * belongs to is made anew. Read without a lock, added to under the dictionary's.
 */
final class LeadingLengths {
    private static final VarHandle MASK = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int PREFIXES_EACH = 16;

    private final int lead;
    private final long[] masks;

    /**
     * @param v6 lengths are told apart behind 32 bits, else behind 16
     * @param prefixes for how many there is room, a power of two
     */
    LeadingLengths(boolean v6, int prefixes) {
        lead = v6 ? 32 : 16;
        masks = new long[(int) Math.min(1L << lead, Math.max(2, prefixes / PREFIXES_EACH))];
    }

    long octets() {
        return 24 + Footprint.array(masks.length, 8);
    }

    private int place(long high) {
        long beginning = high >>> 64 - lead;
        boolean ownPlaces = masks.length == 1L << lead;
        return (int)
                (ownPlaces
                        ? beginning
                        : beginning * 0x9E3779B97F4A7C15L >>> Long.numberOfLeadingZeros(masks.length) + 1);
    }

    /** Longer ones than a word has bits share the last bit. */
    private long bit(int length) {
        return 1L << Math.min(length - lead, 63);
    }

    void add(long high, int length) {
        if (length >= lead) {
            int at = place(high);
            MASK.setRelease(masks, at, masks[at] | bit(length));
        }
    }

    /**
     * The lengths from {@code 64 * word} on, one a bit, that there may be among prefixes that begin like the address. All
     * lengths up to that of the beginning are among them.
     */
    long lengths(long high, int word) {
        long mask = (long) MASK.getAcquire(masks, place(high));
        return word == 0 ? mask << lead | (1L << lead) - 1 : mask >> Math.min(64 * word - lead, 63);
    }
}
