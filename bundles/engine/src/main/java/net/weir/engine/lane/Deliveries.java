package net.weir.engine.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import net.weir.engine.edge.Edge;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to know that all that a feed offered so far has ended: is out, safe on disk, or counted as lost (ADR 47). Nothing
 * is noted for an event: when somebody asks, each edge that the feed reaches is asked about the number that it has given
 * last. One round of questions at a time; who asks meanwhile is in the next. Confined to the feed's lane.
 */
final class Deliveries {
    /** More who wait for the next round than this are not kept: the last one stands for those between. */
    private static final int MOST_WAITING = 1024;

    private static final long LOOK_AGAIN_MILLIS = 200;

    private final FeedHandle feed;
    private final Lane lane;
    private final Executor via;
    private final Deque<Runnable> asked = new ArrayDeque<>();
    private List<Runnable> underWay = List.of();
    private Set<Edge> edges = Set.of();
    private int unsettled;
    private boolean looking;

    Deliveries(FeedHandle feed, Lane lane, Executor via) {
        this.feed = feed;
        this.lane = lane;
        this.via = via;
    }

    /** Runs the task when all that the feed has offered by now has ended. Within a step. */
    void ask(Runnable task) {
        if (asked.size() >= MOST_WAITING) {
            asked.removeLast();
        }
        asked.add(task);
        go();
    }

    /** Begins the next round if there is none under way and nothing is held back before the edges. Within a step. */
    void go() {
        if (!underWay.isEmpty() || asked.isEmpty()) {
            return;
        }
        Set<Edge> reached = feed.isHolding() ? null : reached();
        if (reached == null) {
            lookAgain();
            return;
        }
        underWay = List.copyOf(asked);
        asked.clear();
        edges = reached;
        unsettled = edges.size() + 1;
        for (Edge edge : edges) {
            edge.whenSettled(edge.lastTaken(), () -> onLane(this::settled));
        }
        settled();
        lookAgain();
    }

    private void settled() {
        if (--unsettled > 0) {
            return;
        }
        List<Runnable> ready = underWay;
        underWay = List.of();
        edges = Set.of();
        ready.forEach(Runnable::run);
        go();
    }

    /** The edges behind the feed; null while a stage on the way is being told what stands: live events are in that. */
    private @Nullable Set<Edge> reached() {
        Set<Edge> found = new LinkedHashSet<>();
        LaneNode source = lane.graph().node(feed.source());
        return source == null || reaches(source, found, new HashSet<>()) ? found : null;
    }

    private static boolean reaches(LaneNode node, Set<Edge> found, Set<LaneNode> seen) {
        if (!seen.add(node)) {
            return true;
        }
        for (Link link : node.links()) {
            if (link.join() != null) {
                return false;
            }
            if (link.edge() != null) {
                found.add(link.edge());
            }
            if (link.node() != null && !reaches(link.node(), found, seen)) {
                return false;
            }
        }
        return true;
    }

    /** Looks again after a while: joins end, and a sink may have been away for long enough. */
    private void lookAgain() {
        if (looking || underWay.isEmpty() && asked.isEmpty()) {
            return;
        }
        looking = true;
        lane.lanes().timer().schedule(() -> onLane(this::look), LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        looking = false;
        edges.forEach(Edge::settle);
        go();
        lookAgain();
    }

    private void onLane(Runnable task) {
        try {
            via.execute(() -> lane.step(task));
        } catch (RejectedExecutionException e) {
            // the lane has ended: nobody is left to be told
        }
    }
}
