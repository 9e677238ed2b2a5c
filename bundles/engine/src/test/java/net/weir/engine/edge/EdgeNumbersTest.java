package net.weir.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import net.weir.api.options.OptionReader;
import net.weir.engine.config.EdgeOptions;
import net.weir.engine.config.EdgePolicy;
import net.weir.engine.log.ProblemLog;
import net.weir.engine.stage.StageRuntime;
import net.weir.event.Event;
import net.weir.event.Gap;
import net.weir.event.PeerRoutesGone;
import net.weir.event.RouteChange;
import net.weir.event.io.EventWriter;
import net.weir.model.Ipv4Nlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.testkit.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers that an edge gives what it takes: never the same twice, never another for the same event. */
class EdgeNumbersTest {
    private static final Peer PEER = Examples.peer(1, 1);

    @TempDir
    Path dir;

    private final ProblemLog problems = new ProblemLog(System::nanoTime);
    private final StageRuntime runtime = new StageRuntime("out", "test.sink", problems, 0);
    private long sequence;

    private Edge edge(EdgePolicy policy) {
        return edge(policy, Map.of());
    }

    private Edge edge(EdgePolicy policy, Map<String, Long> lost) {
        Edge edge = new Edge(runtime, new SpoolDirectory(dir, problems, lost), losing -> {});
        EdgeOptions options = new OptionReader<>(EdgeOptions.class)
                .read(Map.of("edge-events", "16"))
                .value();
        edge.configure(policy, Objects.requireNonNull(options), false, 0);
        return edge;
    }

    private Event next() {
        Event event = Examples.announce(PEER, "192.0.2.0/24", 64_496);
        event.stamp(7, ++sequence);
        return event;
    }

    private void offer(Edge edge, int events) {
        for (int i = 0; i < events; i++) {
            edge.offer(next());
        }
    }

    /** Everything that waits, as a worker takes it. */
    private static Stretch drain(Edge edge, int max) throws InterruptedException {
        Stretch all = new Stretch();
        for (Stretch batch = edge.take(max, 200, false).stretch();
                !batch.isEmpty();
                batch = edge.take(max, 200, false).stretch()) {
            all.addAll(batch);
            edge.delivered();
        }
        return all;
    }

    private static List<Long> numbers(Stretch stretch) {
        return LongStream.range(0, stretch.size())
                .map(i -> stretch.number((int) i))
                .boxed()
                .toList();
    }

    private static List<Long> upFrom(long first, int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }

    @Test
    void rise_by_one_with_each_event_taken() throws InterruptedException {
        Edge edge = edge(EdgePolicy.BLOCK);
        offer(edge, 10);
        Stretch taken = drain(edge, 3);
        assertThat(numbers(taken)).isEqualTo(upFrom(taken.first(), 10));
        assertThat(edge.lastTaken()).isEqualTo(taken.last());
    }

    @Test
    void stay_with_what_is_put_back() throws InterruptedException {
        Edge edge = edge(EdgePolicy.BLOCK);
        offer(edge, 10);
        Stretch first = edge.take(6, 0, false).stretch();
        edge.putBack(first);
        offer(edge, 2);
        assertThat(numbers(drain(edge, 100))).isEqualTo(upFrom(first.first(), 12));
    }

    @Test
    void are_kept_on_disk_and_over_a_restart_and_none_is_given_again() throws InterruptedException {
        Edge edge = edge(EdgePolicy.SPILL);
        offer(edge, 5_000);
        Stretch before = edge.take(10, 0, false).stretch();
        edge.putBack(before);
        edge.save();
        Edge again = edge(EdgePolicy.SPILL);
        offer(again, 10);
        Stretch all = drain(again, 100);
        assertThat(all.events()).extracting(Event::sequence).isEqualTo(upFrom(1, 5_010));
        assertThat(numbers(all).subList(0, 5_000)).isEqualTo(upFrom(before.first(), 5_000));
        assertThat(numbers(all).subList(5_000, 5_010)).isEqualTo(upFrom(all.number(5_000), 10));
        assertThat(all.number(5_000)).isGreaterThan(all.number(4_999));
        again.save();
    }

    @Test
    void a_segment_from_before_there_were_numbers_is_read_and_nothing_of_it_left_out() throws Exception {
        Path segment = Files.createDirectories(dir.resolve("out")).resolve("1000000000000.events");
        try (var out = Files.newOutputStream(segment)) {
            EventWriter writer = new EventWriter();
            for (int i = 0; i < 20; i++) {
                writer.write(next(), out::write);
            }
        }
        byte[] octets = Files.readAllBytes(segment);
        octets[3] = 1;
        Files.write(segment, octets);
        Edge edge = edge(EdgePolicy.SPILL);
        offer(edge, 5);
        Stretch all = drain(edge, 100);
        assertThat(all.above(Long.MAX_VALUE - 1).size()).isEqualTo(20);
        assertThat(all.events()).extracting(Event::sequence).isEqualTo(upFrom(1, 25));
        edge.save();
    }

