package net.weir.filter.roto;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.weir.filter.roto.Trial.Outcome;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.Value;
import net.weir.query.RibQuery;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.RouteCursor;
import net.weir.query.RouteQuery;

/** Verdicts over a RIB, and how often each statement decided. One thread's. */
final class TrialTally {
    /** A worker that has an operator wait looks at no more. */
    private static final long MOST = 20_000_000;

    private final Trial trial;
    private final int shown;
    private final Map<String, Long> verdicts = new TreeMap<>();
    private final Map<Integer, Long> lines = new HashMap<>();
    private final List<Value> rejected = new ArrayList<>();
    private long routes;

    TrialTally(Trial trial, int shown) {
        this.trial = trial;
        this.shown = shown;
    }

    void walk(RibQuery rib, Family family) {
        try (RouteCursor cursor = rib.query(RouteQuery.all(family))) {
            for (PrefixRoutes at = cursor.next(); at != null && routes < MOST; at = cursor.next()) {
                NlriBlock block = RouteTrials.block(Objects.requireNonNull(at.prefix()));
                for (RibQuery.Route route : at.routes()) {
                    take(block, route);
                }
            }
        }
    }

    private void take(NlriBlock block, RibQuery.Route route) {
        routes++;
        Outcome outcome = trial.judge(route.peer(), block, 0, route.attributes());
        verdicts.merge(outcome.verdict(route.attributes()), 1L, Long::sum);
        lines.merge(trial.decided(), 1L, Long::sum);
        if (outcome.attributes() == null && rejected.size() < shown) {
            rejected.add(FilterOperations.fields(
                    "prefix", new Value.Text(block.text(0)),
                    "peer", new Value.Int(route.peer().id()),
                    "decided", trial.place(trial.decided())));
        }
    }

    Value value() {
        List<Value> decided = new ArrayList<>();
        lines.entrySet().stream()
                .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
                .limit(1000)
                .forEach(line -> decided.add(FilterOperations.fields(
                        "routes", new Value.Int(line.getValue()), "line", trial.place(line.getKey()))));
        Map<String, Value> counts = new LinkedHashMap<>();
        verdicts.forEach((verdict, count) -> counts.put(verdict, new Value.Int(count)));
        return FilterOperations.fields(
                "routes", new Value.Int(routes),
                "verdicts", new Value.Fields(counts),
                "decided", new Value.Many(decided),
                "rejected", new Value.Many(rejected));
    }
}
