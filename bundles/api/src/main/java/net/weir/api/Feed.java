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
