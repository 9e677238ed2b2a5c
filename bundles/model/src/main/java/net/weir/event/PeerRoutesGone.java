package net.weir.event;

import java.util.function.Consumer;
import net.weir.model.Peer;

/**
 * All routes of a peer left a RIB at once. Consumers that want them one by one expand it, when they like and as often as
 * they like; it keeps the routes alive until then.
 */
public final class PeerRoutesGone extends Event {
    private final Routes routes;
    private final RouteChange.Cause cause;

    /** The routes that are gone, as they stood at that moment. */
    public interface Routes {
        /** How many; behind a filter at most so many, as it is not asked before they are expanded. */
        long count();

        /** Hands out withdrawals until all are out, each stamped from {@code origin} with its own subsequence. */
        void expand(PeerRoutesGone origin, Consumer<RouteChange> out);
    }

    public PeerRoutesGone(Peer peer, long observedMicros, long receivedMicros, Routes routes, RouteChange.Cause cause) {
        super(peer, observedMicros, receivedMicros);
        this.routes = routes;
        this.cause = cause;
    }

    @Override
    public EventKind kind() {
        return EventKind.PEER_ROUTES_GONE;
    }

    public Peer routePeer() {
        return arrival().requirePeer();
    }

    public Routes routes() {
        return routes;
    }

    /** The same with other routes, at the same place of the feed. */
    public PeerRoutesGone with(Routes newRoutes) {
        PeerRoutesGone copy = new PeerRoutesGone(routePeer(), observedMicros(), receivedMicros(), newRoutes, cause);
        copy.stampFrom(this, subsequence());
        return copy;
    }

    public long count() {
        return routes.count();
    }

    public RouteChange.Cause cause() {
        return cause;
    }

    /** The same as single withdrawals. */
    public void expand(Consumer<RouteChange> out) {
        routes.expand(this, out);
    }
}
