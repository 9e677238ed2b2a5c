package net.weir.cli.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/** One object a line, or all in one array. Confined to one thread. */
final class ObjectLines implements ObjectOutput {
    private static final int CHUNK = 1 << 16;

    private final OutputStream out;
    private final boolean array;
    private final JsonWriter json = new JsonWriter();
    private boolean some;

    /** @param form {@code json} for an array */
    ObjectLines(OutputStream out, @Nullable String form) {
        this.out = out;
        array = "json".equals(form);
    }

    @Override
    public JsonStyle style() {
        return JsonStyle.FULL;
    }

    @Override
    public JsonWriter begin() {
        if (array) {
            json.buffer().ascii(some ? "," : "[");
        }
        some = true;
        return json;
    }

    @Override
    public void end() {
        json.newline();
        if (json.length() > CHUNK) {
            flush();
        }
    }

    private void flush() {
        try {
            json.copyTo(out);
            json.reset();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (array) {
            json.buffer().ascii(some ? "]\n" : "[]\n");
        }
        flush();
    }
}
