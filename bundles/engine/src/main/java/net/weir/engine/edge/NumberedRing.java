package net.weir.engine.edge;

import java.util.Objects;
import net.weir.event.Event;
import org.jspecify.annotations.Nullable;

/** A queue with two ends of events and their numbers, without an object for each. Guarded by the edge's lock. */
final class NumberedRing {
    private @Nullable Event[] events = new Event[16];
    private long[] numbers = new long[16];
    private int head;
    private int size;

    int size() {
        return size;
    }

    void addLast(Event event, long number) {
        grow();
        int at = head + size++ & events.length - 1;
        events[at] = event;
        numbers[at] = number;
    }

    void addFirst(Event event, long number) {
        grow();
        size++;
        head = head - 1 & events.length - 1;
        events[head] = event;
        numbers[head] = number;
    }

    /** {@link Long#MAX_VALUE} if there is none. */
    long firstNumber() {
        return size == 0 ? Long.MAX_VALUE : numbers[head];
    }

    /** Moves the first to the end of {@code to}, and hands it out. */
    Event moveFirst(Stretch to) {
        Event event = Objects.requireNonNull(events[head]);
        to.add(event, numbers[head]);
        events[head] = null;
        head = head + 1 & events.length - 1;
        size--;
        return event;
    }

    private void grow() {
        int length = events.length;
        if (size < length) {
            return;
        }
        @Nullable Event[] moreEvents = new Event[2 * length];
        long[] moreNumbers = new long[2 * length];
        int tail = length - head;
        System.arraycopy(events, head, moreEvents, 0, tail);
        System.arraycopy(events, 0, moreEvents, tail, head);
        System.arraycopy(numbers, head, moreNumbers, 0, tail);
        System.arraycopy(numbers, 0, moreNumbers, tail, head);
        events = moreEvents;
        numbers = moreNumbers;
        head = 0;
    }
}
