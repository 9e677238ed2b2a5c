package net.weir.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.weir.admin.ConfigProblem;
import net.weir.engine.lane.Plan;
import net.weir.engine.log.ProblemLog;

/** Writes down what faces may know of a plan, and logs each problem once. Confined to the planner. */
final class Publication {
    private final ProblemLog problemLog;
    private List<ConfigProblem> reported = List.of();

    Publication(ProblemLog problemLog) {
        this.problemLog = problemLog;
    }

    /**
     * The plan for faces.
     *
     * @param outside problems that are not of a stage
     * @param starting true while factories are still awaited: what is missing is not logged yet
     */
    Planner.Published of(
            Plan plan,
            Wiring wiring,
            Map<String, Slot> slots,
            Map<String, FactoryEntry<?>> factories,
            List<ConfigProblem> outside,
            boolean starting) {
        List<ConfigProblem> problems = new ArrayList<>(outside);
        slots.values().forEach(slot -> {
            if (!factories.containsKey(slot.wanted.type())) {
                slot.problem(Checker.unknownType(slot.wanted.type(), factories.keySet()), true);
            }
            problems.addAll(slot.problems);
        });
        problems.addAll(wiring.problems());
        if (!starting) {
            log(problems);
        }
        List<StageView> views = ordered(wiring, slots).stream()
                .map(slot -> StageView.of(slot, missing(slot, plan)))
                .toList();
        return new Planner.Published(plan.number(), views, Checker.types(factories.values()), problems);
    }

    private static Collection<Slot> ordered(Wiring wiring, Map<String, Slot> slots) {
        List<Slot> ordered = new ArrayList<>();
        wiring.order().stream().filter(id -> !Wiring.isSinkEnd(id)).forEach(id -> ordered.add(slots.get(id)));
        slots.values().stream().filter(slot -> !ordered.contains(slot)).forEach(ordered::add);
        return ordered;
    }

    private static List<String> missing(Slot slot, Plan plan) {
        return slot.kind != null && !slot.kind.takesEvents()
                ? List.of()
                : slot.sources().stream()
                        .filter(id -> !plan.stages().containsKey(id))
                        .toList();
    }

    private void log(List<ConfigProblem> problems) {
        problems.stream()
                .filter(problem -> !reported.contains(problem))
                .forEach(problem -> problemLog.report(problem.where(), "configuration", problem.text(), null));
        reported = problems;
    }
}
