package net.weir.shell;

import java.io.IOException;
import java.io.PrintStream;
import net.weir.event.Event;
import net.weir.model.Peer;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import net.weir.shell.table.Format;
import net.weir.shell.table.Printer;
import net.weir.text.EventJson;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;
import net.weir.text.Timestamps;
import org.jspecify.annotations.Nullable;

/** Prints events as they come, and how many are missing between them. */
final class TapPrinter {
    private static final Columns<Line> COLUMNS = new Columns<Line>()
            .show("received", l -> Cell.text(l.received))
            .show("type", l -> Cell.text(l.type))
            .detail("feed", l -> Cell.number(l.feed))
            .detail("sequence", l -> Cell.number(l.sequence))
            .detail("peerId", l -> Cell.number(l.peer == null ? null : (long) l.peer.id()))
            .show("peer", l -> Cell.text(l.peer))
            .show("text", l -> Cell.text(l.text));

    private final Format format;
    private final PrintStream out;
    private final Printer<Line> lines;
    private final EventJson events = new EventJson(JsonStyle.FULL);
    private final JsonWriter json = new JsonWriter();

    private record Line(
            @Nullable String received,
            String type,
            @Nullable Long feed,
            @Nullable Long sequence,
            @Nullable Peer peer,
            String text) {

        static Line of(Event event) {
            return new Line(
                    Timestamps.text(event.receivedMicros()),
                    event.kind().toString(),
                    (long) event.feed(),
                    event.sequence(),
                    event.peer(),
                    EventText.of(event));
        }
    }

    TapPrinter(Format format, PrintStream out) {
        this.format = format;
        this.out = out;
        this.lines = new Printer<>(COLUMNS, format, out, 0);
    }

    void event(Event event) throws IOException {
        if (format == Format.JSON) {
            events.write(json, event);
            jsonLine();
        } else {
            lines.live(Line.of(event));
        }
    }

    /** Events are missing here. */
    void dropped(long count) throws IOException {
        if (format == Format.JSON) {
            json.beginObject()
                    .name("type")
                    .plain("dropped")
                    .name("count")
                    .number(count)
                    .endObject();
            jsonLine();
        } else {
            lines.live(new Line(null, "dropped", null, null, null, count + " events: this session was too slow"));
        }
    }

    private void jsonLine() throws IOException {
        json.newline().copyTo(out);
        json.reset();
        out.flush();
    }
}
