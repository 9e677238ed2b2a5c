package net.weir.rib;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.weir.api.operation.Action;
import net.weir.api.options.Option;
import net.weir.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * The action {@code forget-peer}: a peer of the past goes, and with it the routes that are held for it. Asked for by a
 * worker, done by a lane between two events, so that those behind the RIB are told in order. Thread-safe.
 */
final class Forgetting {
    private static final long LANE_SECONDS = 10;

    private final ColumnRib rib;
    private final List<RibLane> lanes = new CopyOnWriteArrayList<>();

    /** The peer to be forgotten. */
    record Which(@Option(help = "Number of the peer, as peer:list has it", min = 1) int peer) {}

    /** One that a lane is to forget, and how many routes it had. */
    record Request(PeerTable table, CompletableFuture<Long> done) {}

    Forgetting(ColumnRib rib) {
        this.rib = rib;
    }

    Action<Which> action() {
        return Action.changes(
                "forget-peer",
                "Forget a peer",
                "Withdraws what is held for a peer that is not up, and shows it no more; it is a new one if it comes back",
                Which.class,
                which -> forget(which.peer()));
    }

    /** A lane that may be asked, from now on. */
    void add(RibLane lane) {
        lanes.add(lane);
    }

    private Value forget(int peer) throws Exception {
        PeerTable table = rib.tables().get(peer);
        if (table == null) {
            throw new IllegalArgumentException("no peer has the number " + peer);
        }
        if (table.isUp()) {
            throw new IllegalArgumentException(table.peer() + " is up: its session has to end first");
        }
        lanes.removeIf(lane -> !lane.isAlive());
        RibLane lane = laneFor(table);
        if (lane == null) {
            return told(table.forgetAlone(rib));
        }
        Request request = new Request(table, new CompletableFuture<>());
        lane.toForget().add(request);
        try {
            return told(request.done().get(LANE_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            request.done().cancel(false);
            throw new IllegalStateException("its lane holds events back for another stage; try again", e);
        }
    }

    /** The lane that wrote it, or any if that is gone; null if there is none at all. */
    private @Nullable RibLane laneFor(PeerTable table) {
        RibLane owner = table.owner();
        if (owner != null && owner.isAlive()) {
            return owner;
        }
        return lanes.isEmpty() ? null : lanes.get(0);
    }

    private static Value told(long routes) {
        return new Value.Fields(java.util.Map.of("routes", new Value.Int(routes)));
    }
}
