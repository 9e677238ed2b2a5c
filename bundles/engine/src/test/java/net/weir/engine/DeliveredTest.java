package net.weir.engine;

import static net.weir.engine.TestEngine.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import net.weir.api.Feed;
import net.weir.engine.plan.Planner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link Feed#whenDelivered}: each way in which an event can end, and none before its time. */
class DeliveredTest {
    @TempDir
    Path home;

    private final List<String> ran = new CopyOnWriteArrayList<>();

    /** Asks on the lane; the answer is the name of the thread that brought it. */
    private void ask(TestEngine.Up up) {
        up.session()
                .script(feed ->
                        feed.whenDelivered(() -> ran.add(Thread.currentThread().getName())));
    }

    private void staysUndelivered() throws InterruptedException {
        Thread.sleep(500); // it looks again every 200 ms
        assertThat(ran).isEmpty();
    }

    private void isDelivered() {
        eventually().until(() -> ran.size() == 1);
        assertThat(ran.get(0)).startsWith("weir-lane-");
    }

    @Test
    void when_the_sink_has_flushed_and_not_before() throws InterruptedException {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            test.sinks.failingToFlush(true);
            up.announce(0, 100);
            eventually().until(() -> !test.sinks.events().isEmpty());
            ask(up);
            staysUndelivered();
            test.sinks.failingToFlush(false);
            isDelivered();
        }
    }

    @Test
    void when_every_sink_has_and_the_slowest_decides() throws InterruptedException {
        try (TestEngine test = TestEngine.row(home)) {
            test.stage("test.sink", "other", "sources", "in", "slow-millis", "1500")
                    .apply();
            test.awaitRunning("other");
            TestEngine.Up up = test.up("in");
            up.announce(0, 1);
            ask(up);
            staysUndelivered();
            isDelivered();
            assertThat(test.status("other").eventsOut()).isEqualTo(3);
        }
    }

    @Test
    void at_once_when_there_is_no_sink_and_when_nothing_was_offered() {
        try (TestEngine test = new TestEngine(home).stage("test.source", "in").apply()) {
            test.awaitRunning("in");
            TestEngine.Up up = test.up("in");
            ask(up);
            isDelivered();
        }
    }

    @Test
    void of_what_a_filter_held_back() {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            test.transforms.throwing(true); // what throws is counted and goes no further
            up.announce(0, 5);
            ask(up);
            isDelivered();
            assertThat(test.status("mid").drops()).containsEntry("stage-threw", 5L);
        }
    }

    @Test
    void of_what_was_dropped_because_the_queue_was_full() throws InterruptedException {
        try (TestEngine test = new TestEngine(home)) {
            test.sinks.failingToOpen(true);
            test.stage("test.source", "in")
                    .stage(
                            "test.sink",
                            "out",
                            "sources",
                            "in",
                            "edge",
                            "drop-oldest",
                            "edge-events",
                            "16",
                            "grace",
                            "10m")
                    .apply();
            TestEngine.Up up = test.up("in");
            up.announce(0, 10);
            ask(up);
            staysUndelivered();
            up.announce(10, 40);
            isDelivered();
            assertThat(test.status("out").drops()).containsEntry("queue-full", 26L);
        }
    }

    @Test
    void of_what_went_by_disk_with_what_stood_in_memory_before_it() throws InterruptedException {
        try (TestEngine test = TestEngine.row(home)) {
            test.stage("test.sink", "out", "sources", "mid", "edge-events", "16")
                    .apply();
            TestEngine.Up up = test.up("in");
            test.sinks.failing(true);
            up.announce(0, 5_000);
            eventually().until(() -> test.status("out").edge().spilledOctets() > 0);
            ask(up);
            staysUndelivered(); // the front is in memory, and the sink does not take it
            test.sinks.failing(false);
            isDelivered();
        }
    }

    @Test
    void without_a_sink_that_has_been_away_for_longer_than_its_grace() throws InterruptedException {
        try (TestEngine test = new TestEngine(home, new Planner.Settings(20, 200, 1_500, 1_000))
                .stage("test.source", "in")
                .stage("test.sink", "out", "sources", "in")
                .apply()) {
            test.awaitRunning("in", "out");
            TestEngine.Up up = test.up("in");
            eventually().until(() -> test.sinks.events().size() == 2); // router and peer are out before the sink goes
            test.go(test.sinks);
            up.announce(0, 10);
            ask(up);
            staysUndelivered();
            isDelivered();
            assertThat(test.status("out").edge().events())
                    .as("they wait all the same")
                    .isEqualTo(10);
        }
    }

    @Test
    void of_what_waits_for_a_stage_that_is_being_exchanged_once_it_has_gone_on() throws InterruptedException {
        try (TestEngine test = new TestEngine(home, new Planner.Settings(20, 200, 10_000, 1_000))
                .stage("test.source", "in")
                .stage("test.transform", "mid", "sources", "in")
                .stage("test.sink", "out", "sources", "mid")
                .apply()) {
            test.awaitRunning("in", "mid", "out");
            TestEngine.Up up = test.up("in");
            test.go(test.transforms);
            up.announce(0, 10);
            ask(up);
            staysUndelivered();
            test.come(test.transforms);
            isDelivered();
            assertThat(test.sinks.events()).hasSize(12);
        }
    }

    @Test
    void when_a_sink_was_removed_with_what_it_had_not_taken() throws InterruptedException {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            test.sinks.failing(true);
            up.announce(0, 10);
            ask(up);
            staysUndelivered();
            test.without("out").apply();
            isDelivered();
        }
    }

    @Test
    void of_a_feed_that_was_closed_meanwhile() throws InterruptedException {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            test.sinks.failing(true);
            up.announce(0, 10);
            ask(up);
            up.session().script(Feed::close);
            staysUndelivered();
            test.sinks.failing(false);
            isDelivered();
        }
    }

    @Test
    void in_order_and_of_very_many_that_wait_the_last_stands_for_some() {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            test.sinks.failing(true);
            up.announce(0, 1);
            List<Integer> order = new ArrayList<>();
            up.session().script(feed -> IntStream.range(0, 3_000).forEach(i -> feed.whenDelivered(() -> order.add(i))));
            test.sinks.failing(false);
            CountDownLatch last = new CountDownLatch(1);
            up.session().script(feed -> feed.whenDelivered(last::countDown));
            eventually().until(() -> last.getCount() == 0);
            assertThat(order).isSorted().hasSizeBetween(1_024, 1_026).contains(0, 1_000);
        }
    }

    @Test
    void may_be_asked_on_the_lane_only() {
        try (TestEngine test = TestEngine.row(home)) {
            TestEngine.Up up = test.up("in");
            List<Feed> feeds = new ArrayList<>();
            up.session().script(feeds::add);
            assertThatIllegalStateException().isThrownBy(() -> feeds.get(0).whenDelivered(() -> {}));
        }
    }
}
