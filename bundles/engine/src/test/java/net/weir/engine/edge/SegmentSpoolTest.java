package net.weir.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.weir.engine.log.ProblemLog;
import net.weir.event.Event;
import net.weir.model.Peer;
import net.weir.testkit.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentSpoolTest {
    private static final long LIMIT = 1 << 30;

    @TempDir
    Path dir;

    private final Peer peer = Examples.peer(1, 1);
    private final ProblemLog problems = new ProblemLog(System::nanoTime);

    private Spool open(long limit) throws IOException {
        return new SpoolDirectory(dir, problems, Map.of()).open("out", limit);
    }

    private Stretch events(long from, long to) {
        Stretch events = new Stretch();
        for (long i = from; i <= to; i++) {
            Event event = Examples.announce(peer, "10.0." + (i >> 8 & 255) + "." + (i & 255) + "/32", 64_496, i);
            event.stamp(7, i);
            events.add(event, 5_000_000 + i);
        }
        return events;
    }

    private static List<Long> drain(Spool spool) throws IOException {
        List<Long> sequences = new ArrayList<>();
        Stretch batch = spool.read(100);
        while (!batch.isEmpty()) {
            for (int i = 0; i < batch.size(); i++) {
                sequences.add(batch.event(i).sequence());
                assertThat(batch.number(i)).isEqualTo(5_000_000 + batch.event(i).sequence());
            }
            batch = spool.read(100);
        }
        return sequences;
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void reads_what_was_appended_while_it_is_appended() throws IOException {
        Spool spool = open(LIMIT);
        assertThat(spool.isDrained()).isTrue();
        spool.append(events(1, 10));
        assertThat(spool.isDrained()).isFalse();
        assertThat(drain(spool)).isEqualTo(range(1, 10));
        assertThat(spool.isDrained()).isTrue();
        spool.append(events(11, 20));
        assertThat(drain(spool)).isEqualTo(range(11, 20));
        spool.acknowledge();
        assertThat(spool.octets()).isZero();
        spool.append(events(21, 22));
        assertThat(drain(spool)).isEqualTo(range(21, 22));
    }

    @Test
    void what_was_not_acknowledged_comes_again_also_over_a_restart() throws IOException {
        Spool spool = open(LIMIT);
        spool.append(events(1, 1_000));
        assertThat(spool.read(300).size()).isEqualTo(300);
        spool.acknowledge();
        assertThat(spool.read(300).size()).isEqualTo(300);
        spool.rewind();
        assertThat(spool.read(1).event(0).sequence()).isEqualTo(301);
        spool.close();
        Spool again = open(LIMIT);
        assertThat(drain(again)).isEqualTo(range(301, 1_000));
        again.acknowledge();
        again.close();
        assertThat(new SpoolDirectory(dir, problems, Map.of()).exists("out")).isFalse();
    }

    @Test
    void what_is_put_in_front_comes_first() throws IOException {
        Spool spool = open(LIMIT);
        spool.append(events(101, 200));
        assertThat(spool.read(50).size()).isEqualTo(50);
        spool.acknowledge();
        spool.prepend(events(1, 100));
        spool.close();
        Spool again = open(LIMIT);
        List<Long> expected = new ArrayList<>(range(1, 100));
        expected.addAll(range(151, 200));
        assertThat(drain(again)).isEqualTo(expected);
    }

    @Test
    void many_segments_are_read_in_order_and_their_disk_is_given_back() throws IOException {
        Spool spool = open(LIMIT);
        for (int i = 0; i < 60; i++) {
            assertThat(spool.append(events(i * 5_000L + 1, i * 5_000L + 5_000))).isTrue();
        }
        assertThat(spool.octets()).isGreaterThan(16 << 20);
        assertThat(drain(spool)).isEqualTo(range(1, 300_000));
        spool.acknowledge();
        assertThat(spool.octets()).isZero();
    }

    @Test
    void is_full_at_its_limit_and_takes_more_when_read() throws IOException {
        Spool spool = open(200_000);
        long last = 0;
        while (spool.append(events(last + 1, last + 100))) {
            last += 100;
        }
        assertThat(spool.octets()).isLessThanOrEqualTo(200_000);
        assertThat(last).isPositive();
        assertThat(drain(spool)).isEqualTo(range(1, last));
        spool.acknowledge();
        assertThat(spool.append(events(last + 1, last + 100))).isTrue();
    }

    @Test
    void a_torn_tail_loses_only_itself() throws IOException {
        Spool spool = open(LIMIT);
        spool.append(events(1, 100));
        spool.close();
        Path segment = segment();
        Files.write(segment, Arrays.copyOf(Files.readAllBytes(segment), (int) Files.size(segment) - 5));
        Spool again = open(LIMIT);
        again.append(events(101, 110));
        List<Long> expected = new ArrayList<>(range(1, 99));
        expected.addAll(range(101, 110));
        assertThat(drain(again)).isEqualTo(expected);
        assertThat(again.isDrained()).isTrue();
    }

    @Test
    void damage_in_the_middle_is_counted_and_the_next_segment_is_read() throws IOException {
        Spool spool = open(LIMIT);
        spool.append(events(1, 100));
        spool.close();
        Path segment = segment();
        byte[] octets = Files.readAllBytes(segment);
        octets[octets.length / 2] ^= 0x55;
        Files.write(segment, octets, StandardOpenOption.TRUNCATE_EXISTING);
        Spool again = open(LIMIT);
        again.append(events(101, 110));
        List<Long> read = drain(again);
        assertThat(read).containsAll(range(101, 110)).hasSizeBetween(20, 109);
        assertThat(problems.counts("out")).containsKey("spill-damaged");
        assertThat(again.isDrained()).isTrue();
    }

    private Path segment() throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("out"))) {
            return files.filter(SegmentFiles::isSegment).findFirst().orElseThrow();
        }
    }
}
