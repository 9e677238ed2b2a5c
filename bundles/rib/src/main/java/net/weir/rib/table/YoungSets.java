package net.weir.rib.table;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The numbers of sets that are not packed yet, oldest first, each at most once (the stripe sees to that). What is due has
 * been here for the delay and for twice the delay at most. Guarded by its stripe.
 */
final class YoungSets {
    private static final int CHUNK = 128;

    private final Footprint footprint;
    private final Deque<int[]> chunks = new ArrayDeque<>();

    // positions in the order of arrival
    private long added;
    private long taken;
    private long due;

    /** What was added up to here was there at {@link #since}. */
    private long next;

    private long since;

    YoungSets(Footprint footprint) {
        this.footprint = footprint;
    }

    void add(int number) {
        if (added % CHUNK == 0) {
            chunks.add(new int[CHUNK]);
            footprint.add(Footprint.array(CHUNK, 4));
        }
        chunks.getLast()[(int) (added++ % CHUNK)] = number;
    }

    /** @param delay all is due if 0 */
    void age(long now, long delay) {
        if (delay > 0 && next > due && now - since < delay) {
            return;
        }
        due = delay > 0 ? next : added;
        next = added;
        since = now;
    }

    /** The number of the oldest that is due, or -1. */
    int poll() {
        if (taken == due) {
            return -1;
        }
        int number = chunks.getFirst()[(int) (taken++ % CHUNK)];
        if (taken % CHUNK == 0 || taken == added) {
            chunks.removeFirst();
            footprint.add(-Footprint.array(CHUNK, 4));
        }
        if (taken == added) {
            added = taken = due = next = 0;
        }
        return number;
    }
}
