package net.weir.api;

import java.util.List;
import net.weir.event.Event;
import org.osgi.annotation.versioning.ConsumerType;

/** A door through which events leave. All its methods but {@link #reconfigure} are called by its own worker thread. */
@ConsumerType
public non-sealed interface Sink<C extends Record> extends Stage<C> {

    /** What a repeated batch means for the receiver. */
    enum Delivery {
        /** A batch that was offered again may show twice. */
        AT_LEAST_ONCE,
        /** A batch that was offered again shows once. */
        IDEMPOTENT
    }

    /** How the end of a peer's routes is told. */
    enum PeerDownForm {
        /** One event for all of them. */
        ONE,
        /** Withdrawals, as if the peer had sent them. */
        EACH
    }

    /**
     * Opens the door. Tried again with growing pauses as long as it throws; events wait in the edge.
     *
     * @throws Exception with a message for the operator
     */
    default void open() throws Exception {}

    /**
     * The same, for a sink that asks for what stands.
     *
     * @param in valid until the sink is closed
     * @throws Exception with a message for the operator
     */
    default void open(Inflow in) throws Exception {
        open();
    }

    /**
     * Takes a batch. On return it is the sink's; if this throws, the same batch is offered again whole, after a pause.
     *
     * @param batch at least one event, in order within each feed; the list is valid during the call
     */
    void accept(List<Event> batch) throws Exception;

    /**
     * Takes a batch as {@link #accept(List)} does, and is told how far it reaches. A sink that keeps {@code last} together
     * with the events, in the receiver's own transaction, and tells it in {@link #lastCommitted}, has every event exactly once:
     * the edge leaves out what was committed, also after a restart or a crash (ADR 46).
     *
     * @param last the edge's number of the last event in the batch; rises from batch to batch, not by one; 0 if not known
     */
    default void accept(List<Event> batch, long last) throws Exception {
        accept(batch);
    }

    /**
     * The number that came with the last batch that the receiver has for good; asked after each {@link #open}. Events up to
     * it are not offered again.
     *
     * @return -1 if not known
     */
    default long lastCommitted() throws Exception {
        return -1;
    }

    /**
     * Returns when all accepted events are out: written to the file, acknowledged by the broker. Called when the edge is
     * empty, every so often under load, and before {@link #close}.
     */
    default void flush() throws Exception {}

    /** False if all that the sink hears is for its {@link Inflow#outlet outlets}: nothing is queued for {@link #accept} then. */
    default boolean takesBatches() {
        return true;
    }

    /**
     * True if the sink wants {@link net.weir.event.RouteUpdate#raw UPDATEs as they were received}. It has them straight behind a
     * source; not behind a filter or a RIB, which may have changed what an event says, nor of what lay on disk meanwhile. The
     * copies count for {@code edge-memory}.
     */
    default boolean wantsRaw() {
        return false;
    }

    Delivery delivery();

    default PeerDownForm peerDown() {
        return PeerDownForm.EACH;
    }
}
