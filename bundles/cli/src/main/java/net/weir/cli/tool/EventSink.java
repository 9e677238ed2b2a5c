package net.weir.cli.tool;

import java.io.Closeable;
import java.io.OutputStream;
import java.util.Set;
import net.weir.event.Event;
import org.jspecify.annotations.Nullable;

/** Takes events and writes them in some form; an output that fails throws {@link java.io.UncheckedIOException}. */
public interface EventSink extends Closeable {
    /** The event is valid within the call. */
    void event(Event event);

    /** Writes what is left. */
    @Override
    void close();

    /**
     * The sink for the value of {@code -o}.
     *
     * @param form null for text
     * @param hidden members that the text leaves out
     */
    static EventSink of(@Nullable String form, OutputStream out, Set<String> hidden) {
        if (form == null) {
            return new EventText(out, hidden);
        }
        return switch (form) {
            case "text" -> new EventText(out, hidden);
            case "json", "ndjson" -> new EventLines(out, form);
            case "csv" -> new EventRows(out);
            case "mrt" -> new EventRecords(out);
            default -> throw Failure.usage("-o is text, json, ndjson, csv or mrt, not " + form);
        };
    }
}
