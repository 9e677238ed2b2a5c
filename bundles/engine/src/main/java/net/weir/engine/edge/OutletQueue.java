package net.weir.engine.edge;

import java.util.ArrayList;
import java.util.List;
import net.weir.event.Event;

/** What lanes hand over for all outlets of a sink: once each, bounded by octets, taken by one worker. Thread-safe. */
final class OutletQueue {
    private final long limit;
    private List<Object> waiting = new ArrayList<>();
    private List<Object> spare = new ArrayList<>();
    private long weight;
    private long told;
    private long lost;
    private boolean sleeping;

    OutletQueue(long limit) {
        this.limit = limit;
    }

    /** Takes an event that all may hear. One that finds no room is lost, and so are all after it until the worker was here. */
    synchronized void offer(Event event) {
        if (lost > 0 || weight >= limit) {
            lost++;
        } else {
            weight += event.weight();
            waiting.add(event);
            wake();
        }
    }

    /** Takes something that must not be lost; who puts it looks for room before. It takes no room from what all hear. */
    synchronized void put(Object entry, int octets) {
        told += octets;
        waiting.add(entry);
        wake();
    }

    synchronized void wake() {
        if (sleeping) {
            sleeping = false;
            notifyAll();
        }
    }

    synchronized boolean hasMuchRoom() {
        return told <= limit / 2;
    }

    /** All that waits, after a while if there is nothing; valid until the next call. By the worker. */
    synchronized List<Object> take(long millis) throws InterruptedException {
        if (waiting.isEmpty()) {
            sleeping = true;
            wait(millis);
            sleeping = false;
        }
        spare.clear();
        List<Object> taken = waiting;
        waiting = spare;
        spare = taken;
        weight = 0;
        told = 0;
        return taken;
    }

    /** How many events found no room behind what was taken last. By the worker. */
    synchronized long takeLost() {
        long count = lost;
        lost = 0;
        return count;
    }

    synchronized long weight() {
        return weight + told;
    }
}
