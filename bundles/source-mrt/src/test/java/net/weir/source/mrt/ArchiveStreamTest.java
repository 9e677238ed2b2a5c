package net.weir.source.mrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.weir.api.State;
import net.weir.codec.mrt.MrtEncoder;
import net.weir.mrt.Vectors;
import net.weir.testkit.OptionsOf;
import net.weir.testkit.RecordingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveStreamTest {
    private static final long START = Vectors.SECONDS * 1_000_000;

    @TempDir
    Path folder;

    private final RecordingContext context = new RecordingContext("replay");
    private final VirtualLane lane = new VirtualLane(context);
    private final HeardFeed feed = new HeardFeed(context);

    @AfterEach
    void end() {
        lane.shutdownNow();
    }

    /** Peers that come and go at these seconds, of the time that a record needs: a Peer Up each. */
    private static byte[] changes(long... millis) {
        MrtEncoder out = new MrtEncoder();
        for (long at : millis) {
            out.stateChange(START + at * 1000, true, Vectors.session(false), true, 5, 6);
        }
        return out.toBytes();
    }

    private String file(String name, byte[] octets) throws IOException {
        return Files.write(folder.resolve(name), octets).toString();
    }

    private ArchiveStream replay(String... options) throws IOException {
        MrtFileOptions read = OptionsOf.of(MrtFileOptions.class, options);
        ArchiveStream stream = new ArchiveStream(read, context, FileQueue.of(read), lane);
        stream.open(feed);
        return stream;
    }

    /** When each peer came up, in milliseconds. */
    private List<Long> ups() {
        List<Long> ups = new ArrayList<>();
        for (int i = 0; i < feed.events.size(); i++) {
            if (feed.kinds().get(i).equals("peer-up")) {
                ups.add(feed.millis.get(i));
            }
        }
        return ups;
    }

    @Test
    void records_come_at_the_pace_of_the_archive() throws IOException {
        replay("files", file("a.mrt", changes(0, 250, 2_000, 90_000)), "speed", "original");
        lane.pass(Duration.ofSeconds(89));
        assertThat(ups()).containsExactly(0L, 250L, 2_000L);
        lane.pass(Duration.ofSeconds(5));
        assertThat(ups()).containsExactly(0L, 250L, 2_000L, 90_000L);
    }

    @Test
    void paused_it_reads_nothing_and_its_pace_goes_on_where_it_stood() throws IOException {
        ArchiveStream stream = replay("files", file("a.mrt", changes(0, 250, 2_000, 4_000)), "speed", "original");
        lane.pass(Duration.ofSeconds(1));
        stream.pause();
        assertThat(context.reason()).startsWith("paused");
        lane.pass(Duration.ofSeconds(100));
        assertThat(ups()).containsExactly(0L, 250L);
        for (int i = 0; i < 5; i++) { // whoever is not sure asks again
            stream.resume();
            stream.resume();
            stream.pause();
        }
        stream.resume();
        lane.pass(Duration.ofSeconds(10));
        assertThat(ups()).containsExactly(0L, 250L, 102_000L, 104_000L);
    }

    @Test
    void cancelled_it_withdraws_what_it_told() throws IOException {
        ArchiveStream stream = replay("files", file("a.mrt", changes(0, 250, 2_000)), "speed", "original");
        lane.pass(Duration.ofSeconds(1));
        stream.cancel();
        stream.resume();
        lane.pass(Duration.ofSeconds(10));
        assertThat(ups()).containsExactly(0L, 250L);
        assertThat(feed.kinds()).endsWith("router-down");
        assertThat(context.state()).isEqualTo(State.STOPPED);
    }

    @Test
    void so_many_times_faster_over_all_files_and_flat_out_at_once() throws IOException {
        String files = file("a.mrt", changes(0, 2_000)) + "," + file("b.mrt", changes(10_000, 9_000));
        replay("files", files, "speed", "10x");
        lane.pass(Duration.ofSeconds(2));
        assertThat(ups()).containsExactly(0L, 200L, 1_000L, 1_000L);
        feed.events.clear();
        feed.millis.clear();
        replay("files", files);
        lane.pass(Duration.ZERO);
        assertThat(ups()).hasSize(4).allMatch(at -> at == 2_000L);
    }

    @Test
    void a_jump_of_more_than_a_day_is_not_waited_for() throws IOException {
        int days = 20 * 86_400_000;
        String files = file("a.mrt", changes(days, days + 1_000)) + "," + file("b.mrt", changes(0, 2_000, days, 2_500));
        replay("files", files, "speed", "original");
        lane.pass(Duration.ofSeconds(10));
        assertThat(ups()).containsExactly(0L, 1_000L, 1_000L, 3_000L, 3_000L, 3_000L);
        assertThat(context.reason()).isEqualTo("2 files replayed");
    }

    @Test
    void what_a_stage_shows_stays_true_in_a_long_pause() throws IOException {
        replay("files", file("a.mrt", changes(0, 60_000)) + "," + file("b.mrt", changes(61_000)), "speed", "original");
        lane.pass(Duration.ofSeconds(30));
        assertThat(context.reason()).matches("a\\.mrt, file 1 of 2, \\d+ %, 0 records/s, unknown time left");
        assertThat(context.states().size()).isGreaterThan(10);
        lane.pass(Duration.ofSeconds(32));
        assertThat(context.reason()).isEqualTo("2 files replayed");
        assertThat(context.gauge("replay_files_done")).isEqualTo(2);
        assertThat(context.gauge("replay_files_waiting")).isZero();
        assertThat(context.gauge("replay_left")).isZero();
        assertThat(context.gauge("replay_eta")).isZero();
        assertThat(context.count("records")).isEqualTo(3);
    }

    @Test
    void a_damaged_file_is_told_and_the_next_goes_on() throws IOException {
        byte[] whole = changes(0, 1, 2);
        Path packed = folder.resolve("cut.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(whole);
        }
        byte[] octets = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(octets, octets.length - 12));
        String cut = file("cut.mrt", Arrays.copyOf(whole, whole.length - 3));
        String noise = file("noise.mrt", "this is no archive at all, and rather long".getBytes());
        Path gone = Path.of(file("gone.mrt", whole));
        MrtFileOptions read = OptionsOf.of(
                MrtFileOptions.class,
                "files",
                String.join(",", packed.toString(), cut, noise, gone.toString(), file("good.mrt", changes(5))));
        FileQueue queue = FileQueue.of(read);
        Files.delete(gone);
        new ArchiveStream(read, context, queue, lane).open(feed);
        lane.pass(Duration.ofSeconds(1));
        assertThat(context.state()).isEqualTo(State.RUNNING);
        assertThat(context.problems())
                .anyMatch(problem -> problem.contains("cut.gz"))
                .anyMatch(problem -> problem.contains("cut.mrt") && problem.contains("the file ends"))
                .anyMatch(problem -> problem.contains("noise.mrt"))
                .anyMatch(problem -> problem.contains("gone.mrt is left out"));
        assertThat(context.count("damaged_records")).isEqualTo(3);
        assertThat(feed.kinds()).contains("malformed").last().isEqualTo("peer-up");
    }

    @Test
    void a_stage_that_ends_in_the_middle_takes_back_what_it_told_and_says_no_more() throws IOException {
        ArchiveStream stream = replay("files", file("a.mrt", changes(0, 3_600_000)), "speed", "original");
        lane.pass(Duration.ofSeconds(10));
        stream.close();
        assertThat(feed.closed).isTrue();
        assertThat(feed.kinds()).containsExactly("router-up", "peer-up", "peer-down", "router-down");
        lane.pass(Duration.ofHours(2));
        assertThat(feed.events).hasSize(4);
    }

    @Test
    void a_feed_without_room_is_waited_for() throws IOException {
        feed.room = false;
        replay("files", file("a.mrt", changes(0, 1, 2, 3)));
        lane.pass(Duration.ofMinutes(1));
        assertThat(ups()).hasSize(1);
        feed.room = true;
        feed.waiting.run();
        lane.pass(Duration.ofMinutes(1));
        assertThat(ups()).hasSize(4);
    }

    @Test
    void a_watched_directory_is_replayed_as_it_fills_each_file_once() throws IOException {
        replay("watch", folder.toString(), "watch-interval", "10s");
        lane.pass(Duration.ofSeconds(1));
        assertThat(context.reason()).isEqualTo("0 files replayed, waiting for more");
        byte[] whole = changes(0, 1);
        file("growing.mrt", Arrays.copyOf(whole, 20));
        file("late.mrt.part", whole);
        lane.pass(Duration.ofSeconds(10));
        file("growing.mrt", whole);
        lane.pass(Duration.ofSeconds(10));
        assertThat(ups()).as("it grew since the last look").isEmpty();
        lane.pass(Duration.ofSeconds(10));
        assertThat(ups()).hasSize(2);
        assertThat(context.count("damaged_records")).isZero();
        Files.move(folder.resolve("late.mrt.part"), folder.resolve("late.mrt"));
        lane.pass(Duration.ofSeconds(30));
        assertThat(context.reason()).isEqualTo("2 files replayed, waiting for more");
        file("late.mrt", changes(7));
        lane.pass(Duration.ofMinutes(5));
        assertThat(context.reason()).isEqualTo("2 files replayed, waiting for more");
    }
}
