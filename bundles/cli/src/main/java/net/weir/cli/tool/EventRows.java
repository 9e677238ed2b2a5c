package net.weir.cli.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import net.weir.event.Event;
import net.weir.sink.file.CsvLines;
import net.weir.text.JsonWriter;

/** Events as rows of CSV. Confined to one thread. */
final class EventRows implements EventSink {
    private static final int CHUNK = 1 << 16;

    private final OutputStream out;
    private final JsonWriter text = new JsonWriter();
    private final CsvLines rows = new CsvLines();

    EventRows(OutputStream out) {
        this.out = out;
        rows.header(text);
    }

    @Override
    public void event(Event event) {
        rows.lines(text, event);
        if (text.length() > CHUNK) {
            close();
        }
    }

    @Override
    public void close() {
        try {
            text.copyTo(out);
            text.reset();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
