package net.weir.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** The same property twice, which differ in nothing but their seed. */
class GivenSeedTest {
    private static final List<Long> FIRST = new ArrayList<>();
    private static final List<Long> SECOND = new ArrayList<>();

    @Property(tries = 50, seed = "4711", shrinking = ShrinkingMode.OFF)
    void first(@ForAll long value) {
        FIRST.add(value);
    }

    @Property(tries = 50, seed = "4711", shrinking = ShrinkingMode.OFF)
    void second(@ForAll long value) {
        SECOND.add(value);
    }

    @Property(tries = 1)
    void seeds_depend_on_the_one_given_and_on_the_name(@ForAll long given) {
        assertThat(GivenSeed.seed(given, "one")).isEqualTo(GivenSeed.seed(given, "one"));
        assertThat(GivenSeed.seed(given, "one")).isNotEqualTo(GivenSeed.seed(given, "two"));
        assertThat(GivenSeed.seed(given, "one")).isNotEqualTo(GivenSeed.seed(given + 1, "one"));
    }

    @AfterContainer
    static void a_seed_of_its_own_counts() {
        assertThat(FIRST).hasSize(50).isEqualTo(SECOND);
    }
}
