package net.weir.rib.table;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.IntConsumer;

/** Ids that nobody held at some time, oldest first; somebody may again. Noting one takes a short lock. */
final class Vacancies {
    private static final int STRETCH = 64;

    private final Object lock;
    private final IntStack vacant = new IntStack();
    private final Queue<Vacant> waiting = new ArrayDeque<>();

    private record Vacant(long since, int[] ids) {}

    /** @param lock of the dictionary, under which ids die */
    Vacancies(Object lock) {
        this.lock = lock;
    }

    synchronized void note(int id) {
        vacant.push(id);
    }

    /**
     * Takes out what was noted long enough ago. By one thread at a time.
     *
     * @param takeOut for good, if nobody holds it; under the lock
     */
    void reclaim(long now, long before, IntConsumer takeOut) {
        synchronized (this) {
            if (!vacant.isEmpty()) {
                waiting.add(new Vacant(now, vacant.take()));
            }
        }
        for (Vacant next = waiting.peek(); next != null && next.since <= before; next = waiting.peek()) {
            takeOut(next.ids, takeOut);
            waiting.remove();
        }
    }

    private void takeOut(int[] ids, IntConsumer takeOut) {
        for (int from = 0; from < ids.length; from += STRETCH) {
            synchronized (lock) { // in stretches, so that a lane with a new key does not wait for long
                int to = Math.min(ids.length, from + STRETCH);
                for (int i = from; i < to; i++) {
                    takeOut.accept(ids[i]);
                }
            }
        }
    }
}
