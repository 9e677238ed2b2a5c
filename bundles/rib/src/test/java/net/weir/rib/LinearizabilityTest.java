package net.weir.rib;

import org.jetbrains.kotlinx.lincheck.LinChecker;
import org.jetbrains.kotlinx.lincheck.strategy.stress.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two writers, readers of every kind, the worker and a consumer at once, in short random scenarios that Lincheck runs again
 * and again: what each of them got must be what they could have got one after the other. Lincheck's model checker cannot
 * look into records, so it is by stress.
 */
class LinearizabilityTest {

    private static void check(int scenarios, int runs) {
        LinChecker.check(
                RibRegisters.class,
                new StressOptions()
                        .iterations(scenarios)
                        .invocationsPerIteration(runs)
                        .threads(3)
                        .actorsPerThread(5)
                        .actorsBefore(3)
                        .actorsAfter(3)
                        .sequentialSpecification(PlainRegisters.class));
    }

    @Test
    void what_happens_at_once_is_as_if_it_happened_in_turn() {
        check(20, 800);
    }

    @Tag("long")
    @Test
    void what_happens_at_once_is_as_if_it_happened_in_turn_for_minutes() {
        check(300, 3_000);
    }
}