    /** A peer that went with so many routes, told as one withdrawal each. */
    private PeerRoutesGone gone(int routes) {
        PeerRoutesGone gone = new PeerRoutesGone(
                PEER,
                0,
                Examples.RECEIVED,
                new PeerRoutesGone.Routes() {
                    @Override
                    public long count() {
                        return routes;
                    }

                    @Override
                    public void expand(PeerRoutesGone origin, java.util.function.Consumer<RouteChange> out) {
                        for (int i = 0; i < routes; i++) {
                            @Nullable PathAttributes[] before = {Examples.attributes(64_496)};
                            RouteChange change = new RouteChange(
                                    origin,
                                    Ipv4Nlri.of(Prefix.parse("10.0.0." + i + "/32")),
                                    before,
                                    null,
                                    RouteChange.Cause.PEER_DOWN,
                                    i);
                            change.stampFrom(origin, i);
                            out.accept(change);
                        }
                    }
                },
                RouteChange.Cause.PEER_DOWN);
        gone.stamp(7, ++sequence);
        return gone;
    }

    @Test
    void routes_that_go_with_their_peer_have_a_number_each_once_they_are_told_one_by_one() throws InterruptedException {
        Edge edge = edge(EdgePolicy.SPILL);
        offer(edge, 1);
        edge.offer(gone(100));
        offer(edge, 1);
        Stretch whole = edge.take(100, 0, false).stretch();
        assertThat(whole.number(1)).isEqualTo(whole.first() + 100);
        assertThat(whole.number(2)).isEqualTo(whole.first() + 101);
        edge.putBack(whole);
        edge.save();
        Edge again = edge(EdgePolicy.SPILL);
        // cut in the middle: whoever keeps this number has the first 49 withdrawals and no more
        Stretch part = again.take(50, 1_000, false).stretch();
        assertThat(part.last()).isEqualTo(whole.first() + 49);
        again.putBack(new Stretch());
        Stretch rest = drain(again, 1_000).above(part.last());
        assertThat(rest.events()).extracting(Event::subsequence).containsSubsequence(49, 50, 99);
        assertThat(rest.size()).isEqualTo(52);
        again.save();
    }

    @Test
    void rise_also_where_changes_are_left_out_for_newer_ones() throws InterruptedException {
        Edge edge = edge(EdgePolicy.COALESCE);
        for (int i = 0; i < 8; i++) {
            RouteChange change = new RouteChange(
                    PEER,
                    0,
                    Examples.RECEIVED,
                    Ipv4Nlri.of(Prefix.parse("10.0.0." + i % 3 + "/32")),
                    new @Nullable PathAttributes[1],
                    Examples.attributes(64_500 + i),
                    RouteChange.Cause.PEER,
                    i);
            change.stamp(7, ++sequence);
            edge.offer(change);
        }
        Stretch taken = drain(edge, 2);
        assertThat(taken.events()).extracting(Event::sequence).containsExactly(6L, 7L, 8L);
        assertThat(numbers(taken)).isSorted().doesNotHaveDuplicates();
        assertThat(taken.last()).isEqualTo(edge.lastTaken());
    }

    @Test
    void what_stood_in_memory_when_a_process_died_is_a_gap_with_a_number_behind_what_is_on_disk() throws Exception {
        Edge edge = edge(EdgePolicy.SPILL);
        offer(edge, 100);
        edge.save();
        Edge again = edge(EdgePolicy.SPILL, Map.of("out", 7L));
        Stretch all = drain(again, 1_000);
        assertThat(all.size()).isEqualTo(101);
        assertThat(all.event(100)).isInstanceOfSatisfying(Gap.class, gap -> {
            assertThat(gap.count()).isEqualTo(7);
            assertThat(gap.reason()).isEqualTo("process-died");
            assertThat(gap.feeds()).isEmpty();
        });
        assertThat(numbers(all)).isSorted().doesNotHaveDuplicates();
        assertThat(runtime.drops()).containsEntry("process-died", 7L);
        again.save();
    }

    @Test
    void a_receiver_that_is_ahead_is_told_of_and_gets_everything() throws InterruptedException {
        Edge edge = edge(EdgePolicy.BLOCK);
        offer(edge, 3);
        long ahead = edge.lastTaken() + 1_000_000;
        assertThat(edge.resumeAfter(ahead)).isZero();
        assertThat(problems.counts("out")).containsEntry("committed-beyond", 1L);
        offer(edge, 1);
        assertThat(drain(edge, 10).last()).isEqualTo(ahead + 1);
        assertThat(edge.resumeAfter(ahead)).isEqualTo(ahead);
        assertThat(edge.resumeAfter(-1)).isZero();
    }

    @Test
    void that_cannot_be_kept_are_not_handed_to_the_sink() throws IOException {
        Files.createDirectories(dir.resolve("lives"));
        Edge edge = edge(EdgePolicy.BLOCK);
        offer(edge, 3);
        assertThat(edge.kept(edge.lastTaken())).isZero();
        assertThat(problems.counts("out")).containsEntry("numbers-not-kept", 1L);
    }

    @Test
    void lives_are_counted_on_in_a_directory_that_is_there() throws IOException {
        List<Long> lives = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            lives.add(new SpoolDirectory(dir, problems, Map.of()).nextLife());
        }
        assertThat(lives).containsExactly(1L, 2L, 3L);
    }
}
