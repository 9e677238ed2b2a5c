package net.weir.cli.mrt;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Progress;
import net.weir.cli.tool.Terminal;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;

/** {@code mrt cat}: files as bgpdump's text, as events, or as they are. */
final class Cat {
    static final String FLAGS = "HmMplu";
    static final String RESYNC = "resync";

    private Cat() {}

    static int run(List<String> words, OutputStream out, PrintStream err) {
        Arguments arguments = new Arguments(words, FLAGS, Set.of("t", "o"), Set.of(RESYNC));
        Input input = new Input(arguments.files(), err, new Progress(err, Terminal.showsErrorsOnly()))
                .resync(arguments.has(RESYNC));
        Sink sink = sink(arguments, 'H', out, input);
        input.readAll(sink);
        sink.close(err);
        return input.exitCode();
    }

    /** What the options say records become. */
    static Sink sink(Arguments arguments, char form, OutputStream out, Input input) {
        String kind = arguments.value("o");
        if (kind == null) {
            return new TextSink(TextOptions.of(arguments, form), out, input);
        }
        return switch (kind) {
            case "json", "ndjson", "csv" -> new EventSink(new EventOutput(out, input, kind));
            case "mrt" -> new CopySink(out, input);
            default -> throw new Failure(Failure.USAGE, "-o is json, ndjson, csv or mrt, not " + kind);
        };
    }

    /** Takes records and writes them somehow. */
    interface Sink extends Input.Reader {
        /** Writes what is left, and tells what was left out. */
        void close(PrintStream err);
    }

    private record EventSink(EventOutput output) implements Sink {
        @Override
        public void record(MrtRecord record) {
            output.record(record);
        }

        @Override
        public void endOfFile(String file) {
            output.endOfFile(file);
        }

        @Override
        public void close(PrintStream err) {
            output.close();
        }
    }

    private record CopySink(OutputStream out, Input input) implements Sink {
        @Override
        public void record(MrtRecord record) {
            input.examine(record);
            try {
                out.write(record.buffer(), record.offset(), record.length());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close(PrintStream err) {}
    }

    /** bgpdump's text, and a count of what bgpdump has none for. */
    private static final class TextSink implements Sink {
        private final Lines lines;
        private final RecordText text;
        private final Input input;
        private final Map<String, Long> kinds = new TreeMap<>();

        TextSink(TextOptions options, OutputStream out, Input input) {
            lines = new Lines(out);
            text = options.form() == 'H' ? new RecordBlocks(lines) : new RouteLines(lines, options);
            this.input = input;
        }

        @Override
        public void record(MrtRecord record) {
            input.examine(record);
            boolean leftOut = text.print(record) == RecordText.Outcome.LEFT_OUT;
            if (leftOut && MrtType.isKnown(record.type(), record.subtype())) {
                String kind = MrtType.name(record.type(), record.subtype());
                kinds.put(kind, 1 + kinds.getOrDefault(kind, 0L));
            }
        }

        @Override
        public void endOfFile(String file) {
            text.endOfFile();
        }

        @Override
        public void close(PrintStream err) {
            lines.flush();
            for (Map.Entry<String, Long> kind : kinds.entrySet()) {
                err.println("weir: " + kind.getValue() + " " + kind.getKey()
                        + " records with routes that bgpdump does not print; -o ndjson shows them");
            }
        }
    }
}
