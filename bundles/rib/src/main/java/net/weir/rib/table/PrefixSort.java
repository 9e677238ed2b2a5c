package net.weir.rib.table;

/**
 * Sorts ids by their prefixes: a radix sort, octet by octet from the last that counts, which skips octets in which all
 * are the same. Nobody outside can choose prefixes that make it slow.
 */
final class PrefixSort {
    private static final int OCTET = 256;

    private final PrefixNodes nodes;
    private int[] ids;
    private long[] keys;
    private int[] otherIds;
    private long[] otherKeys;

    private PrefixSort(PrefixNodes nodes, int[] ids) {
        this.nodes = nodes;
        this.ids = ids;
        this.keys = new long[ids.length];
        this.otherIds = new int[ids.length];
        this.otherKeys = new long[ids.length];
    }

    /** The same ids in the dictionary's order; the argument may be used up. */
    static int[] sort(PrefixNodes nodes, int[] ids) {
        if (ids.length < 2) {
            return ids;
        }
        PrefixSort sort = new PrefixSort(nodes, ids);
        sort.by(nodes::length, 1);
        sort.by(nodes::low, Long.BYTES);
        sort.by(nodes::high, Long.BYTES);
        return sort.ids;
    }

    private interface Key {
        long of(int id);
    }

    private void by(Key key, int octets) {
        for (int i = 0; i < ids.length; i++) {
            keys[i] = key.of(ids[i]);
        }
        for (int octet = 0; octet < octets; octet++) {
            byOctet(octet * Byte.SIZE);
        }
    }

    private void byOctet(int shift) {
        int[] from = new int[OCTET + 1];
        for (long key : keys) {
            from[((int) (key >>> shift) & OCTET - 1) + 1]++;
        }
        for (int i = 1; i <= OCTET; i++) {
            if (from[i] == ids.length) {
                return; // all the same
            }
            from[i] += from[i - 1];
        }
        for (int i = 0; i < ids.length; i++) {
            int to = from[(int) (keys[i] >>> shift) & OCTET - 1]++;
            otherIds[to] = ids[i];
            otherKeys[to] = keys[i];
        }
        int[] sortedIds = otherIds;
        otherIds = ids;
        ids = sortedIds;
        long[] sortedKeys = otherKeys;
        otherKeys = keys;
        keys = sortedKeys;
    }
}
