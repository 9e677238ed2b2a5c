package net.weir.event;

import java.util.Objects;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/**
 * What events that came together have in common: whom they speak of, when they came, and on which feed. A source that
 * reads many messages at once gives all their events the same one, so that each need not hold a copy (ADR 33).
 *
 * <p>Its feed is set when the first of its events is offered, on the lane and before anybody else has the event.
 */
public final class Arrival {
    private static final int MOST_MESSAGES = 1 << 16;

    private final @Nullable Peer peer;
    private final long observedMicros;
    private final long receivedMicros;
    private final long firstMessage;
    private int feed;

    private Arrival(@Nullable Peer peer, long observedMicros, long receivedMicros, long firstMessage, int feed) {
        this.peer = peer;
        this.observedMicros = observedMicros;
        this.receivedMicros = receivedMicros;
        this.firstMessage = firstMessage;
        this.feed = feed;
    }

    /**
     * The first of its kind.
     *
     * @param peer whom the events speak of, null for events of a router or of the pipeline
     * @param observedMicros the sender's clock in microseconds since 1970 UTC, 0 if it gave none
     * @param receivedMicros our clock at the socket read, microseconds since 1970 UTC; never back within a feed
     * @param message number of the message within its transport session, from 1; 0 for what is of no message
     */
    public static Arrival of(@Nullable Peer peer, long observedMicros, long receivedMicros, long message) {
        return new Arrival(peer, observedMicros, receivedMicros, message, 0);
    }

    /** The arrival of a message that follows on the same lane: this one if it came from the same peer at the same time. */
    public Arrival next(Peer ofPeer, long observed, long received, long message) {
        boolean same = ofPeer == peer
                && observed == observedMicros
                && received == receivedMicros
                && message >= firstMessage
                && message - firstMessage < MOST_MESSAGES;
        return same ? this : of(ofPeer, observed, received, message);
    }

    /** The same on the feed {@code number}. */
    Arrival on(int number) {
        if (feed == 0) {
            feed = number;
        }
        return feed == number ? this : new Arrival(peer, observedMicros, receivedMicros, firstMessage, number);
    }

    @Nullable
    Peer peer() {
        return peer;
    }

    /** The peer of what cannot be without one. */
    Peer requirePeer() {
        return Objects.requireNonNull(peer);
    }

    long observedMicros() {
        return observedMicros;
    }

    long receivedMicros() {
        return receivedMicros;
    }

    int feed() {
        return feed;
    }

    /** The number of a message as an offset of 16 bits, of which {@link #message} makes it again. */
    int offset(long message) {
        long offset = message - firstMessage;
        if (offset < 0 || offset >= MOST_MESSAGES) {
            throw new IllegalArgumentException("message " + message + " did not arrive with message " + firstMessage);
        }
        return (int) offset;
    }

    long message(int offset) {
        return firstMessage + offset;
    }
}
