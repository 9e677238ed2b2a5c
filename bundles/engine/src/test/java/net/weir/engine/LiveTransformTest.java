package net.weir.engine;

import static net.weir.engine.TestEngine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.weir.api.State;
import net.weir.event.ExtensionEvent;
import net.weir.testkit.TickingTransform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transforms are opened, and speak without input. */
class LiveTransformTest {
    @TempDir
    Path home;

    private final TickingTransform.Factory tickers = new TickingTransform.Factory();

    private TestEngine row() {
        TestEngine test = new TestEngine(home);
        test.come(tickers);
        test.stage("test.source", "in")
                .stage("test.ticker", "tick", "sources", "in")
                .stage("test.transform", "mid", "sources", "tick")
                .stage("test.sink", "out", "sources", "mid")
                .apply();
        test.awaitRunning("in", "tick", "mid", "out");
        return test;
    }

    private static long ticks(TestEngine test) {
        return test.sinks.events().stream()
                .filter(event -> event instanceof ExtensionEvent)
                .count();
    }

    @Test
    void a_tick_comes_out_of_each_lane_without_input() {
        try (TestEngine test = row()) {
            test.up("in");
            eventually().until(() -> ticks(test) >= 2);
            assertThat(tickers.opened()).isEqualTo(1);
        }
        assertThat(tickers.closed()).isEqualTo(1);
    }

    @Test
    void nothing_ticks_while_a_stage_downstream_is_awaited() throws Exception {
        try (TestEngine test = row()) {
            test.up("in");
            eventually().until(() -> ticks(test) >= 1);
            test.stage("test.transform", "mid", "sources", "tick", "grace", "600s")
                    .apply();
            test.go(test.transforms);
            int before = tickers.ticks();
            Thread.sleep(2_200);
            assertThat(tickers.ticks()).isEqualTo(before);
            test.come(test.transforms);
            test.awaitRunning("mid");
            eventually().until(() -> tickers.ticks() > before);
            assertThat(test.status("mid").drops()).isEmpty();
        }
    }

    @Test
    void a_tick_that_throws_takes_the_stage_out_in_the_end() {
        try (TestEngine test = row()) {
            test.up("in");
            tickers.throwing(true);
            eventually().until(() -> test.status("tick").state() == State.FAULTED);
            assertThat(test.status("tick").drops()).containsEntry("stage-threw", 10L);
        }
    }

    @Test
    void one_that_cannot_be_opened_does_not_take_the_place_of_the_one_at_work() {
        try (TestEngine test = row()) {
            test.stage("test.ticker", "tick", "sources", "in", "refuse", "true").apply();
            assertThat(test.engine().pipeline().problems())
                    .anyMatch(p -> p.text().contains("told to refuse"));
            assertThat(tickers.closed()).isEqualTo(1);
            test.up("in").announce(0, 10);
            eventually().until(() -> test.sequences().size() == 12);
            eventually().until(() -> ticks(test) >= 1);
        }
    }
}
