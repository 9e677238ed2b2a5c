package net.weir.rib.table;

import java.util.ArrayDeque;
import java.util.Queue;

/** Ids that nobody held at some time, oldest first; somebody may again. Noting one takes a short lock. */
final class Vacancies {
    private final IntStack vacant = new IntStack();
    private final Queue<Vacant> waiting = new ArrayDeque<>();

    private record Vacant(long since, int[] ids) {}

    /** Takes ids out for good, as far as nobody holds them. */
    interface TakeOut {
        void accept(int[] ids);
    }

    synchronized void note(int id) {
        vacant.push(id);
    }

    /** Takes out what was noted long enough ago. By one thread at a time. */
    void reclaim(long now, long before, TakeOut takeOut) {
        synchronized (this) {
            if (!vacant.isEmpty()) {
                waiting.add(new Vacant(now, vacant.take()));
            }
        }
        for (Vacant next = waiting.peek(); next != null && next.since <= before; next = waiting.peek()) {
            takeOut.accept(next.ids);
            waiting.remove();
        }
    }
}
