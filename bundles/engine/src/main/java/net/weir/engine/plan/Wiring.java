package net.weir.engine.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.admin.ConfigProblem;
import net.weir.api.StageKind;
import net.weir.api.options.Similar;
import org.jspecify.annotations.Nullable;

/**
 * Who feeds whom, checked: unknown names, loops, stages that hear nothing. Pure. A door with both ends is two vertices: its
 * id stands for the end that gives events, {@link #sinkEnd} for the one that takes them.
 *
 * @param order ids that can run, each after its sources
 * @param downstream for each id in {@code order} those that take its events
 */
record Wiring(List<String> order, Map<String, List<String>> downstream, List<ConfigProblem> problems) {
    private static final String SINK_END = ">";

    /**
     * One stage before it is wired.
     *
     * @param kind null where it is not known yet
     * @param where for messages
     */
    record Vertex(String id, @Nullable StageKind kind, List<String> sources, String where) {}

    /** The vertex at which a door with both ends takes events; no id of a stage looks like it. */
    static String sinkEnd(String id) {
        return SINK_END + id;
    }

    static boolean isSinkEnd(String vertex) {
        return vertex.startsWith(SINK_END);
    }

    /** The stage that a vertex is of. */
    static String stageOf(String vertex) {
        return isSinkEnd(vertex) ? vertex.substring(SINK_END.length()) : vertex;
    }

    static Wiring of(Map<String, Vertex> vertices) {
        List<ConfigProblem> problems = new ArrayList<>();
        Map<String, List<String>> upstream = new LinkedHashMap<>();
        vertices.forEach((id, vertex) -> {
            List<String> sources = checked(vertex, vertices, problems);
            boolean both = vertex.kind() == StageKind.DUPLEX;
            upstream.put(id, both ? List.of() : sources);
            if (both) {
                upstream.put(sinkEnd(id), sources);
            }
        });
        List<String> order = sort(upstream);
        for (String id : upstream.keySet()) {
            if (!order.contains(id)) {
                problems.add(
                        new ConfigProblem(vertices.get(stageOf(id)).where(), "its sources lead back to itself", true));
            }
        }
        Map<String, List<String>> downstream = new LinkedHashMap<>();
        order.forEach(id -> downstream.put(id, new ArrayList<>()));
        for (String id : order) {
            upstream.get(id).stream()
                    .filter(order::contains)
                    .forEach(up -> downstream.get(up).add(id));
        }
        return new Wiring(order, downstream, problems);
    }

    private static List<String> checked(Vertex vertex, Map<String, Vertex> vertices, List<ConfigProblem> problems) {
        StageKind kind = vertex.kind();
        if (kind != null && !kind.takesEvents()) {
            if (!vertex.sources().isEmpty()) {
                String text = "a " + kind + " takes no events: remove the key sources";
                problems.add(new ConfigProblem(vertex.where(), text, false));
            }
            return List.of();
        }
        if (vertex.sources().isEmpty() && kind != null) {
            problems.add(new ConfigProblem(vertex.where(), "it has no upstream: say sources = ID, …", false));
        }
        Set<String> known = new LinkedHashSet<>();
        for (String source : vertex.sources()) {
            Vertex up = vertices.get(source);
            if (up == null) {
                String near = Similar.to(source, vertices.keySet());
                String hint = near == null ? "" : "; did you mean " + near + "?";
                problems.add(new ConfigProblem(vertex.where(), "sources: no stage has the id " + source + hint, false));
            } else if (up.kind() != null && !up.kind().givesEvents()) {
                String text = source + " is a " + up.kind() + ": nothing comes out of it";
                problems.add(new ConfigProblem(vertex.where(), text, false));
            } else {
                known.add(source);
            }
        }
        return List.copyOf(known);
    }

    private static List<String> sort(Map<String, List<String>> upstream) {
        List<String> order = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(upstream.keySet());
        int sinceProgress = 0;
        while (!left.isEmpty() && sinceProgress <= left.size()) {
            String id = left.remove();
            if (order.containsAll(upstream.get(id))) {
                order.add(id);
                sinceProgress = 0;
            } else {
                left.add(id);
                sinceProgress++;
            }
        }
        return order;
    }

    /** The stages whose events reach the stage. */
    Set<String> ancestorsOf(String stage) {
        String id = downstream.containsKey(sinkEnd(stage)) ? sinkEnd(stage) : stage;
        Set<String> ancestors = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            String at = open.remove();
            downstream.forEach((up, targets) -> {
                if (targets.contains(at) && ancestors.add(up)) {
                    open.add(up);
                }
            });
        }
        return ancestors;
    }
}
