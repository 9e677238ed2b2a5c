package net.weir.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.weir.admin.MetricFamily;
import net.weir.admin.MetricFamily.Kind;
import net.weir.admin.MetricFamily.Sample;
import net.weir.admin.StageStatus;
import net.weir.engine.log.ProblemLog;
import net.weir.engine.plan.Planner;
import net.weir.engine.plan.StageView;

/** What every stage is measured by, and what stages measure themselves. Collected when asked for. */
final class StageMetricFamilies {
    private final Map<String, MetricFamily> all = new TreeMap<>();

    private StageMetricFamilies() {}

    static List<MetricFamily> of(Planner.Published published, ProblemLog problems) {
        StageMetricFamilies families = new StageMetricFamilies();
        families.gauge("weir_plan", "Number of the plan in force.", Map.of(), published.plan());
        families.gauge(
                "weir_config_problems",
                "What is wrong with the configuration.",
                Map.of(),
                published.problems().size());
        for (StageView view : published.stages()) {
            families.stage(view.status(), problems);
            view.runtime().metrics().collect(view.runtime().id(), view.runtime().type(), families.all);
        }
        return List.copyOf(families.all.values());
    }

    private void stage(StageStatus stage, ProblemLog problems) {
        Map<String, String> labels = labels("stage", stage.id(), "type", stage.type());
        counter("weir_stage_events_in_total", "Events given to a stage.", labels, stage.eventsIn());
        counter("weir_stage_events_out_total", "Events handed on by a stage.", labels, stage.eventsOut());
        gauge(
                "weir_stage_state",
                "1 for the state that a stage is in.",
                labels("stage", stage.id(), "state", stage.state().name().toLowerCase(Locale.ROOT)),
                1);
        stage.drops()
                .forEach((reason, count) -> counter(
                        "weir_stage_dropped_total",
                        "Events dropped, by reason.",
                        labels("stage", stage.id(), "reason", reason),
                        count));
        problems.counts(stage.id())
                .forEach((kind, count) -> counter(
                        "weir_stage_problems_total",
                        "Problems, by kind.",
                        labels("stage", stage.id(), "kind", kind),
                        count));
        StageStatus.Edge edge = stage.edge();
        if (edge != null) {
            gauge("weir_edge_events", "Events that wait in memory.", labels, edge.events());
            gauge("weir_edge_capacity_events", "Events that memory holds at most.", labels, edge.capacity());
            gauge("weir_edge_spilled_bytes", "Octets that wait on disk.", labels, edge.spilledOctets());
        }
    }

    private static Map<String, String> labels(String... pairs) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            labels.put(pairs[i], pairs[i + 1]);
        }
        return labels;
    }

    private void counter(String name, String help, Map<String, String> labels, double value) {
        add(name, help, Kind.COUNTER, labels, value);
    }

    private void gauge(String name, String help, Map<String, String> labels, double value) {
        add(name, help, Kind.GAUGE, labels, value);
    }

    private void add(String name, String help, Kind kind, Map<String, String> labels, double value) {
        all.computeIfAbsent(name, n -> new MetricFamily(n, help, kind, new ArrayList<>()))
                .samples()
                .add(new Sample(labels, value));
    }
}
