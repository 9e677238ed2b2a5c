package net.weir.rib;

import net.weir.rib.table.LaneCount;

/** Counts and marks of one family of one peer, kept over its epochs. Counted by the owning lane, read by all. */
final class FamilyState {
    private final LaneCount duplicates = new LaneCount();
    private final LaneCount absentWithdrawals = new LaneCount();
    private final LaneCount stale = new LaneCount();
    private final Marks marks;
    private volatile boolean endOfRib;
    private volatile boolean heard;

    /** @param marks what is to be doubted of it so far */
    FamilyState(Marks marks) {
        this.marks = marks;
    }

    /** Announcements that changed nothing. */
    LaneCount duplicates() {
        return duplicates;
    }

    /** Withdrawals by the peer of routes that were not there. */
    LaneCount absentWithdrawals() {
        return absentWithdrawals;
    }

    /** Routes kept over the loss of the router and not heard again yet. */
    LaneCount stale() {
        return stale;
    }

    Marks marks() {
        return marks;
    }

    boolean endOfRib() {
        return endOfRib;
    }

    void setEndOfRib(boolean seen) {
        endOfRib = seen;
    }

    /** True if the peer ever spoke of the family. */
    boolean heard() {
        return heard;
    }

    void hear() {
        if (!heard) {
            heard = true;
        }
    }
}
