package net.weir.event;

import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/**
 * What changed in a RIB for one peer and family: route i went from {@code before(i)} to {@link #after}. Only effective
 * changes are in it.
 */
public final class RouteChange extends Event {
    /** Why the routes changed. */
    public enum Cause {
        /** The peer announced or withdrew them. */
        PEER("peer"),
        TREAT_AS_WITHDRAW("treat-as-withdraw"),
        FILTERED("filtered"),
        /** The peer or its router is gone. */
        PEER_DOWN("peer-down"),
        /** The peer came back without them (end of a graceful hold), or the RIB before told again without them. */
        STALE_SWEPT("stale-swept"),
        /** Nothing changed: a consumer that came late is told what stands. */
        SNAPSHOT("snapshot");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    private final NlriBlock routes;
    private final @Nullable PathAttributes[] before;
    private final @Nullable PathAttributes after;
    private final Cause cause;
    private final long version;

    /**
     * @param before one entry a route, null where the route was not there; the array is given away
     * @param after what all of them have now; null: withdrawn
     * @param version the peer's change count in this RIB after this change; contiguous, from 1; 0 in a snapshot
     */
    public RouteChange(
            Peer peer,
            long observedMicros,
            long receivedMicros,
            NlriBlock routes,
            @Nullable PathAttributes[] before,
            @Nullable PathAttributes after,
            Cause cause,
            long version) {
        this(Arrival.of(peer, observedMicros, receivedMicros, 0), routes, before, after, cause, version);
    }

    /** What became of {@code origin}, which speaks of a peer and came when this does. */
    public RouteChange(
            Event origin,
            NlriBlock routes,
            @Nullable PathAttributes[] before,
            @Nullable PathAttributes after,
            Cause cause,
            long version) {
        this(origin.arrival(), routes, before, after, cause, version);
    }

    private RouteChange(
            Arrival arrival,
            NlriBlock routes,
            @Nullable PathAttributes[] before,
            @Nullable PathAttributes after,
            Cause cause,
            long version) {
        super(arrival);
        if (before.length != routes.count()) {
            throw new IllegalArgumentException(before.length + " former states for " + routes.count() + " routes");
        }
        this.routes = routes;
        this.before = before;
        this.after = after;
        this.cause = cause;
        this.version = version;
    }

    @Override
    public EventKind kind() {
        return EventKind.ROUTE_CHANGE;
    }

    /** The peer; a route change always has one. */
    public Peer routePeer() {
        return arrival().requirePeer();
    }

    public Family family() {
        return routes.family();
    }

    public NlriBlock routes() {
        return routes;
    }

    public @Nullable PathAttributes before(int index) {
        return before[index];
    }

    public @Nullable PathAttributes after() {
        return after;
    }

    public boolean isWithdrawal() {
        return after == null;
    }

    public Cause cause() {
        return cause;
    }

    public long version() {
        return version;
    }

    /** The same routes with another end, at the same place of the feed. */
    public RouteChange with(@Nullable PathAttributes newAfter, Cause newCause) {
        return with(routes, before, newAfter, newCause);
    }

    /**
     * Other routes or states at the same place of the feed, as a filter or a modifier makes it; the version stays, so
     * behind a filter it has gaps, and parts of a change have the same.
     *
     * @param newBefore one entry a route, the array is given away
     */
    public RouteChange with(
            NlriBlock newRoutes,
            @Nullable PathAttributes[] newBefore,
            @Nullable PathAttributes newAfter,
            Cause newCause) {
        RouteChange copy = new RouteChange(arrival(), newRoutes, newBefore, newAfter, newCause, version);
        copy.stampFrom(this, subsequence());
        return copy;
    }

    @Override
    public int weight() {
        return 160 + 24 * routes.count() + (after == null ? 0 : after.length());
    }

    @Override
    public String toString() {
        return "RouteChange[" + place() + (after == null ? " -" : " +") + routes + " " + cause + "]";
    }
}
