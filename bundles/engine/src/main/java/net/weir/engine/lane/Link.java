package net.weir.engine.lane;

import net.weir.engine.edge.Edge;
import net.weir.event.Event;
import org.jspecify.annotations.Nullable;

/** The way from one stage to the next on a lane: to a node of the lane, or to a sink's edge. Confined to the lane. */
final class Link {
    private final LaneNode from;
    private final String to;
    private final String name;
    private final @Nullable LaneNode node;
    private final @Nullable Edge edge;
    private @Nullable Join join;

    Link(LaneNode from, String to, @Nullable LaneNode node, @Nullable Edge edge) {
        this.from = from;
        this.to = to;
        this.name = from.runtime().id() + " " + to;
        this.node = node;
        this.edge = edge;
    }

    LaneNode from() {
        return from;
    }

    /** By its ends: the same for the link that stands for this one in a newer graph. */
    String name() {
        return name;
    }

    String to() {
        return to;
    }

    @Nullable
    LaneNode node() {
        return node;
    }

    @Nullable
    Edge edge() {
        return edge;
    }

    @Nullable
    Join join() {
        return join;
    }

    void setJoin(@Nullable Join join) {
        this.join = join;
    }

    /** This link stands for {@code old} in a newer graph: a join under way goes on through it. */
    void takeOver(Link old) {
        if (old.join != null) {
            old.join.moveTo(this);
        }
    }

    /** True if the other end is played by the same object. */
    boolean leadsTo(@Nullable LaneNode otherNode, @Nullable Edge otherEdge) {
        return node == null ? edge == otherEdge : otherNode != null && node.playedBy(otherNode);
    }

    void pass(Event event) {
        Lane lane = from.lane();
        Join telling = lane.telling();
        if (telling != null) {
            if (!telling.allows(this)) {
                return;
            }
        } else if (join != null && !join.admits(event)) {
            return;
        }
        if (edge != null && telling != null) {
            Hearer hearer = telling.hearerAt(this);
            if (hearer != null) {
                hearer.tell(event);
            } else {
                edge.tell(event);
            }
        } else if (edge != null) {
            if (!(from.isSource() ? edge.offerOriginal(event) : edge.offer(event))) {
                lane.noRoom(edge);
            }
        } else if (node != null) {
            node.accept(event);
        }
    }
}
