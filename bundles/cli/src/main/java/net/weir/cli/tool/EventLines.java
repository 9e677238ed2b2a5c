package net.weir.cli.tool;

import java.io.OutputStream;
import net.weir.event.Event;
import net.weir.text.EventJson;

/** Events as Weir's own JSON, one array or one object a line. Confined to one thread. */
final class EventLines implements EventSink {
    private final ObjectOutput lines;
    private final EventJson events;

    /** @param form {@code json} or {@code ndjson} */
    EventLines(OutputStream out, String form) {
        lines = new ObjectLines(out, form);
        events = new EventJson(lines.style());
    }

    @Override
    public void event(Event event) {
        events.write(lines.begin(), event);
        lines.end();
    }

    @Override
    public void close() {
        lines.close();
    }
}
