package net.weir.sink.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import net.weir.api.Sink;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.api.options.OptionReader;
import net.weir.event.Event;
import net.weir.testkit.OptionsOf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    @TempDir
    Path directory;

    private Sinks sinks;

    @BeforeEach
    void useDirectory() {
        sinks = Sinks.in(directory);
    }

    @Test
    void writes_a_line_for_each_event() throws IOException {
        FileSink sink = sinks.opened("path", "{stage}.jsonl", "format", "json-min");
        sink.accept(Sinks.events(1, 3));
        sink.flush();
        assertThat(sinks.lines("out1.jsonl"))
                .containsExactly(
                        "{\"type\":\"resync-begin\",\"feed\":1,\"sequence\":1,"
                                + "\"received\":\"2026-11-21T03:15:00.000000Z\",\"rib\":\"rib\",\"id\":0,\"lane\":0}",
                        "{\"type\":\"resync-begin\",\"feed\":1,\"sequence\":2,"
                                + "\"received\":\"2026-11-21T03:15:00.000000Z\",\"rib\":\"rib\",\"id\":0,\"lane\":0}");
        assertThat(sinks.context().count("written")).isEqualTo(Files.size(directory.resolve("out1.jsonl")));
        sink.close();
    }

    @Test
    void lines_wait_in_memory_no_longer_than_asked() throws IOException {
        FileSink sink = sinks.opened("path", "e.jsonl", "flush", "1s");
        sink.accept(Sinks.events(1, 2));
        sinks.context().advance(Duration.of(999_000, ChronoUnit.MICROS));
        sink.accept(Sinks.events(2, 3));
        assertThat(sinks.lines("e.jsonl")).isEmpty();
        sinks.context().advance(Duration.of(1_000, ChronoUnit.MICROS));
        sink.accept(Sinks.events(3, 4));
        assertThat(sinks.sequences("e.jsonl")).containsExactly(1L, 2L, 3L);
        sink.accept(Sinks.events(4, 5));
        assertThat(sinks.sequences("e.jsonl")).hasSize(3);
        sink.flush();
        assertThat(sinks.sequences("e.jsonl")).hasSize(4);
        sink.close();
    }

    @Test
    void many_lines_do_not_wait_at_all() throws IOException {
        FileSink sink = sinks.opened("path", "e.jsonl");
        for (int i = 0; i < 20; i++) {
            sink.accept(Sinks.events(1 + 200 * i, 201 + 200 * i));
        }
        assertThat(sinks.sequences("e.jsonl")).hasSizeGreaterThan(1000);
        sink.close();
    }

    @Test
    void a_batch_that_threw_half_way_shows_once_when_it_comes_again() throws IOException {
        for (String format : List.of("json", "csv")) {
            String name = "e." + format;
            FileSink sink = sinks.opened("path", name, "format", format, "flush", "0s");
            List<Event> batch = new ArrayList<>(Sinks.events(1, 11));
            batch.set(7, null); // what throws half-way
            for (int i = 0; i < 3; i++) {
                assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> sink.accept(batch));
            }
            sink.accept(Sinks.events(1, 11));
            sink.flush();
            assertThat(sinks.lines(name))
                    .hasSize(format.equals("csv") ? 11 : 10)
                    .doesNotHaveDuplicates();
            sink.close();
        }
    }

    @Test
    void goes_on_behind_what_a_file_holds() throws IOException {
        Files.writeString(directory.resolve("e.jsonl"), "{\"type\":\"mine\"}\n");
        FileSink sink = sinks.opened("path", "e.jsonl");
        sink.accept(Sinks.events(1, 2));
        sink.flush();
        sink.close();
        assertThat(sinks.lines("e.jsonl")).hasSize(2).first().isEqualTo("{\"type\":\"mine\"}");
    }

    @Test
    void without_append_an_old_file_is_kept_under_another_name() throws IOException {
        Files.writeString(directory.resolve("e.jsonl"), "old\n");
        FileSink sink = sinks.opened("path", "e.jsonl", "append", "false");
        sink.accept(Sinks.events(1, 2));
        sink.flush();
        sink.close();
        assertThat(sinks.files()).containsExactly("e.jsonl", "e.jsonl.20261121T031500Z");
        assertThat(sinks.lines("e.jsonl")).hasSize(1);
        assertThat(sinks.lines("e.jsonl.20261121T031500Z")).containsExactly("old");
    }

    @Test
    void a_line_that_a_killed_writer_left_is_cut() throws IOException {
        for (String torn : List.of("{", "{\"type\":\"route-upd", "{\"type\":\"" + "x".repeat(100_000))) {
            Files.writeString(directory.resolve("e.jsonl"), "{\"type\":\"a\",\"sequence\":1}\n" + torn);
            FileSink sink = sinks.opened("path", "e.jsonl");
            sink.accept(Sinks.events(2, 3));
            sink.flush();
            sink.close();
            assertThat(sinks.sequences("e.jsonl")).containsExactly(1L, 2L);
        }
        Files.writeString(directory.resolve("e.csv"), "type,fe");
        FileSink sink = sinks.opened("path", "e.csv", "format", "csv");
        sink.accept(Sinks.events(2, 3));
        sink.flush();
        sink.close();
        assertThat(sinks.lines("e.csv")).hasSize(2).first().isEqualTo(CsvLines.HEADER);
    }

    @Test
    void a_file_of_another_kind_is_left_alone() throws IOException {
        Path file = Files.writeString(directory.resolve("precious"), "a line\nsomething else");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sinks.opened("path", "precious"))
                .withMessage("cannot open " + file + ": its end is no line of this format");
        assertThat(file).hasContent("a line\nsomething else");
    }

    @Test
    void two_stages_do_not_write_one_file() throws IOException {
        FileSink first = sinks.opened("path", "e.jsonl");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sinks.opened("path", "e.jsonl"))
                .withMessage("cannot open " + directory.resolve("e.jsonl") + ": another stage writes it");
        first.close();
        sinks.opened("path", "e.jsonl").close();
    }

    @Test
    void a_file_that_was_moved_away_is_begun_anew() throws IOException {
        FileSink sink = sinks.opened("path", "e.jsonl");
        sink.accept(Sinks.events(1, 2));
        sink.flush();
        Files.move(directory.resolve("e.jsonl"), directory.resolve("e.jsonl.1"));
        sink.accept(Sinks.events(2, 3));
        sink.flush();
        Files.delete(directory.resolve("e.jsonl"));
        sink.accept(Sinks.events(3, 4));
        sink.flush();
        sink.close();
        assertThat(sinks.sequences("e.jsonl.1")).containsExactly(1L);
        assertThat(sinks.sequences("e.jsonl")).containsExactly(3L);
    }

    @Test
    void makes_the_directories_that_are_missing() throws IOException {
        FileSink sink = sinks.opened("path", directory + "/a/{date}/b/e.jsonl", "fsync", "true");
        sink.accept(Sinks.events(1, 2));
        sink.flush();
        sink.close();
        assertThat(sinks.sequences("a/20261121/b/e.jsonl")).containsExactly(1L);
    }

    @Test
    void says_what_keeps_it_from_opening() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sinks.opened("path", "file/e.jsonl"))
                .withMessage("cannot open " + file + "/e.jsonl: " + file + " is no directory");
        Files.createDirectory(directory.resolve("dir"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> sinks.opened("path", "dir"))
                .withMessage("cannot open " + directory.resolve("dir") + ": Is a directory");
    }

    @Test
    void a_path_with_a_place_that_nothing_fills_is_refused() {
        for (String path : List.of("{peer}.jsonl", "{}", "a/{Date}/b", "logs/", "a\0b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sinks.with("path", path))
                    .withMessageStartingWith("path: ");
        }
    }

    @Test
    void its_options_have_these_defaults() {
        FileOptions options = OptionsOf.of(FileOptions.class, "path", "e.jsonl");
        assertThat(options)
                .isEqualTo(new FileOptions(
                        "e.jsonl",
                        FileFormat.JSON,
                        true,
                        null,
                        null,
                        0,
                        Duration.ofSeconds(1),
                        false,
                        PeerDownLines.EACH));
        assertThat(sinks.with("path", "e").peerDown()).isEqualTo(Sink.PeerDownForm.EACH);
        assertThat(sinks.with("path", "e", "peer-down", "one").peerDown()).isEqualTo(Sink.PeerDownForm.ONE);
        assertThat(sinks.with("path", "e").delivery()).isEqualTo(Sink.Delivery.IDEMPOTENT);
    }

    @Test
    void wrong_options_are_refused() {
        OptionReader.Result<FileOptions> result = OptionsOf.read(
                FileOptions.class, "format", "xml", "flush", "2s", "keep", "-1", "rotate-size", "0", "colour", "red");
        assertThat(result.problems())
                .extracting(p -> p.key())
                .contains("path", "format", "flush", "keep", "rotate-size", "colour");
    }

    @Test
    void is_found_as_the_factory_of_its_type() {
        StageFactory<?> factory =
                ServiceLoader.load(StageFactory.class).iterator().next();
        assertThat(factory).isInstanceOf(FileSinkFactory.class);
        assertThat(factory.getClass().getAnnotation(StageType.class).value()).isEqualTo("file");
        assertThat(factory.configType()).isEqualTo(FileOptions.class);
    }
}
