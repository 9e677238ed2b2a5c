package net.weir.cli.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.weir.event.Event;
import net.weir.event.ExtensionEvent;
import net.weir.model.Value;
import net.weir.text.EventJson;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;
import net.weir.text.ValueJson;

/** Events for people: what the JSON says, as an outline. Confined to one thread. */
public final class EventText implements EventSink {
    private static final int CHUNK = 1 << 16;

    private final OutputStream out;
    private final Set<String> hidden;
    private final JsonWriter json = new JsonWriter();
    private final EventJson events = new EventJson(JsonStyle.MIN);
    private final StringBuilder text = new StringBuilder();

    /** @param hidden members of an event that say nothing here */
    public EventText(OutputStream out, Set<String> hidden) {
        this.out = out;
        this.hidden = hidden;
    }

    @Override
    public void event(Event event) {
        json.reset();
        if (event instanceof ExtensionEvent extension) {
            write(extension);
        } else {
            events.write(json, event);
        }
        new JsonOutline(json.toString(), hidden).write(text);
        if (text.length() > CHUNK) {
            flush();
        }
    }

    /** A kind of its own, which is its body. */
    private void write(ExtensionEvent extension) {
        json.beginObject().name("type").string(extension.type());
        if (extension.body() instanceof Value.Fields body) {
            body.fields().forEach((name, value) -> ValueJson.write(json.name(name), value));
        } else {
            ValueJson.write(json.name("body"), extension.body());
        }
        json.endObject();
    }

    private void flush() {
        try {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            text.setLength(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
