package net.weir.engine.edge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.weir.event.Event;

/**
 * Events in order, each with the number that its edge gave it; 0 for one that lay on disk before edges numbered (ADR 46).
 * Not thread-safe.
 */
public final class Stretch {
    private final List<Event> events;
    private long[] numbers;

    Stretch() {
        this(16);
    }

    Stretch(int expected) {
        events = new ArrayList<>(expected);
        numbers = new long[expected];
    }

    static Stretch of(Event event, long number) {
        Stretch one = new Stretch(1);
        one.add(event, number);
        return one;
    }

    void add(Event event, long number) {
        int at = events.size();
        if (at == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(16, 2 * at));
        }
        events.add(event);
        numbers[at] = number;
    }

    void addAll(Stretch other) {
        for (int i = 0; i < other.size(); i++) {
            add(other.event(i), other.number(i));
        }
    }

    void clear() {
        events.clear();
    }

    int size() {
        return events.size();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    List<Event> events() {
        return events;
    }

    Event event(int index) {
        return events.get(index);
    }

    long number(int index) {
        return numbers[index];
    }

    /** The number of the first; {@link Long#MAX_VALUE} if there is none. */
    long first() {
        return events.isEmpty() ? Long.MAX_VALUE : numbers[0];
    }

    /** The number of the last; there is one. */
    long last() {
        return numbers[events.size() - 1];
    }

    Stretch copy() {
        Stretch copy = new Stretch(events.size());
        copy.addAll(this);
        return copy;
    }

    /** Those from {@code index} on. */
    Stretch from(int index) {
        Stretch rest = new Stretch(Math.max(1, events.size() - index));
        for (int i = index; i < events.size(); i++) {
            rest.add(events.get(i), numbers[i]);
        }
        return rest;
    }

    /** Those above {@code number}, and those without one. */
    Stretch above(long number) {
        if (number <= 0 || isEmpty() || numbers[0] > number) {
            return this;
        }
        Stretch rest = new Stretch(events.size());
        for (int i = 0; i < events.size(); i++) {
            if (numbers[i] == 0 || numbers[i] > number) {
                rest.add(events.get(i), numbers[i]);
            }
        }
        return rest;
    }
}
