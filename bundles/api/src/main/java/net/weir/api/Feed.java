package net.weir.api;

import net.weir.event.Event;
import net.weir.model.Family;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** One transport session's ordered handle into the pipeline. Confined to its lane. */
@ProviderType
public interface Feed {

    /** Above 0, never used again, not even after a restart. */
    int id();

    /**
     * Sends an event on its way; it passes all transforms and RIBs of the plan within this call. Never blocks.
     *
     * @return true: go on; false: the event was taken, but offer no more (beyond what is already read) until {@link
     *     #whenRoom} says so
     * @throws IllegalStateException on another thread than the lane's
     */
    boolean offer(Event event);

    /**
     * Counts one message of the transport session, for the router's page.
     *
     * @param type as the protocol names it, such as {@code route-monitoring}; one of a small fixed set
     * @param octets its length on the wire
     */
    void received(String type, int octets);

    /** Runs the task on the lane, once, as soon as there is room; now if there is. A later task replaces an earlier one. */
    void whenRoom(Runnable task);

    /**
     * Runs the task on the lane, once, when everything offered so far has ended at every sink that it reaches: the sink has
     * flushed it, or it is forced to the disk of the sink's edge, or it was filtered, left out for something newer, or
     * counted as lost. What waits for a stage that is being exchanged, or comes to a sink as part of what it is told on
     * joining, counts too. A sink that has been away for longer than its grace does not. May run before this returns, and
     * after {@link #close}; not if the lane ends before.
     *
     * <p>Tasks run in the order in which they were given. While more than 1,000 wait, a new one takes the place of the latest:
     * whoever commits a place in a log, say, loses nothing by it. To be asked for a batch, not for each event.
     *
     * @throws IllegalStateException on another thread than the lane's
     */
    void whenDelivered(Runnable task);

    /**
     * What the first RIB behind this feed keeps of a peer, on the lane.
     *
     * @param family of this family; null: of all that the RIB keeps
     * @return null if there is no RIB, or it knows neither this epoch of the peer nor the family
     */
    @Nullable
    Kept kept(Peer peer, @Nullable Family family);

    /**
     * Routes in a RIB.
     *
     * @param filtered true if another stage stands before the RIB, so that it may rightly have fewer than the peer told
     */
    record Kept(long routes, boolean filtered) {}

    /**
     * Ends the feed. The source has offered what its end means (PeerDown, RouterDown) before. What is offered later is
     * dropped and counted as {@code feed-closed}.
     */
    void close();
}
