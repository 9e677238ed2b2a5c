package net.weir.engine.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Who waits for an edge to have settled everything up to a number. Guarded by the edge's lock. */
final class Watches {
    private final PriorityQueue<Watch> waiting = new PriorityQueue<>((a, b) -> Long.compare(a.number(), b.number()));
    private long graceNanos;
    private boolean here;
    private long awaySince = System.nanoTime();
    private boolean ended;

    private record Watch(long number, Runnable task) {}

    void grace(long nanos) {
        graceNanos = nanos;
    }

    void present(boolean isHere, long nanoTime) {
        if (here && !isHere) {
            awaySince = nanoTime;
        }
        here = isHere;
    }

    /** The edge is closed: all that it had is out, on disk, or counted. */
    void end() {
        ended = true;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void add(long number, Runnable task) {
        waiting.add(new Watch(number, task));
    }

    /** True if somebody waits for this number or a higher one. */
    boolean wants(long number) {
        return waiting.stream().anyMatch(watch -> watch.number() >= number);
    }

    /** Removes the tasks of those who need not wait any longer. */
    List<Runnable> take(long unsettled, long nanoTime) {
        boolean all = ended || !here && nanoTime - awaySince > graceNanos;
        List<Runnable> ready = new ArrayList<>();
        while (!waiting.isEmpty() && (all || waiting.element().number() < unsettled)) {
            ready.add(waiting.remove().task());
        }
        return ready;
    }
}
