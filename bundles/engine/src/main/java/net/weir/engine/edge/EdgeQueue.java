package net.weir.engine.edge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import net.weir.event.Event;

/** A queue bounded by events and octets. Guarded by the edge's lock. */
final class EdgeQueue {
    private final Deque<Event> events = new ArrayDeque<>();
    private int maxEvents;
    private long maxWeight;
    private long weight;

    void limit(int newMaxEvents, long newMaxWeight) {
        maxEvents = newMaxEvents;
        maxWeight = newMaxWeight;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    int size() {
        return events.size();
    }

    /** True while one more event is within the bounds. */
    boolean hasRoom() {
        return events.size() < maxEvents && weight < maxWeight;
    }

    /** True while the queue is at most half full. */
    boolean hasMuchRoom() {
        return events.size() <= maxEvents / 2 && weight <= maxWeight / 2;
    }

    void add(Event event) {
        events.add(event);
        weight += event.weight();
    }

    Event removeOldest() {
        Event oldest = events.remove();
        weight -= oldest.weight();
        return oldest;
    }

    List<Event> take(int max) {
        List<Event> taken = new ArrayList<>(Math.min(max, events.size()));
        while (taken.size() < max && !events.isEmpty()) {
            taken.add(removeOldest());
        }
        return taken;
    }

    /** Puts events back in front, in their order. */
    void putBack(Collection<Event> older) {
        List<Event> list = List.copyOf(older);
        for (int i = list.size() - 1; i >= 0; i--) {
            events.addFirst(list.get(i));
            weight += list.get(i).weight();
        }
    }
}
