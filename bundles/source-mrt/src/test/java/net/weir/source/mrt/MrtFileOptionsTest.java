package net.weir.source.mrt;

import static org.assertj.core.api.Assertions.assertThat;

import net.weir.testkit.OptionsOf;
import net.weir.testkit.RecordingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MrtFileOptionsTest {
    private static boolean live(String speed) {
        MrtFileOptions options = OptionsOf.of(MrtFileOptions.class, "files", "x", "speed", speed);
        return new MrtFileSource(options, new RecordingContext("replay")).live();
    }

    @Test
    void only_a_paced_replay_goes_on_whether_or_not_it_is_read() {
        assertThat(live("flat-out")).isFalse();
        assertThat(live("original")).isTrue();
        assertThat(live("2.5x")).isTrue();
    }

    @Test
    void a_pace_stretches_the_time_between_records() {
        assertThat(Pace.parse("original").nanosAfter(1_000_000, 3_000_000)).isEqualTo(2_000_000_000L);
        assertThat(Pace.parse("10x").nanosAfter(1_000_000, 3_000_000)).isEqualTo(200_000_000L);
        assertThat(Pace.parse("0.5x").nanosAfter(1_000_000, 3_000_000)).isEqualTo(4_000_000_000L);
        assertThat(Pace.parse("10x").nanosAfter(3_000_000, 1_000_000)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "0x", "-1x", "x", "1e9x", "10", "99999999x"})
    void other_speeds_are_refused(String speed) {
        assertThat(OptionsOf.read(MrtFileOptions.class, "files", "x", "speed", speed)
                        .problems())
                .anySatisfy(
                        problem -> assertThat(problem.toString()).contains("speed is flat-out, original or a number"));
    }

    @Test
    void nothing_to_replay_is_a_problem() {
        assertThat(OptionsOf.read(MrtFileOptions.class).problems())
                .anySatisfy(problem -> assertThat(problem.toString()).contains("neither files nor watch"));
    }
}
