package net.weir.rib.table;

import java.util.Arrays;

/**
 * The prefixes of a dictionary in ascending order. A new prefix is only noted; it gets its place when somebody walks, with
 * all that came since: a table is loaded without being sorted route by route, and mostly nobody asks.
 *
 * <p>Noting and removing are done under the dictionary's lock, walking inside a guard. A walk finds what was there when
 * it looked, whatever is noted meanwhile.
 */
final class PrefixOrder {
    private static final int STRETCH = 512;

    private final PrefixNodes nodes;
    private final PrefixTree tree;
    private final Object lock;
    private final Object sorting = new Object();

    /** Ids without their place, but for those that are being sorted. Under the lock. */
    private final IntStack fresh = new IntStack();

    /** Not 0 if some of these may be dead. Under the lock. */
    private int dead;

    /** Ids without their place, those included that are being sorted. Changed under the lock. */
    private volatile int unsorted;

    /** @param lock the dictionary's */
    PrefixOrder(PrefixNodes nodes, Footprint footprint, Object lock) {
        this.nodes = nodes;
        this.tree = new PrefixTree(nodes, footprint);
        this.lock = lock;
    }

    /** Notes a prefix that was just allocated. Under the lock. */
    void add(int id) {
        fresh.push(id);
        unsorted = unsorted + 1;
    }

    /** Removes a prefix that is dead from now on. Under the lock. */
    void remove(PrefixKey key, int id) {
        if (nodes.isUnsorted(id)) {
            dead++;
        } else {
            tree.remove(key);
        }
    }

    /** Forgets dead ids that never got a place; before they are freed. Under the lock. */
    void forgetDead() {
        if (dead > 0) {
            for (int id : takeLiving()) {
                fresh.push(id);
            }
        }
    }

    private int[] takeLiving() {
        int[] all = fresh.take();
        int[] living = dead == 0 ? all : living(all, 0, all.length);
        dead = 0;
        unsorted -= all.length - living.length;
        return living;
    }

    private int[] living(int[] ids, int from, int to) {
        return Arrays.stream(ids, from, to).filter(id -> !nodes.isDead(id)).toArray();
    }

    /** Moves the key on to the next prefix in order; false if there is none. Inside a guard. */
    boolean next(PrefixKey key, boolean orEqual) {
        if (unsorted > 0) {
            sort();
        }
        return tree.next(key, orEqual);
    }

    /** Gives everything its place that was noted before. Who comes second waits for what the first has begun. */
    private void sort() {
        synchronized (sorting) {
            int[] ids;
            synchronized (lock) {
                ids = takeLiving();
            }
            // our guard keeps those that die meanwhile from being used again
            int[] sorted = PrefixSort.sort(nodes, ids);
            for (int from = 0; from < sorted.length; from += STRETCH) {
                synchronized (lock) { // in stretches, so that a lane with a new prefix does not wait for long
                    place(sorted, from, Math.min(sorted.length, from + STRETCH));
                }
            }
        }
    }

    private void place(int[] sorted, int from, int to) {
        int[] living = living(sorted, from, to);
        if (living.length > 0) {
            tree.insert(living, 0, living.length);
        }
        for (int id : living) {
            nodes.clearUnsorted(id);
        }
        unsorted -= to - from;
    }
}
