package net.weir.engine.lane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.weir.engine.edge.Edge;
import net.weir.engine.edge.OutletWalk;
import net.weir.event.ResyncId;
import net.weir.model.RouteScope;

/** Those that a lane tells what stands, in turns. Confined to the lane, and all within a step of it. */
final class Joins {
    private final Lane lane;
    private final List<Join> underWay = new ArrayList<>();
    private final Deque<Join> toStep = new ArrayDeque<>();
    private boolean posted;

    Joins(Lane lane) {
        this.lane = lane;
    }

    /** Another graph is in force: what is new in it is told, and what was cut off begins anew where somebody asked. */
    void adopt(LaneGraph next) {
        underWay.forEach(join -> join.follow(next));
        List<Join> cut =
                underWay.stream().filter(join -> !next.has(join.link())).toList();
        underWay.removeAll(cut);
        cut.forEach(Join::close);
        for (Link link : next.newLinks()) {
            if (link.edge() != null) {
                link.edge().hearsMore();
            }
            Join join = Join.start(lane, link);
            if (join != null) {
                begin(join);
            }
        }
        for (Join join : cut) { // another object plays a stage on its way
            Link link = next.link(join.link().name());
            if (link != null) {
                join.startOver(link);
            }
        }
    }

    private void begin(Join join) {
        underWay.add(join);
        join.run();
    }

    /** A join has told everything, or was given up. */
    void ended(Join join) {
        underWay.remove(join);
    }

    /** Tells the edge, from the RIBs before it, what stands. */
    void resync(Edge edge, ResyncId id, RouteScope scope) {
        lane.graph().linksTo(edge).forEach(link -> resync(link, id, scope));
    }

    /** Tells what is behind the link, from the RIBs before it, what stands. */
    void resync(Link link, ResyncId id, RouteScope scope) {
        Join running = link.join();
        if (running != null) {
            running.ask(id, scope);
            return;
        }
        Join join = Join.asked(lane, link, id, scope);
        if (join != null) {
            begin(join);
        }
    }

    /** Tells those behind a transform, through it, what stands in the RIBs before it. */
    void reapply(String stage, ResyncId id, RouteScope scope) {
        LaneNode node = lane.graph().node(stage);
        if (node != null && !node.isRib()) {
            for (Link link : node.links()) {
                resync(link, id, scope);
            }
        }
    }

    /** Tells outlets of the edge who is up and what stands. */
    void tellOutlets(Edge edge, OutletWalk walk) {
        List<Link> links = lane.graph().linksTo(edge);
        int[] left = {links.size()};
        if (links.isEmpty()) {
            walk.laneDone(lane.id());
        }
        for (Link link : links) {
            Runnable done = () -> {
                if (--left[0] == 0) {
                    walk.laneDone(lane.id());
                }
            };
            begin(Join.outlet(lane, link, walk.id(), walk.scope(), Hearer.of(walk, done)));
        }
    }

    /** Has the join tell its next stretch; those of all joins take turns, one between two tasks of the lane. */
    void stepLater(Join join) {
        toStep.add(join);
        post();
    }

    private void post() {
        if (!posted && !toStep.isEmpty()) {
            posted = true;
            boolean taken = lane.run(() -> {
                posted = false;
                Join next = toStep.poll();
                if (next != null) {
                    next.step();
                }
                post();
            });
            if (!taken) {
                posted = false; // the lane is about to end
            }
        }
    }
}
