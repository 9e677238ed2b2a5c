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
import net.weir.api.options.Similar;

/**
 * Who feeds whom, checked: unknown names, loops, stages that hear nothing. Pure.
 *
 * @param order ids that can run, each after its sources
 * @param downstream for each id in {@code order} those that take its events
 */
record Wiring(List<String> order, Map<String, List<String>> downstream, List<ConfigProblem> problems) {

    /**
     * One stage before it is wired.
     *
     * @param kind {@code source}, {@code transform}, {@code rib}, {@code view}, {@code sink}, or empty where not known yet
     * @param where for messages
     */
    record Vertex(String id, String kind, List<String> sources, String where) {}

    static Wiring of(Map<String, Vertex> vertices) {
        List<ConfigProblem> problems = new ArrayList<>();
        Map<String, List<String>> upstream = new LinkedHashMap<>();
        vertices.forEach((id, vertex) -> upstream.put(id, checked(vertex, vertices, problems)));
        List<String> order = sort(upstream);
        for (String id : vertices.keySet()) {
            if (!order.contains(id)) {
                problems.add(new ConfigProblem(vertices.get(id).where(), "its sources lead back to itself", true));
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
        if (vertex.kind().equals("source") || vertex.kind().equals("view")) {
            if (!vertex.sources().isEmpty()) {
                String text = "a " + vertex.kind() + " takes no events: remove the key sources";
                problems.add(new ConfigProblem(vertex.where(), text, false));
            }
            return List.of();
        }
        if (vertex.sources().isEmpty() && !vertex.kind().isEmpty()) {
            problems.add(new ConfigProblem(vertex.where(), "it has no upstream: say sources = ID, …", false));
        }
        Set<String> known = new LinkedHashSet<>();
        for (String source : vertex.sources()) {
            Vertex up = vertices.get(source);
            if (up == null) {
                String near = Similar.to(source, vertices.keySet());
                String hint = near == null ? "" : "; did you mean " + near + "?";
                problems.add(new ConfigProblem(vertex.where(), "sources: no stage has the id " + source + hint, false));
            } else if (up.kind().equals("sink") || up.kind().equals("view")) {
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

    /** The ids from which {@code id} is reached. */
    Set<String> ancestorsOf(String id) {
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
