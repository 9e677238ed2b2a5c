package net.weir.sink.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.weir.testkit.RecordingContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationTest {
    private static final long HOUR = 3_600_000_000L;

    @TempDir
    Path directory;

    private Sinks sinks;
    private RecordingContext context;

    @BeforeEach
    void useDirectory() {
        sinks = Sinks.in(directory);
        context = sinks.context();
    }

    private static void write(FileSink sink, int sequence) throws IOException {
        sink.accept(Sinks.events(sequence, sequence + 1));
        sink.flush();
    }

    /** Every event that stands in any of the files, oldest file first, the present one last. */
    private List<Long> everything(String current) throws IOException {
        List<Long> all = new ArrayList<>();
        for (String file : sinks.files()) {
            if (!file.equals(current)) {
                all.addAll(sinks.sequences(file));
            }
        }
        all.addAll(sinks.sequences(current));
        return all;
    }

    @Test
    void rotates_by_size_and_loses_nothing() throws IOException {
        FileSink sink = sinks.opened("path", "e.jsonl", "rotate-size", "300B");
        List<Long> expected = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            write(sink, i);
            expected.add((long) i);
            context.advance(Duration.of(1_000_000, ChronoUnit.MICROS));
        }
        sink.close();
        assertThat(everything("e.jsonl")).isEqualTo(expected);
        assertThat(sinks.files()).hasSizeGreaterThan(5).allMatch(f -> f.matches("e\\.jsonl(\\.\\d{8}T\\d{6}Z)?"));
        assertThat(context.count("rotations")).isEqualTo(sinks.files().size() - 1);
    }

    @Test
    void rotates_at_the_end_of_each_period_even_if_nothing_came_until_later() throws IOException {
        FileSink sink = sinks.opened("path", "e.jsonl", "rotate-interval", "1h");
        write(sink, 1); // 03:15
        context.advance(Duration.of(44 * 60_000_000L, ChronoUnit.MICROS));
        write(sink, 2); // 03:59
        context.advance(Duration.of(60_000_000L, ChronoUnit.MICROS));
        write(sink, 3); // 04:00
        context.advance(Duration.of(5 * HOUR, ChronoUnit.MICROS));
        write(sink, 4); // 09:00
        sink.close();
        assertThat(sinks.sequences("e.jsonl.20261121T040000Z")).containsExactly(1L, 2L);
        assertThat(sinks.sequences("e.jsonl.20261121T090000Z")).containsExactly(3L);
        assertThat(sinks.sequences("e.jsonl")).containsExactly(4L);
    }

    @Test
    void a_file_that_was_left_in_an_earlier_period_is_rotated_after_a_restart() throws IOException {
        FileSink sink = sinks.opened("path", "e.jsonl", "rotate-interval", "1h");
        write(sink, 1);
        sink.close();
        Files.setLastModifiedTime(
                directory.resolve("e.jsonl"), FileTime.fromMillis((context.nowMicros() - HOUR) / 1000));
        sink = sinks.opened("path", "e.jsonl", "rotate-interval", "1h");
        write(sink, 2);
        sink.close();
        assertThat(sinks.sequences("e.jsonl.20261121T031500Z")).containsExactly(1L);
        assertThat(sinks.sequences("e.jsonl")).containsExactly(2L);
    }

    @Test
    void never_overwrites_a_file() throws IOException {
        Files.writeString(directory.resolve("e.jsonl.20261121T031500Z"), "somebody's\n");
        FileSink sink = sinks.opened("path", "e.jsonl", "rotate-size", "1B");
        for (int i = 1; i <= 4; i++) {
            write(sink, i); // all within one second
        }
        sink.close();
        assertThat(sinks.lines("e.jsonl.20261121T031500Z")).containsExactly("somebody's");
        assertThat(sinks.sequences("e.jsonl.20261121T031500Z-2")).containsExactly(1L);
        assertThat(sinks.sequences("e.jsonl.20261121T031500Z-5")).containsExactly(4L);
    }

    @Test
    void keeps_as_many_as_asked_and_touches_no_other_file() throws IOException {
        List<String> others =
                List.of("e.jsonl.20261121T031500Z.gz", "e.jsonl.bak", "e.jsonl.1", "f.jsonl.20261121T031500Z", "other");
        for (String other : others) {
            Files.writeString(directory.resolve(other), "keep me\n");
        }
        FileSink sink = sinks.opened("path", "e.jsonl", "rotate-size", "1B", "keep", "2");
        for (int i = 1; i <= 6; i++) {
            write(sink, i);
            Path newest = directory.resolve("e.jsonl.20261121T03150" + (i - 1) + "Z");
            Files.setLastModifiedTime(newest, FileTime.fromMillis(1_000_000L * i));
            context.advance(Duration.of(1_000_000, ChronoUnit.MICROS));
        }
        sink.close();
        assertThat(sinks.files()).containsAll(others);
        assertThat(sinks.files().stream().filter(f -> f.matches("e\\.jsonl\\.\\d{8}T\\d{6}Z")))
                .containsExactly("e.jsonl.20261121T031504Z", "e.jsonl.20261121T031505Z");
    }

    @Test
    void a_day_in_the_name_begins_a_new_file_at_midnight_utc() throws IOException {
        FileSink sink = sinks.opened("path", "e-{date}.jsonl", "keep", "1");
        write(sink, 1);
        context.advance(Duration.of(20 * HOUR + 44 * 60_000_000L + 59_876_000L, ChronoUnit.MICROS));
        write(sink, 2); // 23:59:59.999456
        context.advance(Duration.of(1000, ChronoUnit.MICROS));
        sink.accept(Sinks.events(3, 4));
        sink.flush(); // 00:00:00.000456
        assertThat(sinks.files()).containsExactly("e-20261121.jsonl", "e-20261122.jsonl");
        assertThat(sinks.sequences("e-20261121.jsonl")).containsExactly(1L, 2L);
        assertThat(sinks.sequences("e-20261122.jsonl")).containsExactly(3L);
        context.advance(Duration.of(24 * HOUR, ChronoUnit.MICROS));
        write(sink, 4);
        sink.close();
        assertThat(sinks.files()).containsExactly("e-20261122.jsonl", "e-20261123.jsonl");
    }

    @Test
    void each_file_of_csv_begins_with_the_header() throws IOException {
        FileSink sink = sinks.opened("path", "e.csv", "format", "csv", "rotate-size", "1B");
        write(sink, 1);
        write(sink, 2);
        sink.close();
        assertThat(sinks.lines("e.csv.20261121T031500Z")).hasSize(2).first().isEqualTo(CsvLines.HEADER);
        assertThat(sinks.lines("e.csv.20261121T031500Z-2")).hasSize(2).first().isEqualTo(CsvLines.HEADER);
    }

    @Test
    void a_rotation_that_fails_costs_a_name_and_is_made_good_later() throws IOException {
        Path blocked = directory.resolve("e-20261122");
        Files.writeString(blocked, "a file where a directory is needed");
        FileSink sink = sinks.opened("path", "e-{date}/e.jsonl");
        write(sink, 1);
        context.advance(Duration.of(24 * HOUR, ChronoUnit.MICROS));
        write(sink, 2);
        assertThat(context.problems()).isNotEmpty().first().asString().startsWith("rotation-failed: cannot open ");
        assertThat(context.states())
                .last()
                .asString()
                .startsWith("DEGRADED cannot open ")
                .endsWith("going on with the file that is open");
        Files.delete(blocked);
        write(sink, 3);
        assertThat(context.states()).last().isEqualTo("RUNNING");
        sink.close();
        assertThat(sinks.sequences("e-20261121/e.jsonl")).containsExactly(1L, 2L);
        assertThat(sinks.sequences("e-20261122/e.jsonl")).containsExactly(3L);
    }
}
