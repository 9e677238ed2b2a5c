package net.weir.roto.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.weir.roto.tree.Constant;
import net.weir.roto.tree.Function;

/** What follows from who calls whom: cycles of constants, recursion, effects, an order of evaluation. */
final class Analysis {
    private final Problems problems;

    Analysis(Problems problems) {
        this.problems = problems;
    }

    void run(List<Function> functions, List<Constant> constants) {
        for (Function function : functions) {
            Set<Function> reached = reached(function);
            if (reached.contains(function)) {
                function.callsItself();
            }
            reached.forEach(f -> function.effects().addAll(f.effects()));
        }
        for (Constant constant : constants) {
            check(constant);
        }
        Set<Constant> ordered = new LinkedHashSet<>();
        Set<Constant> begun = new HashSet<>();
        constants.forEach(c -> order(c, ordered, begun));
        constants.clear();
        constants.addAll(ordered);
    }

    /** Every function that a call of this one may call. */
    private static Set<Function> reached(Function from) {
        Set<Function> reached = new LinkedHashSet<>();
        Deque<Function> left = new ArrayDeque<>(from.callees());
        while (!left.isEmpty()) {
            Function next = left.pop();
            if (reached.add(next)) {
                left.addAll(next.callees());
            }
        }
        return reached;
    }

    /** The functions that a constant's value may call, itself first. */
    private static List<Function> all(Constant constant) {
        List<Function> all = new ArrayList<>();
        Function value = constant.value();
        if (value != null) {
            all.add(value);
            all.addAll(reached(value));
        }
        return all;
    }

    private static Set<Constant> needs(Constant constant) {
        Set<Constant> needs = new LinkedHashSet<>();
        all(constant).forEach(f -> needs.addAll(f.constants()));
        return needs;
    }

    private void check(Constant constant) {
        Set<Constant> needs = new LinkedHashSet<>();
        Deque<Constant> left = new ArrayDeque<>(needs(constant));
        while (!left.isEmpty()) {
            Constant next = left.pop();
            if (needs.add(next)) {
                left.addAll(needs(next));
            }
        }
        if (needs.contains(constant)) {
            problems.error(
                    constant.item().name().span(),
                    "constant `" + constant.name() + "` is recursively defined.",
                    "cycle detected!");
        }
        if (all(constant).stream().anyMatch(f -> !f.context().isEmpty())) {
            problems.error(
                    constant.item().name().span(),
                    "constant `" + constant.name() + "` depends on a context variable.",
                    "constants are evaluated before there is a context");
        }
    }

    private static void order(Constant constant, Set<Constant> ordered, Set<Constant> begun) {
        if (begun.add(constant)) {
            needs(constant).forEach(c -> order(c, ordered, begun));
            ordered.add(constant);
        }
    }
}
