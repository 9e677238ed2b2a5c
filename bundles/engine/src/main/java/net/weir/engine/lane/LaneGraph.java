package net.weir.engine.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.api.Source;
import net.weir.api.Transform;
import net.weir.engine.edge.Edge;
import org.jspecify.annotations.Nullable;

/** A plan as one lane runs it: its own instances of the transforms, linked. Confined to the lane. */
final class LaneGraph {
    static final LaneGraph EMPTY = new LaneGraph(Plan.EMPTY);

    private final Plan plan;
    private final Map<String, LaneNode> nodes = new LinkedHashMap<>();
    private final List<Link> newLinks = new ArrayList<>();
    private final Set<Told> told = new HashSet<>();

    /** A target object that has heard of what is up through a stage, whichever object plays that stage. */
    private record Told(String from, String to, Object target) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Told other && from.equals(other.from) && to.equals(other.to) && target == other.target;
        }

        @Override
        public int hashCode() {
            return from.hashCode() * 31 + to.hashCode();
        }
    }

    private LaneGraph(Plan plan) {
        this.plan = plan;
    }

    /** Links the plan's stages; an instance of a stage object that {@code old} has is kept. */
    static LaneGraph build(Lane lane, Plan plan, LaneGraph old) {
        LaneGraph graph = new LaneGraph(plan);
        plan.stages().forEach((id, node) -> {
            if (node.stage() instanceof Source || node.stage() instanceof Transform) {
                graph.nodes.put(id, LaneNode.of(lane, node, old.nodes.get(id)));
            }
        });
        plan.stages().forEach((id, node) -> {
            LaneNode from = graph.nodes.get(id);
            if (from != null) {
                from.setLinks(graph.links(from, node, old));
            }
        });
        graph.nodes.values().forEach(node -> node.setRibsAbove(graph.ribsAbove(node)));
        old.told.stream().filter(graph::stillHolds).forEach(graph.told::add);
        return graph;
    }

    /** A stage that is away for a while does not make its downstream forget. */
    private boolean stillHolds(Told known) {
        Plan.Node target = plan.stages().get(known.to);
        Plan.Node from = plan.stages().get(known.from);
        boolean sameTarget = target != null && (target.stage() == known.target || target.edge() == known.target);
        return sameTarget && (from == null || from.downstream().contains(known.to));
    }

    private Link[] links(LaneNode from, Plan.Node planned, LaneGraph old) {
        List<Link> links = new ArrayList<>();
        LaneNode oldFrom = old.nodes.get(planned.runtime().id());
        for (String id : planned.downstream()) {
            Plan.Node target = plan.stages().get(id);
            if (target == null || target.edge() == null && !nodes.containsKey(id)) {
                continue;
            }
            LaneNode node = target.edge() == null ? nodes.get(id) : null;
            Link link = new Link(from, id, node, target.edge());
            links.add(link);
            Link kept = oldFrom == null ? null : oldFrom.linkTo(id, node, target.edge());
            if (kept != null) {
                link.takeOver(kept);
            }
            Told entry = new Told(from.runtime().id(), id, node == null ? target.edge() : target.stage());
            if (!old.told.contains(entry)) {
                newLinks.add(link);
            }
            told.add(entry);
        }
        return links.toArray(Link[]::new);
    }

    private LaneNode[] ribsAbove(LaneNode node) {
        Set<LaneNode> ribs = new LinkedHashSet<>();
        for (LaneNode up : upstreamOf(node)) {
            ribs.addAll(up.isRib() ? List.of(up) : List.of(ribsAbove(up)));
        }
        return ribs.toArray(LaneNode[]::new);
    }

    Plan plan() {
        return plan;
    }

    /** All nodes, each behind those upstream of it. */
    Collection<LaneNode> nodes() {
        return nodes.values();
    }

    @Nullable
    LaneNode node(String id) {
        return nodes.get(id);
    }

    /** Nodes that hand events to this one. */
    List<LaneNode> upstreamOf(LaneNode node) {
        List<LaneNode> upstream = new ArrayList<>();
        for (LaneNode candidate : nodes.values()) {
            for (Link link : candidate.links()) {
                if (link.node() == node) {
                    upstream.add(candidate);
                }
            }
        }
        return upstream;
    }

    /** Links that lead to the edge. */
    List<Link> linksTo(Edge edge) {
        return nodes.values().stream()
                .flatMap(node -> Arrays.stream(node.links()))
                .filter(link -> link.edge() == edge)
                .toList();
    }

    /** Links whose target has not heard anything through them. */
    List<Link> newLinks() {
        return newLinks;
    }

    boolean has(Link link) {
        return link(link.name()) == link;
    }

    /** The link between two stages by its {@link Link#name}; null if there is none now. */
    @Nullable
    Link link(String name) {
        for (LaneNode from : nodes.values()) {
            for (Link link : from.links()) {
                if (link.name().equals(name)) {
                    return link;
                }
            }
        }
        return null;
    }
}
