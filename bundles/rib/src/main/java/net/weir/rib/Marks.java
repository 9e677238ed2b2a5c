package net.weir.rib;

/**
 * What is to be doubted of one family of one peer. A mark ends with the End-of-RIB that follows a Peer Up that came after
 * the mark: only then has the peer told everything since. Thread-safe: a gap is heard on any lane.
 */
final class Marks {
    private volatile long incompleteSince;
    private volatile boolean dirty;
    private int incompleteUps;
    private int dirtyUps;
    private int ups;

    /** The same marks for a family of its own. */
    synchronized Marks copy() {
        Marks copy = new Marks();
        copy.incompleteSince = incompleteSince;
        copy.incompleteUps = incompleteUps;
        copy.dirty = dirty;
        copy.dirtyUps = dirtyUps;
        copy.ups = ups;
        return copy;
    }

    /** Routes may be missing or too many, since then; an earlier mark keeps its time. */
    synchronized void incomplete(long sinceMicros) {
        if (incompleteSince == 0) {
            incompleteSince = Math.max(1, sinceMicros);
        }
        incompleteUps = ups;
    }

    /** A message with routes was skipped unread. */
    synchronized void dirty() {
        dirty = true;
        dirtyUps = ups;
    }

    /** The peer begins to tell everything. */
    synchronized void peerUp() {
        ups++;
    }

    /** The peer has told all it has. */
    synchronized void endOfRib() {
        if (ups > incompleteUps) {
            incompleteSince = 0;
        }
        if (ups > dirtyUps) {
            dirty = false;
        }
    }

    /** 0 if whole. */
    long incompleteSince() {
        return incompleteSince;
    }

    boolean isDirty() {
        return dirty;
    }

    boolean doubtful() {
        return dirty || incompleteSince != 0;
    }
}
