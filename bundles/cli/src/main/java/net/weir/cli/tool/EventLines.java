package net.weir.cli.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import net.weir.event.Event;
import net.weir.sink.file.CsvLines;
import net.weir.text.EventJson;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Events as Weir's own JSON, one array or one object a line, or as rows. Confined to one thread. */
public final class EventLines implements EventSink {
    private static final int CHUNK = 1 << 16;

    private final OutputStream out;
    private final String form;
    private final JsonWriter json = new JsonWriter();
    private final EventJson events = new EventJson(JsonStyle.FULL);
    private final @Nullable CsvLines rows;
    private boolean some;

    /** @param form {@code json}, {@code ndjson} or {@code csv} */
    public EventLines(OutputStream out, String form) {
        this.out = out;
        this.form = form;
        rows = form.equals("csv") ? new CsvLines() : null;
        if (rows != null) {
            rows.header(json);
        }
    }

    @Override
    public void event(Event event) {
        if (rows != null) {
            rows.lines(json, event);
        } else {
            if (form.equals("json")) {
                json.buffer().ascii(some ? "," : "[");
            }
            events.write(json, event);
            json.newline();
        }
        some = true;
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
        if (form.equals("json")) {
            json.buffer().ascii(some ? "]\n" : "[]\n");
        }
        flush();
    }
}
