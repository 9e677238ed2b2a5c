package net.weir.engine.edge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import net.weir.event.Event;

/** Keeps every event. Guarded by the edge's lock. */
final class FifoQueue extends EdgeQueue {
    private final Deque<Event> events = new ArrayDeque<>();

    @Override
    int size() {
        return events.size();
    }

    @Override
    void add(Event event) {
        events.add(event);
        weigh(event.weight());
    }

    @Override
    List<Event> take(int max) {
        List<Event> taken = new ArrayList<>(Math.min(max, events.size()));
        while (taken.size() < max && !events.isEmpty()) {
            Event oldest = events.remove();
            weigh(-oldest.weight());
            taken.add(oldest);
        }
        return taken;
    }

    @Override
    void putBack(Collection<Event> older) {
        List<Event> list = List.copyOf(older);
        for (int i = list.size() - 1; i >= 0; i--) {
            events.addFirst(list.get(i));
            weigh(list.get(i).weight());
        }
    }
}
