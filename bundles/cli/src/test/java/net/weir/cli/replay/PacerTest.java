package net.weir.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.weir.cli.tool.Failure;
import org.junit.jupiter.api.Test;

class PacerTest implements Pacer.Clock {
    private final List<Long> naps = new ArrayList<>();
    private long now = 50_000_000;
    private int looks;
    private boolean over;

    @Override
    public long micros() {
        return now;
    }

    @Override
    public void sleep(long micros) {
        naps.add(micros);
        now += micros;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    /** How long the clock went on for messages of these times. */
    private long waited(double factor, long... times) {
        Pacer pacer = new Pacer(factor, this);
        long start = now;
        for (long time : times) {
            pacer.await(time, () -> looks++);
        }
        return now - start;
    }

    @Test
    void the_recorded_spacing_is_divided_by_the_speed() {
        assertThat(waited(1, 7_000_000, 7_500_000, 9_000_000)).isEqualTo(2_000_000);
        assertThat(waited(10, 7_000_000, 9_000_000)).isEqualTo(200_000);
        assertThat(waited(0.5, 7_000_000, 9_000_000)).isEqualTo(4_000_000);
        assertThat(waited(0, 7_000_000, 9_000_000)).isZero();
    }

    @Test
    void time_that_sending_took_is_not_waited_again_and_a_clock_that_went_back_waits_for_nothing() {
        Pacer pacer = new Pacer(1, this);
        pacer.await(7_000_000, () -> {});
        now += 700_000;
        pacer.await(8_000_000, () -> {});
        assertThat(naps).containsExactly(300_000L);
        assertThat(waited(1, 9_000_000, 8_000_000, 9_000_000)).isZero();
    }

    @Test
    void a_long_wait_is_many_short_ones_and_ends_when_asked() {
        assertThat(waited(1, 1_000_000, 6_500_000)).isEqualTo(5_500_000);
        assertThat(naps).hasSize(6);
        assertThat(looks).isEqualTo(6);
        over = true;
        assertThat(waited(1, 1_000_000, 600_000_000)).isZero();
    }

    @Test
    void a_jump_of_more_than_a_day_is_not_waited_for_and_the_pace_begins_anew() {
        long day = 86_400_000_000L;
        assertThat(waited(1, day, 99 * day, 99 * day + 500_000)).isEqualTo(500_000);
        assertThat(waited(1, 99 * day, day, day + 500_000)).isEqualTo(500_000);
        assertThat(waited(1, day, 99 * day, day + 1_000_000, day + 1_500_000)).isEqualTo(500_000);
        assertThat(waited(100_000, day, 2 * day)).isEqualTo(day / 100_000);
    }

    @Test
    void reads_speeds() {
        assertThat(Pacer.factor("max")).isZero();
        assertThat(Pacer.factor("1")).isEqualTo(1);
        assertThat(Pacer.factor("2.5x")).isEqualTo(2.5);
        assertThatThrownBy(() -> Pacer.factor("-1")).isInstanceOf(Failure.class);
    }
}
