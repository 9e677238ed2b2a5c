package net.weir.engine.edge;

import java.io.IOException;
import java.util.List;
import net.weir.engine.stage.StageRuntime;
import net.weir.event.Event;

/**
 * Moves events from an edge's second queue to disk, on a thread of its own, so that neither lanes nor the worker wait for a
 * write. Writes a stretch when some have gathered or have waited for a moment.
 */
final class Spooler {
    /** Events in one write. */
    static final int STRETCH = 2048;

    private static final long GATHER_MILLIS = 50;
    private static final long RETRY_MILLIS = 500;

    private final Edge edge;
    private final Spool spool;
    private final StageRuntime stage;
    private final Thread thread;
    private boolean writing;
    private boolean ended;

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
        try {
            while (true) {
                List<Event> stretch;
                synchronized (edge) {
                    while (!ended && edge.back().isEmpty()) {
                        edge.wait();
                    }
                    if (!ended && edge.back().size() < STRETCH) {
                        edge.wait(GATHER_MILLIS);
                    }
                    if (ended) {
                        return;
                    }
                    stretch = edge.back().take(STRETCH);
                    writing = !stretch.isEmpty();
                }
                write(stretch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Event> stretch) throws InterruptedException {
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
            if (!written && !ended) {
                edge.wait(RETRY_MILLIS);
            }
        }
    }

    /** True if all that was written is read and nothing is being written. */
    boolean isDrained() {
        return !writing && spool.isDrained();
    }

    List<Event> read(int max) throws InterruptedException {
        try {
            List<Event> events = spool.read(max);
            if (events.isEmpty()) {
                Thread.sleep(1); // a write is under way
            }
            return events;
        } catch (IOException e) {
            stage.problems().report(stage.id(), "spill-unreadable", e.toString(), null);
            Thread.sleep(RETRY_MILLIS);
            return List.of();
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
    void finish(List<Event> older, List<Event> newer) throws IOException {
        synchronized (edge) {
            ended = true;
            edge.notifyAll();
        }
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
        spool.close();
    }
}
