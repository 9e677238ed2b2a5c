package net.weir.home;

import java.util.concurrent.TimeUnit;

/**
 * Gives heap back once a load is over (ADR 37). G1 shrinks the heap only in the course of collections, which allocation brings
 * about: where nothing is allocated any more it holds on to all that it ever had. So after some quiet it is made to collect,
 * until nothing more comes of it. Called once a second by one thread.
 */
final class HeapTrim {
    /** Nothing was collected for so long. */
    static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(8);

    /** A whole round of marking and mixed collections brought nothing. */
    static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(14);

    /** No trim goes on longer. */
    static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(45);

    /** Between two trims lies so many times the CPU time of the last one: trimming takes a twentieth of one core at most. */
    static final int PAUSE_FACTOR = 20;

    /** More collections than this in a call, and somebody allocates. */
    private static final int OWN_COLLECTIONS = 3;

    private final Heap heap;
    private long collections;
    private long collectedNanos;
    private boolean due = true;
    private boolean trimming;
    private long beganNanos;
    private long beganCpuNanos;
    private long shrankNanos;
    private long least;
    private long notBeforeNanos;

    HeapTrim(Heap heap, long nowNanos) {
        this.heap = heap;
        this.collectedNanos = nowNanos;
        this.notBeforeNanos = nowNanos;
    }

    boolean trimming() {
        return trimming;
    }

    void tick(long nowNanos) {
        long now = heap.collections();
        long since = now - collections;
        collections = now;
        if (trimming) {
            trim(since, nowNanos);
        } else if (since > 0) {
            due = true;
            collectedNanos = nowNanos;
        } else if (due && nowNanos - collectedNanos >= QUIET_NANOS && nowNanos - notBeforeNanos >= 0) {
            begin(nowNanos);
        }
    }

    private void begin(long nowNanos) {
        trimming = true;
        beganNanos = nowNanos;
        beganCpuNanos = heap.cpuNanos();
        shrankNanos = nowNanos;
        least = heap.committed();
        heap.beginTrim();
    }

    private void trim(long since, long nowNanos) {
        long committed = heap.committed();
        if (committed < least - least / 50) {
            least = committed;
            shrankNanos = nowNanos;
        }
        boolean steady = nowNanos - shrankNanos >= STEADY_NANOS;
        boolean busy = since > OWN_COLLECTIONS;
        if (steady || busy || nowNanos - beganNanos >= LIMIT_NANOS) {
            end(busy, nowNanos);
        }
    }

    /** @param again true if there is reason to begin once more after the next quiet */
    private void end(boolean again, long nowNanos) {
        heap.endTrim();
        trimming = false;
        due = again;
        collectedNanos = nowNanos;
        notBeforeNanos = nowNanos + PAUSE_FACTOR * (heap.cpuNanos() - beganCpuNanos);
    }

    /** Leaves the collector as it was configured. */
    void close() {
        if (trimming) {
            heap.endTrim();
            trimming = false;
        }
    }
}
