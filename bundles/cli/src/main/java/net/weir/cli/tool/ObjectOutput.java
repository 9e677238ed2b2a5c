package net.weir.cli.tool;

import java.io.Closeable;
import java.io.OutputStream;
import java.util.Set;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects one after the other, in some form; an output that fails throws {@link java.io.UncheckedIOException}. Between
 * {@link #begin} and {@link #end} one object is written.
 */
public interface ObjectOutput extends Closeable {
    /** How complete the objects are to be. */
    JsonStyle style();

    /** Where to write the next one. */
    JsonWriter begin();

    /** It is written. */
    void end();

    /** Writes what is left. */
    @Override
    void close();

    /**
     * The output for the value of {@code -o}, for what has no other forms.
     *
     * @param form null for text
     */
    static ObjectOutput of(@Nullable String form, OutputStream out) {
        return switch (form == null ? "text" : form) {
            case "text" -> new ObjectOutline(out, Set.of());
            case "json", "ndjson" -> new ObjectLines(out, form);
            default -> throw Failure.usage("-o is text, json or ndjson for messages, not " + form);
        };
    }
}
