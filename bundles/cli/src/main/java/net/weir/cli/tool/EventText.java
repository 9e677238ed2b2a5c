package net.weir.cli.tool;

import java.io.OutputStream;
import java.util.Set;
import net.weir.event.Event;
import net.weir.event.ExtensionEvent;
import net.weir.model.Value;
import net.weir.text.EventJson;
import net.weir.text.JsonWriter;
import net.weir.text.ValueJson;

/** Events for people: what the JSON says, as an outline. Confined to one thread. */
final class EventText implements EventSink {
    private final ObjectOutput outline;
    private final EventJson events;

    /** @param hidden members of an event that say nothing here */
    EventText(OutputStream out, Set<String> hidden) {
        outline = new ObjectOutline(out, hidden);
        events = new EventJson(outline.style());
    }

    @Override
    public void event(Event event) {
        JsonWriter json = outline.begin();
        if (event instanceof ExtensionEvent extension) {
            write(json, extension);
        } else {
            events.write(json, event);
        }
        outline.end();
    }

    /** A kind of its own, which is its body. */
    private static void write(JsonWriter json, ExtensionEvent extension) {
        json.beginObject().name("type").string(extension.type());
        if (extension.body() instanceof Value.Fields body) {
            body.fields().forEach((name, value) -> ValueJson.write(json.name(name), value));
        } else {
            ValueJson.write(json.name("body"), extension.body());
        }
        json.endObject();
    }

    @Override
    public void close() {
        outline.close();
    }
}
