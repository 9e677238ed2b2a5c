package net.weir.engine.edge;

import net.weir.event.Event;

/** Events that wait in memory, bounded by number and octets. Guarded by the edge's lock. */
abstract sealed class EdgeQueue permits FifoQueue, CoalescingQueue {
    private int maxEvents;
    private long maxWeight;
    private long weight;

    final void limit(int newMaxEvents, long newMaxWeight) {
        maxEvents = newMaxEvents;
        maxWeight = newMaxWeight;
    }

    abstract int size();

    final boolean isEmpty() {
        return size() == 0;
    }

    /** True while one more event is within the bounds. */
    final boolean hasRoom() {
        return size() < maxEvents && weight < maxWeight;
    }

    /** True while the queue is at most half full. */
    final boolean hasMuchRoom() {
        return size() <= maxEvents / 2 && weight <= maxWeight / 2;
    }

    /** Octets that wait. */
    final long weight() {
        return weight;
    }

    final void weigh(long octets) {
        weight += octets;
    }

    /** The number of the oldest event; {@link Long#MAX_VALUE} if none waits. */
    abstract long firstNumber();

    /** @param number above those of all events that wait */
    abstract void add(Event event, long number);

    /** Removes and returns the oldest, at most {@code max}. */
    abstract Stretch take(int max);

    /** Puts events back in front, in their order. */
    abstract void putBack(Stretch older);
}
