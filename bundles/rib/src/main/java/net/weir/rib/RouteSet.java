package net.weir.rib;

import java.util.Arrays;

/** A set of (prefix id, path id), emptied for every update that needs it. Confined to one lane. */
final class RouteSet {
    private long[] slots = new long[64];
    private int size;

    void clear() {
        if (size > 0) {
            Arrays.fill(slots, 0);
            size = 0;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    private static long key(int prefixId, int pathId) {
        return (long) prefixId << 32 | pathId & 0xffff_ffffL; // never 0: prefix ids start at 1
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        int at = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (slots[at] != 0 && slots[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    void add(int prefixId, int pathId) {
        long key = key(prefixId, pathId);
        int at = slot(key);
        if (slots[at] == 0) {
            slots[at] = key;
            if (++size * 2 > slots.length) {
                grow();
            }
        }
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long key : old) {
            if (key != 0) {
                slots[slot(key)] = key;
            }
        }
    }

    boolean contains(int prefixId, int pathId) {
        return slots[slot(key(prefixId, pathId))] != 0;
    }
}
