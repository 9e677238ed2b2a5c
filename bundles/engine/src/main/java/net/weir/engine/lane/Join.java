package net.weir.engine.lane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.api.LaneRib;
import net.weir.engine.edge.Edge;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.ResyncId;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.model.Peer;
import net.weir.model.RouteScope;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is behind a link up to date: one that came late, or one that asks. First it is told the routers and peers that are
 * up, then, behind a RIB, what stands in it, stretch by stretch between live events. A peer that is told as a whole passes the
 * link only afterwards: its live changes are in what will be told. Confined to the lane.
 */
final class Join {
    /** Requests that may wait for this one; more become one for everything. */
    private static final int MOST_WAITING = 16;

    private final Lane lane;
    private final Reason reason;
    private final ResyncId id;
    private final RouteScope scope;
    private final @Nullable Hearer hearer;
    private final Set<String> path = new HashSet<>();
    private final Set<String> beyond = new HashSet<>();
    private final Set<LaneNode> sources = new LinkedHashSet<>();
    private final Map<String, LaneRib.Snapshot> telling = new HashMap<>();
    private final Deque<String> ribs = new ArrayDeque<>();
    private final List<String> before = new ArrayList<>();
    private final Deque<Request> waiting = new ArrayDeque<>();
    private Link link;
    private boolean done;

    /** Why what stands is told. */
    private enum Reason {
        /** The link is new to what is behind it. */
        LATE,
        /** What is behind the link asked, or is to hear the other verdicts of the stage before it. */
        ASKED,
        /** One of several that hear the same live events asked: those are not held back from it. */
        OUTLET
    }

    /** A request that waits until an earlier one is answered. */
    private record Request(ResyncId id, RouteScope scope) {}

    private Join(Lane lane, Link link, Reason reason, ResyncId id, RouteScope scope, @Nullable Hearer hearer) {
        this.lane = lane;
        this.link = link;
        this.reason = reason;
        this.id = id;
        this.scope = scope;
        this.hearer = hearer;
    }

    /** A join through the link; null if the stage before it is new too and will be told first. */
    static @Nullable Join start(Lane lane, Link link) {
        LaneGraph graph = lane.graph();
        for (Link other : graph.newLinks()) {
            if (other.node() != null && other.node() == link.from()) {
                return null;
            }
        }
        Join join = new Join(lane, link, Reason.LATE, lane.lanes().nextResync(), RouteScope.ALL, hearer(link));
        graph.newLinks().forEach(fresh -> join.beyond.add(fresh.name()));
        join.climb(graph, link.from(), false);
        return join;
    }

    /** A join through a link that is in use; null if no RIB is before it. */
    static @Nullable Join asked(Lane lane, Link link, ResyncId id, RouteScope scope) {
        Join join = new Join(lane, link, Reason.ASKED, id, scope, hearer(link));
        join.climb(lane.graph(), link.from(), false);
        join.descend(link);
        return join.ribs.isEmpty() ? null : join;
    }

    /** A join for one of those that hear what passes the link. */
    static Join outlet(Lane lane, Link link, ResyncId id, RouteScope scope, Hearer hearer) {
        Join join = new Join(lane, link, Reason.OUTLET, id, scope, hearer);
        join.climb(lane.graph(), link.from(), false);
        return join;
    }

    private static @Nullable Hearer hearer(Link link) {
        Edge edge = link.edge();
        return edge == null ? null : Hearer.of(edge);
    }

    private void climb(LaneGraph graph, LaneNode node, boolean ribBelow) {
        boolean rib = node.isRib() && !ribBelow;
        if (rib && !ribs.contains(node.runtime().id())) {
            ribs.add(node.runtime().id());
            before.add(node.runtime().id());
        }
        if (node.isSource()) {
            sources.add(node);
        }
        for (LaneNode up : graph.upstreamOf(node)) {
            path.add(up.runtime().id() + " " + node.runtime().id());
            climb(graph, up, ribBelow || rib);
        }
    }

    private void descend(Link from) {
        LaneNode node = from.node();
        if (node != null) {
            for (Link next : node.links()) {
                if (beyond.add(next.name())) {
                    descend(next);
                }
            }
        }
    }

    Link link() {
        return link;
    }

    void moveTo(Link newer) {
        link = newer;
        newer.setJoin(this);
    }

    /** The same way in a newer graph, for an outlet's join, of which the link knows nothing. */
    void follow(LaneGraph next) {
        Link newer = reason == Reason.OUTLET ? next.link(link.name()) : null;
        if (newer != null && newer.edge() == link.edge()) {
            link = newer;
        }
    }

