package net.weir.engine.lane;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import net.weir.api.EventSink;
import net.weir.api.Feed;
import net.weir.api.LaneRib;
import net.weir.api.LaneTransform;
import net.weir.api.Stage;
import net.weir.api.Transform;
import net.weir.engine.edge.Edge;
import net.weir.engine.stage.StageRuntime;
import net.weir.event.Event;
import net.weir.event.Gap;
import net.weir.event.PeerRoutesGone;
import net.weir.event.PeerUp;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.RouteChange;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.RouteScope;
import org.jspecify.annotations.Nullable;

/** One source, transform or RIB on one lane. Confined to it. */
final class LaneNode {
    static final LaneNode[] NO_NODES = {};
    private static final Link[] NO_LINKS = {};

    private final Lane lane;
    private final StageRuntime runtime;
    private final Stage<?> stage;
    private final @Nullable LaneTransform instance;
    private final boolean hold;
    private final boolean resync;
    private final EventSink out = this::emit;
    private final Set<Integer> gapTold = new HashSet<>();
    private final LaneNode[] itself = {this};
    private LaneNode[] ribsAbove = NO_NODES;
    private Link[] links = NO_LINKS;

    private LaneNode(Lane lane, Plan.Node planned, Stage<?> stage, @Nullable LaneTransform instance) {
        this.lane = lane;
        this.runtime = planned.runtime();
        this.stage = stage;
        this.instance = instance;
        this.hold = planned.hold();
        this.resync = planned.resync();
    }

    /** A node for the planned stage, with the instance of {@code old} if the same object plays it still. */
    static LaneNode of(Lane lane, Plan.Node planned, @Nullable LaneNode old) {
        Stage<?> stage = Objects.requireNonNull(planned.stage());
        LaneTransform instance = null;
        if (stage instanceof Transform<?> transform) {
            instance = old != null && old.stage == stage ? old.instance : instantiate(lane, planned, transform);
        }
        return new LaneNode(lane, planned, stage, instance);
    }

    private static LaneTransform instantiate(Lane lane, Plan.Node planned, Transform<?> transform) {
        try {
            return transform.forLane(lane.id());
        } catch (Throwable thrown) {
            return (event, out) -> {
                throw new IllegalStateException("no instance for lane " + lane.id(), thrown);
            };
        }
    }

    Lane lane() {
        return lane;
    }

    StageRuntime runtime() {
        return runtime;
    }

    /** True while something downstream is being exchanged: a source's feeds wait, and nothing ticks. */
    boolean hold() {
        return hold;
    }

    boolean isRib() {
        return instance instanceof LaneRib;
    }

    boolean isSource() {
        return instance == null;
    }

    /** @param beside true if the consumer hears all live events meanwhile */
    LaneRib.@Nullable Snapshot snapshot(RouteScope scope, boolean beside) {
        if (!(instance instanceof LaneRib rib)) {
            return null;
        }
        return beside ? rib.snapshotBeside(scope) : rib.snapshot(scope);
    }

    void setLinks(Link[] links) {
        this.links = links;
    }

    Link[] links() {
        return links;
    }

    @Nullable
    Link linkTo(String id, @Nullable LaneNode node, @Nullable Edge edge) {
        for (Link link : links) {
            if (link.to().equals(id) && link.leadsTo(node, edge)) {
                return link;
            }
        }
        return null;
    }

    boolean playedBy(LaneNode other) {
        return stage == other.stage;
    }

    /** What the nearest RIB downstream keeps of a peer. */
    Feed.@Nullable Kept kept(Peer peer, @Nullable Family family) {
        Set<LaneNode> level = Set.of(this);
        for (boolean filtered = false; !level.isEmpty(); filtered = true) {
            Set<LaneNode> next = new LinkedHashSet<>();
            for (LaneNode from : level) {
                for (Link link : from.links) {
                    LaneNode node = link.node();
                    if (node != null && node.instance instanceof LaneRib rib) {
                        long routes = rib.routes(peer, family);
                        return routes < 0 ? null : new Feed.Kept(routes, filtered);
                    }
                    if (node != null) {
                        next.add(node);
                    }
                }
            }
            level = next;
        }
        return null;
    }

    void accept(Event event) {
        Join telling = lane.telling();
        if (telling == null || !isRib() || !isOfResync(event)) {
            take(event);
            return;
        }
        lane.tell(null); // what it makes of what it is told is news to all behind it
        try {
            take(event);
        } finally {
            lane.tell(telling);
        }
    }

    private static boolean isOfResync(Event event) {
        return event instanceof RouteChange
                || event instanceof PeerRoutesGone
                || event instanceof ResyncBegin
                || event instanceof ResyncEnd;
    }

    private void take(Event event) {
        runtime.countIn(1);
        boolean late = event instanceof PeerUp up && up.replayed() && ribsAbove.length == 0;
        if (resync && (event instanceof Gap || late)) {
            lane.askToTellAgain(event);
        }
        if (runtime.faulted()) {
            runtime.drop("stage-faulted", 1);
            if (gapTold.add(event.feed())) {
                emit(StageRuntime.gapFor(
                        event, "stage-faulted", lane.lanes().clock().nowMicros()));
            }
            return;
        }
        try {
            Objects.requireNonNull(instance).accept(event, out);
            runtime.worked();
        } catch (Throwable thrown) { // one bad stage must not stop the lane
            long now = lane.lanes().clock().nowMicros();
            if (runtime.threw(thrown, event.getClass().getSimpleName(), now)) {
                lane.lanes().fault(runtime);
            }
            emit(StageRuntime.gapFor(event, "stage-threw", now));
        }
    }

    /** The nearest RIBs upstream, whose routes this node's own output is about. */
    void setRibsAbove(LaneNode[] ribs) {
        ribsAbove = ribs;
    }

    /** Lets a transform speak without input. */
    void tick(long nanoTime) {
        if (instance == null || hold || runtime.faulted() || !downstreamHasRoom()) {
            return;
        }
        lane.emittingRibs(ribsAbove);
        try {
            instance.tick(nanoTime, out);
        } catch (Throwable thrown) { // as for events; there is nothing to be missed
            if (runtime.threw(thrown, "tick", lane.lanes().clock().nowMicros())) {
                lane.lanes().fault(runtime);
            }
        } finally {
            lane.emittingRibs(NO_NODES);
        }
    }

    private boolean downstreamHasRoom() {
        for (Link link : links) {
            Edge edge = link.edge();
            LaneNode node = link.node();
            if (edge != null && !edge.hasRoom() || node != null && !node.downstreamHasRoom()) {
                return false;
            }
        }
        return true;
    }

    /** Hands an event to everything downstream. */
    void emit(Event event) {
        runtime.leave(event);
        if (isRib()) {
            LaneNode[] outer = lane.emittingRibs();
            lane.emittingRibs(itself);
            pass(event);
            lane.emittingRibs(outer);
        } else {
            pass(event);
        }
    }

    /** Hands on what is told again for a join: not news, so it is not counted as the stage's output. */
    void tellOn(Event event) {
        pass(event);
    }

    private void pass(Event event) {
        for (Link link : links) {
            link.pass(event);
        }
    }
}
