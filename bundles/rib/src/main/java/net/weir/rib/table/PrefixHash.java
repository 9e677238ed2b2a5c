package net.weir.rib.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import net.weir.model.HashKeys;
import net.weir.model.HashMix;

/**
 * Finds a prefix's id by its whole key. Found without a lock, changed under the dictionary's.
 *
 * <p>Open addressing; a slot holds the id (31 bits) and, above, the whole key of an IPv4 prefix, or 33 bits of the hash of
 * an IPv6 prefix: other keys are passed over without touching their nodes, all of them or nearly so. A removed entry leaves
 * a mark behind until the table is made anew: readers in the middle of it never miss what stays.
 */
final class PrefixHash {
    // nobody outside can choose prefixes that collide
    private static final long SEED = HashKeys.of("prefixes, high bits");
    private static final long KEY = HashKeys.of("prefixes, low bits");

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int ID_BITS = 31;
    private static final int ID = Integer.MAX_VALUE;
    /** No id. */
    private static final long REMOVED = 1L << ID_BITS;

    private static final int LEAST = 64;
    private static final int AHEAD = 4;
    private static final long LENGTHS = 0x9E3779B97F4A7C15L;

    private final boolean v6;
    private final PrefixNodes nodes;
    private final Footprint footprint;
    private volatile long[] slots = new long[LEAST];
    private volatile LeadingLengths lengths;
    private int entries;
    private int used;

    PrefixHash(boolean v6, PrefixNodes nodes, Footprint footprint) {
        this.v6 = v6;
        this.nodes = nodes;
        this.footprint = footprint;
        this.lengths = new LeadingLengths(v6, LEAST);
        footprint.add(Footprint.array(LEAST, 8) + lengths.octets());
    }

    private long hash(long high, long low, int length) {
        return v6 ? hash6(high, low, length, SEED, KEY) : hash4(high, length, SEED, KEY);
    }

    /** One to one: no two IPv4 prefixes have the same. */
    static long hash4(long high, int length, long seed, long key) {
        return HashMix.avalanche((high | length) ^ key, seed | 1);
    }

    static long hash6(long high, long low, int length, long seed, long key) {
        return HashMix.avalanche(HashMix.fold(high ^ seed, low ^ key) ^ length * LENGTHS, seed | 1);
    }

    /** What a slot has above the id; an IPv4 prefix is its bits, then a one, then zeroes. */
    private long head(long hash, long high, int length) {
        return v6 ? hash >>> ID_BITS : high >>> 31 | 1L << 32 - length;
    }

    /** The id of the key, or 0. */
    int find(PrefixKey key) {
        long hash = hash(key.high(), key.low(), key.length());
        long head = head(hash, key.high(), key.length());
        long[] table = slots;
        int mask = table.length - 1;
        for (int at = (int) hash & mask; ; at = at + 1 & mask) {
            long slot = (long) SLOT.getAcquire(table, at);
            if (slot == 0) {
                return 0;
            }
            int id = (int) slot & ID;
            if (slot >>> ID_BITS == head && id != 0 && (!v6 || nodes.matches(id, key))) {
                return id;
            }
        }
    }

    /**
     * The longest prefix that is here among those that cover the key and have one of these lengths; 0, with any key, if
     * there is none. The first slots of some are read before the first is looked into: one wait for memory instead of many.
     *
     * @param lengths a bit for each, from {@code base} on
     */
    int narrow(PrefixKey key, long lengths, int base) {
        long left = lengths;
        while (left != 0) {
            long next = left;
            long any = 0;
            for (int i = 0; i < AHEAD && next != 0; i++, next ^= Long.highestOneBit(next)) {
                any |= firstSlot(key, longest(next, base));
            }
            for (; any != 0 && left != next; left ^= Long.highestOneBit(left)) {
                key.setTruncated(key, longest(left, base));
                int id = find(key);
                if (id != 0) {
                    return id;
                }
            }
            left = next;
        }
        return 0;
    }

    private static int longest(long lengths, int base) {
        return base + 63 - Long.numberOfLeadingZeros(lengths);
    }

    private long firstSlot(PrefixKey whole, int bits) {
        long[] table = slots;
        long hash = hash(whole.high() & PrefixKey.highMask(bits), whole.low() & PrefixKey.lowMask(bits), bits);
        return (long) SLOT.getAcquire(table, (int) hash & table.length - 1);
    }

    /** The lengths from {@code 64 * word} on, one a bit, of which there may be a prefix that covers the key. */
    long lengths(PrefixKey key, int word) {
        return lengths.lengths(key.high(), word);
    }

    /** Adds a key that is not there. Under the lock. */
    void insert(PrefixKey key, int id) {
        if ((used + 1) * 3 > slots.length * 2) {
            rebuild(entries + 1);
        }
        long hash = hash(key.high(), key.low(), key.length());
        int at = freeSlot(slots, hash);
        if (slots[at] == 0) {
            used++;
        }
        entries++;
        lengths.add(key.high(), key.length());
        SLOT.setRelease(slots, at, slot(hash, key.high(), key.length(), id));
    }

    private long slot(long hash, long high, int length, int id) {
        return head(hash, high, length) << ID_BITS | id;
    }

    private static int freeSlot(long[] table, long hash) {
        int mask = table.length - 1;
        int at = (int) hash & mask;
        while (table[at] != 0 && table[at] != REMOVED) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** Removes a key that is there. Under the lock. */
    void remove(PrefixKey key, int id) {
        long hash = hash(key.high(), key.low(), key.length());
        long slot = slot(hash, key.high(), key.length(), id);
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] != slot) {
            at = at + 1 & mask;
        }
        SLOT.setRelease(slots, at, REMOVED);
        entries--;
        if (slots.length > LEAST && entries * 8L < slots.length) {
            rebuild(entries);
        }
    }

    private void rebuild(int forEntries) {
        int size = LEAST;
        while (size < forEntries * 2L) {
            size *= 2;
        }
        long[] old = slots;
        long[] table = new long[size];
        LeadingLengths found = new LeadingLengths(v6, size);
        for (long slot : old) {
            int id = (int) slot & ID;
            if (id != 0) {
                table[freeSlot(table, hash(nodes.high(id), nodes.low(id), nodes.length(id)))] = slot;
                found.add(nodes.high(id), nodes.length(id));
            }
        }
        footprint.add(Footprint.array(size, 8) - Footprint.array(old.length, 8));
        footprint.add(found.octets() - lengths.octets());
        used = entries;
        lengths = found;
        slots = table;
    }
}
