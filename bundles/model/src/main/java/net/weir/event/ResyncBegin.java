package net.weir.event;

import java.util.List;
import java.util.Set;
import net.weir.model.RouteScope;

/**
 * What follows up to the {@link ResyncEnd} of the same id and lane is told because somebody asked what stands in a RIB. What
 * the receiver has of the peers named here, in the scope, and has not heard of by that end, be it told or as news, does not
 * stand any more; so a receiver that missed something is right again. Nothing else is concerned.
 *
 * <p>Each lane of the RIB tells its own peers in a part of its own, and parts interleave. A begin whose id and lane began
 * already begins anew.
 */
public final class ResyncBegin extends Event {
    private final String rib;
    private final ResyncId id;
    private final int lane;
    private final RouteScope scope;
    private final List<Integer> peers;

    /**
     * @param rib id of the RIB stage whose content is told
     * @param lane number of the lane that tells it
     * @param scope which routes are told; its peers are left out, as they are in {@code peers}
     * @param peers registry ids of the peers that are told, also of those without routes or down
     */
    public ResyncBegin(long receivedMicros, String rib, ResyncId id, int lane, RouteScope scope, List<Integer> peers) {
        super(null, 0, receivedMicros);
        if (lane < 0) {
            throw new IllegalArgumentException("lane " + lane);
        }
        this.rib = rib;
        this.id = id;
        this.lane = lane;
        this.scope = scope.peers().isEmpty() ? scope : new RouteScope(scope.families(), scope.within(), Set.of());
        this.peers = List.copyOf(peers);
    }

    /** One of all routes, without a name. */
    public ResyncBegin(long receivedMicros, String rib, List<Integer> peers) {
        this(receivedMicros, rib, ResyncId.NONE, 0, RouteScope.ALL, peers);
    }

    @Override
    public EventKind kind() {
        return EventKind.RESYNC_BEGIN;
    }

    public String rib() {
        return rib;
    }

    public ResyncId id() {
        return id;
    }

    public int lane() {
        return lane;
    }

    /** Which routes of the peers are told; names no peers. */
    public RouteScope scope() {
        return scope;
    }

    /** Peers that are told up to the end. */
    public List<Integer> peers() {
        return peers;
    }

    @Override
    public int weight() {
        return 160
                + 20 * peers.size()
                + 48 * (scope.families().size() + scope.within().size());
    }
}
