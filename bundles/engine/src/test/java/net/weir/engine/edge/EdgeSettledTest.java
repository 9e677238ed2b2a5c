package net.weir.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import net.weir.api.options.OptionReader;
import net.weir.engine.config.EdgeOptions;
import net.weir.engine.config.EdgePolicy;
import net.weir.engine.log.ProblemLog;
import net.weir.engine.stage.StageRuntime;
import net.weir.event.Event;
import net.weir.event.RouteChange;
import net.weir.model.Ipv4Nlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.testkit.Examples;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an edge says that everything up to a number has ended. */
class EdgeSettledTest {
    private static final Peer PEER = Examples.peer(1, 1);
    private static final long FOR_EVER = Long.MAX_VALUE;

    @TempDir
    Path dir;

    private final ProblemLog problems = new ProblemLog(System::nanoTime);
    private final StageRuntime runtime = new StageRuntime("out", "test.sink", problems, 0);
    private final AtomicInteger settled = new AtomicInteger();
    private long sequence;

    private Edge edge(EdgePolicy policy, long graceNanos) {
        Edge edge = new Edge(runtime, new SpoolDirectory(dir, problems, Map.of()), losing -> {});
        EdgeOptions options = new OptionReader<>(EdgeOptions.class)
                .read(Map.of("edge-events", "16"))
                .value();
        edge.configure(policy, Objects.requireNonNull(options), false, graceNanos);
        return edge;
    }

    private void offer(Edge edge, int events) {
        for (int i = 0; i < events; i++) {
            Event event = Examples.announce(PEER, "192.0.2.0/24", 64_496);
            event.stamp(7, ++sequence);
            edge.offer(event);
        }
    }

    private void ask(Edge edge) {
        edge.whenSettled(edge.lastTaken(), settled::incrementAndGet);
    }

    @Test
    void nothing_is_settled_from_the_beginning() {
        ask(edge(EdgePolicy.BLOCK, FOR_EVER));
        assertThat(settled).hasValue(1);
    }

    @Test
    void what_was_taken_is_settled_with_its_confirmation_not_before() throws InterruptedException {
        Edge edge = edge(EdgePolicy.BLOCK, FOR_EVER);
        offer(edge, 3);
        ask(edge);
        edge.take(2, 0, false);
        edge.settle();
        edge.take(2, 0, false);
        edge.settle();
        assertThat(settled).hasValue(0);
        offer(edge, 1); // behind the question
        edge.delivered();
        assertThat(settled).hasValue(1);
    }

    @Test
    void what_was_put_back_is_not() throws InterruptedException {
        Edge edge = edge(EdgePolicy.BLOCK, FOR_EVER);
        offer(edge, 3);
        ask(edge);
        edge.putBack(edge.take(3, 0, false).stretch());
        edge.settle();
        assertThat(settled).hasValue(0);
    }

    @Test
    void what_lies_on_disk_is_as_soon_as_it_is_forced() throws InterruptedException {
        Edge edge = edge(EdgePolicy.SPILL, FOR_EVER);
        offer(edge, 100);
        ask(edge);
        edge.take(16, 0, false); // the front, which is in memory
        assertThat(settled).hasValue(0);
        edge.delivered();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> settled.get() == 1);
        assertThat(edge.status().spilledOctets()).isPositive();
        edge.save();
    }

    @Test
    void of_many_who_ask_each_is_answered_at_its_number() throws InterruptedException {
        Edge edge = edge(EdgePolicy.BLOCK, FOR_EVER);
        for (int i = 0; i < 10; i++) {
            offer(edge, 1);
            ask(edge);
        }
        edge.take(4, 0, false);
        edge.delivered();
        assertThat(settled).hasValue(4);
    }

    @Test
    void what_was_dropped_for_newer_events_is() {
        Edge edge = edge(EdgePolicy.DROP_OLDEST, FOR_EVER);
        offer(edge, 16);
        ask(edge);
        offer(edge, 15);
        assertThat(settled).hasValue(0);
        offer(edge, 1);
        assertThat(settled).hasValue(1);
        assertThat(runtime.drops()).containsEntry("queue-full", 16L);
    }

    @Test
    void what_was_dropped_as_the_newest_is() throws InterruptedException {
        Edge edge = edge(EdgePolicy.DROP_NEWEST, FOR_EVER);
        offer(edge, 30);
        ask(edge);
        edge.take(16, 0, false);
        edge.delivered();
        assertThat(settled).hasValue(1);
    }

    @Test
    void a_change_that_was_left_out_for_a_newer_one_is() {
        Edge edge = edge(EdgePolicy.COALESCE, FOR_EVER);
        change(edge, "10.0.0.0/24", 1);
        ask(edge);
        change(edge, "10.0.1.0/24", 1);
        assertThat(settled).hasValue(0);
        change(edge, "10.0.0.0/24", 2);
        assertThat(settled).hasValue(1);
    }

    private void change(Edge edge, String prefix, int asn) {
        RouteChange change = new RouteChange(
                PEER,
                0,
                Examples.RECEIVED,
                Ipv4Nlri.of(Prefix.parse(prefix)),
                new @Nullable PathAttributes[1],
                Examples.attributes(asn),
                RouteChange.Cause.PEER,
                1);
        change.stamp(7, ++sequence);
        edge.offer(change);
    }

    @Test
    void everything_is_when_the_sink_was_away_for_too_long() throws InterruptedException {
        Edge edge = edge(EdgePolicy.BLOCK, 50_000_000);
        edge.present(true);
        offer(edge, 1);
        ask(edge);
        Thread.sleep(100);
        edge.settle();
        assertThat(settled).as("it is here").hasValue(0);
        edge.present(false);
        edge.settle();
        assertThat(settled).as("just gone").hasValue(0);
        Thread.sleep(100);
        edge.settle();
        assertThat(settled).hasValue(1);
    }

    @Test
    void everything_is_when_the_edge_is_closed() {
        Edge edge = edge(EdgePolicy.BLOCK, FOR_EVER);
        offer(edge, 1);
        ask(edge);
        edge.save();
        assertThat(settled).hasValue(1);
        assertThat(runtime.drops()).containsEntry("closed", 1L);
    }
}
