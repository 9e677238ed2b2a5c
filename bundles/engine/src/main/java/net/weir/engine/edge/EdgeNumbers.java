package net.weir.engine.edge;

import java.io.IOException;
import net.weir.engine.stage.StageRuntime;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;

/**
 * Numbers what an edge takes, from 1 up, never the same twice: above 40 bits of counting stands the number of the edge's
 * life, which is kept on disk (ADR 46). Guarded by the edge's lock.
 */
final class EdgeNumbers {
    private static final int COUNT_BITS = 40;

    private final boolean kept;
    private long last;

    private EdgeNumbers(long life, boolean kept) {
        this.last = life << COUNT_BITS;
        this.kept = kept;
    }

    /** The numbers of an edge's new life. */
    static EdgeNumbers of(StageRuntime stage, SpoolPlace place) {
        try {
            return new EdgeNumbers(place.nextLife(), true);
        } catch (IOException e) {
            stage.problems()
                    .report(stage.id(), "numbers-not-kept", e + "; after a restart events may come to it twice", null);
            return new EdgeNumbers(1, false);
        }
    }

    /** The next number. All routes of a peer that went take one for each event that they may be expanded to. */
    long next(Event event) {
        last += event instanceof PeerRoutesGone gone ? Math.max(1, gone.count()) : 1;
        return last;
    }

    long last() {
        return last;
    }

    /** False if the numbers may be given again after a restart. */
    boolean areKept() {
        return kept;
    }

    void goOnAbove(long number) {
        last = Math.max(last, number);
    }
}
