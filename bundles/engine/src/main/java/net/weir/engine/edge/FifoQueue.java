package net.weir.engine.edge;

import net.weir.event.Event;

/** Keeps every event. Guarded by the edge's lock. */
final class FifoQueue extends EdgeQueue {
    private final NumberedRing events = new NumberedRing();

    @Override
    int size() {
        return events.size();
    }

    @Override
    long firstNumber() {
        return events.firstNumber();
    }

    @Override
    void add(Event event, long number) {
        events.addLast(event, number);
        weigh(event.weight());
    }

    @Override
    Stretch take(int max) {
        Stretch taken = new Stretch(Math.min(max, events.size()));
        while (taken.size() < max && events.size() > 0) {
            weigh(-events.moveFirst(taken).weight());
        }
        return taken;
    }

    @Override
    void putBack(Stretch older) {
        for (int i = older.size() - 1; i >= 0; i--) {
            events.addFirst(older.event(i), older.number(i));
            weigh(older.event(i).weight());
        }
    }
}