    /** While this join tells: only its own link, the way to it, and what is meant beyond it. */
    boolean allows(Link candidate) {
        return candidate == link || path.contains(candidate.name()) || beyond.contains(candidate.name());
    }

    /** Whom it tells at its own link, if that leads out of the lane. */
    @Nullable
    Hearer hearerAt(Link at) {
        return at == link ? hearer : null;
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

    /** Asks for more through the same link: what has all of this in it takes its place, other requests wait. */
    void ask(ResyncId newId, RouteScope newScope) {
        if (hearer != null && newScope.covers(scope)) {
            abort();
            lane.joins().resync(link, newId, newScope);
            askAgain(newScope);
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            List<Request> given = List.copyOf(waiting);
            waiting.clear();
            given.forEach(this::refuse);
            waiting.add(new Request(newId, RouteScope.ALL));
        } else {
            waiting.add(new Request(newId, newScope));
        }
    }

    /** Has those that waited for this wait for another; what is covered is not told by itself. */
    private void askAgain(@Nullable RouteScope covered) {
        List<Request> rest = List.copyOf(waiting);
        waiting.clear();
        for (Request request : rest) {
            if (covered != null && covered.covers(request.scope)) {
                refuse(request);
            } else {
                lane.joins().resync(link, request.id, request.scope);
            }
        }
    }

    private void refuse(Request request) {
        before.forEach(rib -> end(rib, request.id, true));
    }

    /** Begins anew through a link that has taken this one's place, as far as somebody asked. */
    void startOver(Link newer) {
        link = newer;
        if (reason == Reason.ASKED) {
            lane.joins().resync(newer, id, scope);
        }
        askAgain(null);
    }

    /** Tells who is up, then starts on what the RIBs hold. */
    void run() {
        if (reason != Reason.ASKED || scope.isAll() && link.edge() != null) {
            tellWhoIsUp();
        }
        for (String rib : ribs) {
            LaneNode node = lane.graph().node(rib);
            LaneRib.Snapshot snapshot = node == null ? null : node.snapshot(scope, reason == Reason.OUTLET);
            if (snapshot != null && !snapshot.peers().isEmpty()) {
                telling.put(rib, snapshot);
            }
        }
        ribs.removeIf(rib -> !telling.containsKey(rib));
        if (reason != Reason.OUTLET) {
            link.setJoin(this);
        }
        // all at once: what a peer tells before its RIB's beginning would count as not told
        ribs.forEach(rib -> tell(rib, begin(rib)));
        goOn();
    }

    private Event begin(String rib) {
        long now = lane.lanes().clock().nowMicros();
        return new ResyncBegin(now, rib, id, lane.id(), scope, telling.get(rib).peers());
    }

    private void end(String rib, ResyncId of, boolean aborted) {
        tell(rib, new ResyncEnd(lane.lanes().clock().nowMicros(), rib, of, lane.id(), aborted));
    }

    private void tellWhoIsUp() {
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

    private void goOn() {
        if (ribs.isEmpty()) {
            finish();
        } else {
            lane.joins().stepLater(this);
        }
    }

    /** Tells one stretch. */
    void step() {
        if (ribs.isEmpty() || !lane.graph().has(link)) {
            return; // it was given up
        }
        if (hearer != null && hearer.isOver()) {
            close();
            leave();
            return;
        }
        if (hearer != null && !hearer.hasRoom()) {
            hearer.whenRoom(() -> lane.run(() -> lane.joins().stepLater(this)));
            return;
        }
        String rib = ribs.element();
        boolean more = telling.get(rib).next(event -> tell(rib, event));
        lane.takeFullEdges();
        if (!more) {
            end(rib, id, false);
            telling.remove(rib).close();
            ribs.remove();
        }
        goOn();
    }

    private void finish() {
        leave();
        askAgain(null);
    }

    private void leave() {
        if (link.join() == this) {
            link.setJoin(null);
        }
        lane.joins().ended(this);
        done();
    }

    private void done() {
        if (hearer != null && !done) {
            done = true;
            hearer.done();
        }
    }

    /** Ends half way: what was not told may stand. */
    void abort() {
        ribs.forEach(rib -> end(rib, id, true));
        close();
        leave();
    }

    /** Lets go of the snapshots; nobody is told. */
    void close() {
        telling.values().forEach(LaneRib.Snapshot::close);
        telling.clear();
        ribs.clear();
        done();
    }
}
