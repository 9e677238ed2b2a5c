package net.weir.event;

import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, in the order in which its feed heard it.
 *
 * <p>(feed, sequence, subsequence) identifies an event for ever: feed numbers are not used again after a restart, the
 * sequence rises by one with every event that a source offers on the feed, and the subsequence tells apart what one
 * offered event became on its way (a RIB may make several changes of it).
 */
public abstract sealed class Event
        permits RouteUpdate,
                RouteChange,
                EndOfRib,
                RouteRefresh,
                PeerUp,
                PeerDown,
                PeerRoutesGone,
                RouterUp,
                RouterDown,
                StatsReport,
                RouteMirror,
                Malformed,
                Gap,
                ResyncBegin,
                ResyncEnd,
                TopicRecord,
                ExtensionEvent,
                VrpChange {
    private Arrival arrival;
    private int subsequence;
    private long sequence;

    /**
     * @param peer whom the event speaks of, null for events of a router or of the pipeline
     * @param observedMicros the sender's clock in microseconds since 1970 UTC, 0 if it gave none
     * @param receivedMicros our clock at the socket read, microseconds since 1970 UTC; never back within a feed
     */
    Event(@Nullable Peer peer, long observedMicros, long receivedMicros) {
        this(Arrival.of(peer, observedMicros, receivedMicros, 0));
    }

    Event(Arrival arrival) {
        this.arrival = arrival;
    }

    /** Which subclass this is, for exhaustive switches. */
    public abstract EventKind kind();

    /** What it has in common with events that came with it. */
    final Arrival arrival() {
        return arrival;
    }

    public final @Nullable Peer peer() {
        return arrival.peer();
    }

    public final long observedMicros() {
        return arrival.observedMicros();
    }

    public final long receivedMicros() {
        return arrival.receivedMicros();
    }

    /** The feed's number, above 0; 0 as long as the event was not offered. */
    public final int feed() {
        return sequence == 0 ? 0 : arrival.feed();
    }

    /** From 1, one more with every event offered on the feed. */
    public final long sequence() {
        return sequence;
    }

    /** 0 for what the source offered; a stage that makes several events of one numbers them from 0. */
    public final int subsequence() {
        return subsequence;
    }

    /**
     * Sets the place in the feed; the engine does so when a source offers the event.
     *
     * @throws IllegalStateException if the event has a place already: an event is offered once
     */
    public final void stamp(int newFeed, long newSequence) {
        if (sequence != 0) {
            throw new IllegalStateException("offered twice: " + this);
        }
        stampAgain(newFeed, newSequence, subsequence);
    }

    /** Gives this event the place of {@code origin}, of which it was made, as its {@code part}-th descendant. */
    public final void stampFrom(Event origin, int part) {
        stampAgain(origin.feed(), origin.sequence, part);
    }

    /** Gives this event a place it had before, as whoever keeps events outside of memory does. */
    public final void stampAgain(int oldFeed, long oldSequence, int oldSubsequence) {
        arrival = oldSequence == 0 ? arrival : arrival.on(oldFeed);
        sequence = oldSequence;
        subsequence = oldSubsequence;
    }

    /** Lets go of octets that are only lent for the duration of the call on the lane. The engine calls it after that. */
    public void releaseBorrowed() {}

    /** This event, or where octets are lent one in its place that has a copy of them for good: for queues whose reader wants them. */
    public Event retained() {
        return this;
    }

    /** Replaces borrowed octets by a copy, for an event that has to wait before it goes on. */
    public void keepBorrowed() {}

    /** A rough count of the octets that this event keeps alive, for bounded queues. */
    public int weight() {
        return 128;
    }

    final String place() {
        return feed() + "/" + sequence + (subsequence == 0 ? "" : "." + subsequence)
                + (peer() == null ? "" : " " + peer());
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + place() + "]";
    }
}
