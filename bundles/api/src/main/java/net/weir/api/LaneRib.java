package net.weir.api;

import java.util.List;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.RouteScope;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** A RIB on one lane. */
@ConsumerType
public interface LaneRib extends LaneTransform {

    /**
     * Starts to tell what stands for the peers that this lane writes, as far as it is in the scope.
     *
     * <p>Where the scope has whole peers, a peer's live events do not reach the consumer until it is {@link Snapshot#told}:
     * they are in what is told. Where it has a part of a peer's routes, everything is told at once, and live events pass all
     * the time: a route may reach the consumer in both ways, the newest last.
     */
    Snapshot snapshot(RouteScope scope);

    /** Starts to tell routes to a consumer that hears all live events meanwhile; {@link Snapshot#told} is true throughout. */
    default Snapshot snapshotBeside(RouteScope scope) {
        return snapshot(scope);
    }

    /**
     * Routes that a peer has here now.
     *
     * @param family of this family; null: of all that are kept
     * @return -1 if this lane does not write this epoch of the peer, or the family is not kept
     */
    default long routes(Peer peer, @Nullable Family family) {
        return -1;
    }

    /** A walk over a lane's routes, moved on between two events. Confined to the lane. */
    interface Snapshot extends AutoCloseable {

        /** Registry ids of the peers that this lane speaks for, also of those that have no routes or are down. */
        List<Integer> peers();

        /**
         * Hands out the next stretch as RouteChange events with cause SNAPSHOT and the peer's newest place; short enough
         * not to hold up the lane.
         *
         * @return false when all is told
         */
        boolean next(EventSink out);

        /** True if the peer's routes are told already, so that its changes from now on are news to the consumer. */
        boolean told(Peer peer);

        /** Tells no more, half way or at the end. On the lane. */
        @Override
        default void close() {}
    }
}
