package net.weir.rib.table;

import java.util.Arrays;

/** Ids that were given up and wait until no reader can hold them, oldest first. Guarded by its owner. */
final class Limbo {
    private int[] ids = new int[16];
    private long[] stamps = new long[16];
    private int first;
    private int size;

    void add(int id, long stamp) {
        if (size == ids.length) {
            grow();
        }
        int at = first + size++ & ids.length - 1;
        ids[at] = id;
        stamps[at] = stamp;
    }

    private void grow() {
        int old = ids.length;
        int[] moreIds = Arrays.copyOf(ids, old * 2);
        long[] moreStamps = Arrays.copyOf(stamps, old * 2);
        // what stood before "first" goes behind the old end, so that the ring closes again
        System.arraycopy(ids, 0, moreIds, old, first);
        System.arraycopy(stamps, 0, moreStamps, old, first);
        ids = moreIds;
        stamps = moreStamps;
    }

    /** The oldest id whose stamp is below {@code safe}, or -1. */
    int poll(long safe) {
        if (size == 0 || stamps[first] >= safe) {
            return -1;
        }
        int id = ids[first];
        first = first + 1 & ids.length - 1;
        size--;
        if (size == 0 && ids.length > 4096) {
            ids = new int[16];
            stamps = new long[16];
            first = 0;
        }
        return id;
    }

    int size() {
        return size;
    }
}
