package net.weir.engine;

import static net.weir.engine.TestEngine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import net.weir.admin.Taps;
import net.weir.api.State;
import net.weir.engine.plan.Planner;
import net.weir.event.Event;
import net.weir.event.ExtensionEvent;
import net.weir.event.Gap;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterUp;
import net.weir.model.Value;
import net.weir.testkit.Examples;
import net.weir.testkit.ScriptedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the joints promise, held against the engine with stages of all kinds, good and bad. */
class PipelineContractTest {
    @TempDir
    Path home;

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void every_event_arrives_once_and_in_order() {
        try (TestEngine test = TestEngine.row(home)) {
            test.up("in").announce(0, 20_000);
            eventually().until(() -> test.sinks.events().size() == 20_002);
            assertThat(test.sequences()).isEqualTo(upTo(20_002));
            assertThat(test.status("mid").eventsIn()).isEqualTo(20_002);
            assertThat(test.status("out").drops()).isEmpty();
        }
    }

    @Test
    void an_event_that_no_stage_knows_passes() {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            up.session()
                    .script(feed -> feed.offer(new ExtensionEvent(
                            up.peer(), 0, Examples.RECEIVED, "org.example.flow", 1, new Value.Text("hello"))));
            eventually().until(() -> test.sinks.events().stream().anyMatch(e -> e instanceof ExtensionEvent));
        }
    }

    @Test
    void a_live_option_changes_without_a_new_stage_under_load() {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            up.announce(0, 1_000);
            test.stage("test.transform", "mid", "sources", "in", "label", "two").apply();
            up.announce(1_000, 2_000);
            assertThat(test.transforms.label()).isEqualTo("two");
            assertThat(test.transforms.made()).isEqualTo(1);
            eventually().until(() -> test.sinks.events().size() == 2_002);
            assertThat(test.sequences()).isEqualTo(upTo(2_002));
        }
    }

    @Test
    void another_option_replaces_the_stage_under_load_and_loses_nothing() throws Exception {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            Thread load = new Thread(() -> {
                for (int i = 0; i < 200; i++) {
                    up.announce(i * 100, i * 100 + 100);
                }
            });
            load.start();
            test.stage("test.transform", "mid", "sources", "in", "fixed", "two").apply();
            load.join();
            eventually().until(() -> test.sinks.events().size() == 20_002);
            assertThat(test.sequences()).isEqualTo(upTo(20_002));
            assertThat(test.transforms.made()).isEqualTo(2);
            assertThat(test.transforms.closed()).isEqualTo(1);
            assertThat(test.transforms.retold()).isPositive();
        }
    }

    @Test
    void updating_the_bundles_of_sink_and_transform_under_load_loses_and_doubles_nothing() throws Exception {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            Thread load = new Thread(() -> {
                for (int i = 0; i < 1_000; i++) {
                    up.announce(i * 100, i * 100 + 100);
                }
            });
            load.start();
            for (int round = 0; round < 3; round++) {
                test.go(test.transforms);
                assertThat(test.transforms.closed()).isEqualTo(round + 1);
                test.come(test.transforms);
                test.awaitRunning("mid");
                test.go(test.sinks);
                assertThat(test.sinks.closed()).isEqualTo(round + 1);
                test.come(test.sinks);
                test.awaitRunning("out");
            }
            load.join();
            eventually().until(() -> test.sinks.events().size() >= 100_002);
            assertThat(test.sequences()).isEqualTo(upTo(100_002));
        }
    }

    @Test
    void a_stage_says_itself_how_long_events_wait_for_it() {
        try (TestEngine test = new TestEngine(home, new Planner.Settings(20, 200, 600_000, 1_000))
                .stage("test.source", "in")
                .stage("test.transform", "mid", "sources", "in", "grace", "200ms")
                .stage("test.sink", "out", "sources", "mid")
                .apply()) {
            test.awaitRunning("in", "mid", "out");
            TestEngine.Up up = test.up("in");
            test.go(test.transforms);
            up.announce(0, 10);
            eventually()
                    .untilAsserted(() -> assertThat(test.status("mid").drops()).containsEntry("stage-absent", 10L));
            eventually().until(() -> test.sinks.events().stream()
                    .anyMatch(e -> e instanceof Gap gap && gap.reason().equals("stage-absent")));
        }
    }

    @Test
    void a_tap_stays_on_a_stage_that_is_removed_and_made_anew() throws Exception {
        try (TestEngine test = TestEngine.row(home);
                Taps.Tap tap = test.engine().taps().open("mid", event -> event instanceof RouteUpdate, 100)) {
            TestEngine.Up up = test.up("in");
            up.announce(0, 1);
            assertThat(tap.poll(5_000)).isNotNull();
            test.without("mid").apply();
            test.stage("test.transform", "mid", "sources", "in").apply();
            test.awaitRunning("mid");
            up.announce(1, 2);
            assertThat(tap.poll(5_000)).isNotNull();
        }
    }

    @Test
    void a_stage_that_throws_is_taken_out_and_those_behind_it_are_told() {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            eventually().until(() -> test.sinks.events().size() == 2);
            test.transforms.throwing(true);
            up.announce(0, 10);
            eventually().until(() -> test.status("mid").state() == State.FAULTED);
            up.announce(10, 20);
            eventually().until(() -> test.status("mid").drops().getOrDefault("stage-faulted", 0L) == 10);
            assertThat(test.status("mid").drops()).containsEntry("stage-threw", 10L);
            eventually().until(() -> test.sinks.events().stream()
                    .anyMatch(e -> e instanceof Gap gap && gap.reason().equals("stage-faulted")));
            assertThat(test.sinks.events()).noneMatch(e -> e instanceof RouteUpdate);
        }
    }

    @Test
    void a_faulted_stage_that_is_replaced_in_time_loses_nothing_of_what_waited() {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            test.transforms.throwing(true);
            up.announce(0, 10);
            eventually().until(() -> test.status("mid").state() == State.FAULTED);
            test.transforms.throwing(false);
            up.announce(10, 20);
            test.stage("test.transform", "mid", "sources", "in", "fixed", "new").apply();
            eventually().untilAsserted(() -> assertThat(test.sinks.events().stream()
                            .filter(e -> e instanceof RouteUpdate)
                            .count())
                    .isEqualTo(10));
        }
    }

    @Test
    void a_sink_that_fails_for_a_while_gets_everything_in_order_afterwards() {
        try (TestEngine test = TestEngine.row(home)) {
            test.stage("test.sink", "out", "sources", "mid", "edge-events", "16")
                    .apply();
            test.sinks.failing(true);
            test.up("in").announce(0, 5_000);
            eventually().until(() -> test.status("out").state() == State.DEGRADED);
            eventually().until(() -> test.status("out").edge().spilledOctets() > 0);
            test.sinks.failing(false);
            eventually().until(() -> test.sinks.events().size() + drops(test) == 5_002);
            assertThat(drops(test)).isZero();
            assertThat(test.sequences()).isEqualTo(upTo(5_002));
            eventually().until(() -> test.status("out").state() == State.RUNNING);
        }
    }

    private static long drops(TestEngine test) {
        return test.status("out").drops().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void a_sink_that_hangs_stops_nobody_else_and_can_be_exchanged() {
        try (TestEngine test = TestEngine.row(home)) {
            CountDownLatch latch = new CountDownLatch(1);
            test.sinks.hang(latch);
            TestEngine.Up up = test.up("in");
            up.announce(0, 100);
            test.go(test.sinks);
            assertThat(test.status("out").state()).isEqualTo(State.FAULTED);
            test.sinks.hang(new CountDownLatch(0));
            test.come(test.sinks);
            eventually().until(() -> test.sinks.events().size() == 102);
            assertThat(test.sequences()).isEqualTo(upTo(102));
            latch.countDown();
        }
    }

    @Test
    void a_close_that_hangs_or_throws_is_told_and_does_not_hold_up_the_plan() {
        try (TestEngine test = TestEngine.row(home)) {
            CountDownLatch latch = new CountDownLatch(1);
            test.sinks.hangInClose(latch);
            test.go(test.sinks);
            assertThat(test.status("out").reason()).contains("close did not return");
            latch.countDown();
            test.come(test.sinks);
            test.awaitRunning("out");
            test.sinks.failingToClose(true);
            test.go(test.sinks);
            assertThat(test.engine().pipeline().metrics())
                    .filteredOn(family -> family.name().equals("weir_stage_problems_total"))
                    .flatExtracting(family -> family.samples())
                    .anyMatch(sample -> "close-threw".equals(sample.labels().get("kind")));
            test.come(test.sinks);
            test.awaitRunning("out");
        }
    }

    @Test
    void a_stage_that_could_not_be_closed_says_so_until_another_takes_over() {
        try (TestEngine test = TestEngine.row(home)) {
            test.sinks.failingToClose(true);
            test.go(test.sinks);
            test.stage("test.sink", "late", "sources", "mid").apply(); // some other change
            assertThat(test.status("out").state()).isEqualTo(State.FAULTED);
            assertThat(test.status("out").reason()).contains("close threw");
            test.sinks.failingToClose(false);
            test.come(test.sinks);
            test.awaitRunning("out", "late");
        }
    }

    @Test
    void a_sink_that_comes_late_is_told_who_is_up() {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            up.announce(0, 10);
            eventually().until(() -> test.sinks.events().size() == 12);
            test.stage("test.sink", "late", "sources", "in", "label", "x").apply();
            eventually().until(() -> test.sinks.events().size() == 14);
            List<Event> told = test.sinks.events().subList(12, 14);
            assertThat(told.get(0)).isInstanceOfSatisfying(RouterUp.class, e -> assertThat(e.replayed())
                    .isTrue());
            assertThat(told.get(1)).isInstanceOfSatisfying(PeerUp.class, e -> assertThat(e.replayed())
                    .isTrue());
        }
    }

    @Test
    void a_newer_session_of_a_router_waits_until_the_older_one_has_ended() {
        try (TestEngine test = TestEngine.row(home)) {
            ScriptedSource source = test.source();
            ScriptedSource.Session old = source.session(Examples.routerKey("in"), false);
            assertThat(old.ready()).isTrue();
            ScriptedSource.Session young = source.session(Examples.routerKey("in"), false);
            eventually().until(old::superseded);
            assertThat(young.ready()).isFalse();
            old.script(feed -> {
                feed.offer(Examples.routerUp(old.key()));
                feed.close();
                feed.offer(Examples.routerUp(old.key()));
            });
            eventually().until(young::ready);
            young.script(feed -> feed.offer(Examples.routerUp(young.key())));
            eventually().until(() -> test.sinks.events().size() == 2);
            assertThat(test.status("in").drops()).containsEntry("feed-closed", 1L);
        }
    }

    @Test
    void block_makes_feeds_wait_and_loses_nothing() {
        try (TestEngine test = new TestEngine(home)
                .stage("test.source", "in", "patient", "true")
                .stage("test.sink", "out", "sources", "in", "edge-events", "100", "slow-millis", "20")
                .apply()) {
            test.awaitRunning("in", "out");
            assertThat(test.status("out").edge().policy()).isEqualTo("block");
            TestEngine.Up up = test.up("in");
            int[] next = {0};
            up.session().script(feed -> offerUntilTold(test, up, feed, next));
            eventually().until(() -> test.sinks.events().size() == 3_002);
            assertThat(test.sequences()).isEqualTo(upTo(3_002));
        }
    }

    private static void offerUntilTold(TestEngine test, TestEngine.Up up, net.weir.api.Feed feed, int[] next) {
        while (next[0] < 3_000) {
            if (!feed.offer(Examples.announce(up.peer(), TestEngine.prefix(next[0]++), 64_496))) {
                assertThat(test.status("out").edge().events()).isLessThanOrEqualTo(101);
                feed.whenRoom(() -> offerUntilTold(test, up, feed, next));
                return;
            }
        }
    }

    @Test
    void a_bad_edit_keeps_the_last_good_configuration_also_over_a_restart() {
        try (TestEngine test = TestEngine.row(home)) {
            test.stage("test.sink", "out", "sources", "mid", "slow-milis", "5").apply();
            assertThat(test.engine().pipeline().problems())
                    .anyMatch(p -> p.text().contains("did you mean slow-millis"));
            test.awaitRunning("out");
        }
        try (TestEngine test = new TestEngine(home)
                .stage("test.source", "in")
                .stage("test.transform", "mid", "sources", "in")
                .stage("test.sink", "out", "sources", "mid", "slow-milis", "5")
                .apply()) {
            test.up("in").announce(0, 10);
            eventually().until(() -> test.sinks.events().size() == 12);
            assertThat(test.engine().pipeline().problems())
                    .anyMatch(p -> p.text().contains("last good configuration"));
        }
    }

    @Test
    void a_file_that_is_empty_for_a_moment_unwires_nothing() {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            test.stage("test.transform", "mid").apply();
            assertThat(test.engine().pipeline().problems())
                    .extracting(p -> p.text())
                    .contains("sources: must be given", "it goes on with its last good configuration");
            up.announce(0, 10);
            eventually().until(() -> test.sinks.events().size() == 12);
            test.stage("test.transform", "mid", "sources", "in").apply();
            assertThat(test.engine().pipeline().problems()).isEmpty();
        }
    }

    @Test
    void a_source_whose_new_options_do_not_work_goes_on_with_the_old() {
        try (TestEngine test = TestEngine.row(home)) {
            test.stage("test.source", "in", "refuse", "true").apply();
            eventually().until(() -> test.status("in").state() == State.DEGRADED);
            test.up("in").announce(0, 10);
            eventually().until(() -> test.sinks.events().size() == 12);
        }
    }

    @Test
    void what_a_sink_did_not_take_is_delivered_after_a_restart() {
        try (TestEngine test = TestEngine.row(home)) {
            test.sinks.failing(true);
            test.up("in").announce(0, 500);
            eventually().until(() -> test.status("out").state() == State.DEGRADED);
        }
        try (TestEngine test = TestEngine.row(home)) {
            eventually().until(() -> test.sinks.events().size() == 502);
            assertThat(test.sequences()).isEqualTo(upTo(502));
        }
    }

    @Test
    void wiring_mistakes_are_named() {
        try (TestEngine test = new TestEngine(home)
                .stage("test.source", "in")
                .stage("test.transform", "a", "sources", "b")
                .stage("test.transform", "b", "sources", "a")
                .stage("test.sink", "out", "sources", "inn")
                .stage("test.sin", "typo", "sources", "in")
                .apply()) {
            eventually().until(() -> test.engine().pipeline().problems().size() >= 4);
            assertThat(test.engine().pipeline().problems())
                    .extracting(Object::toString)
                    .anyMatch(p -> p.contains("lead back to itself"))
                    .anyMatch(p -> p.contains("did you mean in?"))
                    .anyMatch(p -> p.contains("did you mean test.sink?"));
        }
    }
}
