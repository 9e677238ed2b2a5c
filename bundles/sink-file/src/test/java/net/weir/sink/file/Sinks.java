package net.weir.sink.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import net.weir.event.Event;
import net.weir.event.ResyncBegin;
import net.weir.testkit.OptionsOf;
import net.weir.testkit.RecordingContext;

/** A file sink in a directory of its own. */
record Sinks(Path directory, RecordingContext context) {
    private static final long START_MICROS = 1_795_230_900_123_456L; // 2026-11-21T03:15:00.123456Z

    /** Its clocks stand at a quarter past three. */
    static Sinks in(Path directory) {
        RecordingContext context = new RecordingContext("out1", directory);
        context.advance(Duration.of(START_MICROS - context.nowMicros(), ChronoUnit.MICROS));
        return new Sinks(directory, context);
    }

    FileSink with(String... options) {
        FileOptions read = OptionsOf.of(FileOptions.class, options);
        return (FileSink) new FileSinkFactory().create(read, context);
    }

    FileSink opened(String... options) throws IOException {
        FileSink sink = with(options);
        sink.open();
        return sink;
    }

    List<String> lines(String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** The sequence numbers in a file of JSON lines. */
    List<Long> sequences(String name) throws IOException {
        return lines(name).stream()
                .map(line -> Long.parseLong(line.replaceAll(".*\"sequence\":(\\d+).*", "$1")))
                .toList();
    }

    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static List<Event> events(int from, int to) {
        return Stream.iterate(from, i -> i < to, i -> i + 1)
                .<Event>map(i -> {
                    Event event = new ResyncBegin(1_795_230_900_000_000L, "rib", List.of());
                    event.stamp(1, i);
                    return event;
                })
                .toList();
    }
}
