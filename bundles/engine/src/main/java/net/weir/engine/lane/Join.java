package net.weir.engine.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import net.weir.api.LaneRib;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a stage that came late or missed something up to date through its link: first the routers and peers that are up,
 * then, behind a RIB, what stands in it, stretch by stretch between live events. Until a peer is told, its live changes do not pass the
 * link: they are in what will be told. Confined to the lane.
 */
final class Join {
    private final Lane lane;
    private final Set<String> path = new HashSet<>();
    private final Set<String> fresh = new HashSet<>();
    private final Set<LaneNode> sources = new LinkedHashSet<>();
    private final Map<String, LaneRib.Snapshot> telling = new HashMap<>();
    private final Deque<String> ribs = new ArrayDeque<>();
    private Link link;

    private Join(Lane lane, Link link) {
        this.lane = lane;
        this.link = link;
    }

    /** A join through the link; null if the stage before it is new too and will be told first. */
    static @Nullable Join start(Lane lane, Link link) {
        LaneGraph graph = lane.graph();
        Join join = new Join(lane, link);
        for (Link other : graph.newLinks()) {
            if (other.node() != null && other.node() == link.from()) {
                return null;
            }
        }
        graph.newLinks().forEach(fresh -> join.fresh.add(name(fresh)));
        join.climb(graph, link.from(), false);
        return join;
    }

    /** A join through a link that has been in use, to tell what stands again; null if no RIB is before it. */
    static @Nullable Join again(Lane lane, Link link) {
        Join join = new Join(lane, link);
        join.climb(lane.graph(), link.from(), false);
        return join.ribs.isEmpty() ? null : join;
    }

    private void climb(LaneGraph graph, LaneNode node, boolean ribBelow) {
        boolean rib = node.isRib() && !ribBelow;
        if (rib && !ribs.contains(node.runtime().id())) {
            ribs.add(node.runtime().id());
        }
        if (node.isSource()) {
            sources.add(node);
        }
        for (LaneNode up : graph.upstreamOf(node)) {
            path.add(up.runtime().id() + " " + node.runtime().id());
            climb(graph, up, ribBelow || rib);
        }
    }

    Link link() {
        return link;
    }

    void moveTo(Link newer) {
        link = newer;
        newer.setJoin(this);
    }

    /** While this join tells: only its own link, the way to it, and links that are as new. */
    boolean allows(Link candidate) {
        return candidate == link || path.contains(name(candidate)) || fresh.contains(name(candidate));
    }

    private static String name(Link link) {
        return link.from().runtime().id() + " " + link.to();
    }

    /** Whether a live event may pass the link now. */
    boolean admits(Event event) {
        Peer peer = event.peer();
        if (peer == null || lane.ticking() && !isOfRoutes(event)) {
            return true; // the snapshot brings what a RIB passes on, but not what others say of a peer
        }
        for (LaneNode rib : lane.emittingRibs()) {
            LaneRib.Snapshot snapshot = telling.get(rib.runtime().id());
            if (snapshot != null && !snapshot.told(peer)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfRoutes(Event event) {
        return event instanceof RouteChange || event instanceof RouteUpdate || event instanceof PeerRoutesGone;
    }

    /** Tells who is up, then starts on what the RIBs hold. */
    void run() {
        lane.tell(this);
        try {
            for (FeedHandle feed : lane.feeds()) {
                if (sources.stream().anyMatch(s -> s.runtime().id().equals(feed.source()))) {
                    feed.retell(event -> enter(feed.source(), event));
                }
            }
        } finally {
            lane.tell(null);
        }
        for (String rib : ribs) {
            LaneNode node = lane.graph().node(rib);
            LaneRib.Snapshot snapshot = node == null ? null : node.snapshot();
            if (snapshot != null && !snapshot.peers().isEmpty()) {
                telling.put(rib, snapshot);
            }
        }
        ribs.removeIf(rib -> !telling.containsKey(rib));
        if (ribs.isEmpty()) {
            lane.joined(this);
            return;
        }
        link.setJoin(this);
        // all at once: what a peer tells before its RIB's beginning would count as not told
        ribs.forEach(rib -> tell(
                rib,
                new ResyncBegin(
                        lane.lanes().clock().nowMicros(), rib, telling.get(rib).peers())));
        lane.run(this::step);
    }

    /** Sends a told event in at the top; a RIB on the way has heard it before, so it goes past its instance. */
    private void enter(String source, Event event) {
        LaneNode node = lane.graph().node(source);
        if (node == null) {
            return;
        }
        if (ribs.isEmpty()) {
            node.tellOn(event);
        } else {
            for (String rib : ribs) {
                LaneNode at = lane.graph().node(rib);
                if (at != null) {
                    at.tellOn(event);
                }
            }
        }
    }

    private void tell(String rib, Event event) {
        LaneNode node = lane.graph().node(rib);
        if (node != null) {
            lane.tell(this);
            try {
                node.tellOn(event);
            } finally {
                lane.tell(null);
            }
        }
    }

    private void step() {
        if (link.join() != this || !lane.graph().has(link)) {
            return;
        }
        if (link.edge() != null && !link.edge().hasRoomForTelling()) {
            link.edge().whenRoomForTelling(() -> lane.run(this::step));
            return;
        }
        String rib = ribs.element();
        boolean more = telling.get(rib).next(event -> tell(rib, event));
        lane.takeFullEdges();
        if (more) {
            lane.run(this::step);
            return;
        }
        tell(rib, new ResyncEnd(lane.lanes().clock().nowMicros(), rib));
        telling.remove(rib);
        ribs.remove();
        if (ribs.isEmpty()) {
            link.setJoin(null);
            lane.joined(this);
        } else {
            lane.run(this::step);
        }
    }
}
