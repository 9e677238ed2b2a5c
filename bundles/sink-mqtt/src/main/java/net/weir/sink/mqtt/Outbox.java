package net.weir.sink.mqtt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The messages that the sink has taken and the broker has not acknowledged, in order. Thread-safe: the worker puts and
 * takes, the connection's threads acknowledge.
 */
final class Outbox {
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private final Set<Message> inFlight = new LinkedHashSet<>();
    private int changes;

    synchronized void put(List<Message> messages) {
        waiting.addAll(messages);
    }

    /** The next to be sent, now in flight; null if none waits or as many as {@code window} are in flight. */
    synchronized @Nullable Message take(int window) {
        if (inFlight.size() >= window) {
            return null;
        }
        Message message = waiting.poll();
        if (message != null) {
            inFlight.add(message);
        }
        return message;
    }

    /** Done with the message, which is told to {@code count} if it was in flight, before anybody can see it gone. */
    synchronized void remove(Message message, Runnable count) {
        if (inFlight.remove(message)) {
            count.run();
            changed();
        }
    }

    /** All in flight wait again, before the others: the connection that had them is down. */
    synchronized void takeBack() {
        List<Message> again = new ArrayList<>(inFlight);
        inFlight.clear();
        for (int i = again.size() - 1; i >= 0; i--) {
            waiting.addFirst(again.get(i));
        }
    }

    /** One in flight waits again. */
    synchronized void takeBack(Message message) {
        if (inFlight.remove(message)) {
            waiting.addFirst(message);
        }
        changed();
    }

    synchronized void clear() {
        waiting.clear();
        inFlight.clear();
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty() && inFlight.isEmpty();
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized int inFlight() {
        return inFlight.size();
    }

    /** Counts what the broker did; see {@link #awaitChange}. */
    synchronized int changes() {
        return changes;
    }

    /** Waits until the broker did something since {@code seen}, or so long. */
    synchronized void awaitChange(int seen, long millis) throws InterruptedException {
        if (changes == seen) {
            wait(Math.max(1, millis));
        }
    }

    synchronized void changed() {
        changes++;
        notifyAll();
    }
}
