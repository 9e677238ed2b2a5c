package net.weir.engine.edge;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.weir.engine.stage.StageRuntime;

/**
 * Moves events from an edge's second queue to disk, on a thread of its own, so that neither lanes nor the worker wait for a
 * write. Writes a stretch when some have gathered or have waited for a moment.
 */
final class Spooler {
    /** Events in one write. */
    static final int STRETCH = 2048;

    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long RETRY_MILLIS = 500;

    private final Edge edge;
    private final Spool spool;
    private final StageRuntime stage;
    private final Thread thread;
    private boolean writing;
    private long unforcedFrom = Long.MAX_VALUE;
    private volatile boolean ended;

    Spooler(Edge edge, Spool spool, StageRuntime stage) {
        this.edge = edge;
        this.spool = spool;
        this.stage = stage;
        this.thread = new Thread(this::run, "weir-spill-" + stage.id());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!ended) {
            int waiting = waiting();
            boolean force = edge.wantsForce();
            if (waiting == 0) {
                if (force) {
                    force();
                } else {
                    LockSupport.park(this);
                }
                continue;
            }
            if (waiting < STRETCH && !force) {
                LockSupport.parkNanos(this, GATHER_NANOS);
            }
            write(take());
        }
    }

    /** Forces to the disk what is there, for those who want to know that it is safe. */
    private void force() {
        try {
            spool.force();
            synchronized (edge) {
                unforcedFrom = Long.MAX_VALUE; // only this thread writes
            }
            edge.settle();
        } catch (IOException e) {
            stage.problems().report(stage.id(), "spill-not-forced", e.toString(), null);
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS));
        }
    }

    private int waiting() {
        synchronized (edge) {
            return edge.back().size();
        }
    }

    private Stretch take() {
        synchronized (edge) {
            Stretch stretch = ended ? new Stretch() : edge.back().take(STRETCH);
            writing = !stretch.isEmpty();
            unforcedFrom = Math.min(unforcedFrom, stretch.first());
            return stretch;
        }
    }

    /** The lowest number that may not be safe on disk; guarded by the edge. */
    long unforcedFrom() {
        return unforcedFrom;
    }

    private void write(Stretch stretch) {
        boolean written = false;
        try {
            written = stretch.isEmpty() || spool.append(stretch);
        } catch (IOException e) {
            stage.problems().report(stage.id(), "spill-failed", e.toString(), null);
        }
        synchronized (edge) {
            if (!written) {
                edge.back().putBack(stretch);
            }
            writing = false;
            edge.notifyAll();
        }
        if (!written && !ended) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS));
        }
    }

    /** Something waits where nothing did, or enough for a write. It is not told of every event: that would cost a lane dear. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** True if all that was written is read and nothing is being written. */
    boolean isDrained() {
        return !writing && spool.isDrained();
    }

    Stretch read(int max) throws InterruptedException {
        try {
            Stretch events = spool.read(max);
            if (events.isEmpty()) {
                Thread.sleep(1); // a write is under way
            }
            return events;
        } catch (IOException e) {
            stage.problems().report(stage.id(), "spill-unreadable", e.toString(), null);
            Thread.sleep(RETRY_MILLIS);
            return new Stretch();
        }
    }

    void acknowledge() {
        try {
            spool.acknowledge();
        } catch (IOException e) {
            stage.problems().report(stage.id(), "spill-position-not-written", e.toString(), null);
        }
    }

    void rewind() {
        try {
            spool.rewind();
        } catch (IOException e) {
            stage.problems().report(stage.id(), "spill-unreadable", e.toString(), null);
        }
    }

    long octets() {
        return spool.octets();
    }

    /** Ends the thread and writes what is left of memory around what is on disk. */
    void finish(Stretch older, Stretch newer) throws IOException {
        synchronized (edge) {
            ended = true;
        }
        wake();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        spool.rewind();
        if (!older.isEmpty()) {
            spool.prepend(older);
        }
        if (!newer.isEmpty() && !spool.append(newer)) {
            stage.drop("spill-full", newer.size());
        }
        spool.force();
        spool.close();
    }
}
