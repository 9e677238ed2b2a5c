package net.weir.http.live;

import net.weir.event.Event;
import net.weir.text.EventJson;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;

/** How events look on the way: server-sent events, or lines of JSON. Confined to one thread. */
final class EventFrames {
    private final boolean lines;
    private final JsonWriter out = new JsonWriter();
    private final EventJson json = new EventJson(JsonStyle.MIN);

    EventFrames(boolean lines) {
        this.lines = lines;
    }

    JsonWriter out() {
        return out;
    }

    /** JSON of an event is one line, whatever texts are in it: that is all that server-sent events ask. */
    void event(Event event) {
        begin(event.kind().toString());
        json.write(out, event);
        end();
    }

    /** The reader was slow: so many events are missing before the next. */
    void dropped(long count) {
        begin("dropped");
        out.beginObject()
                .name("type")
                .plain("dropped")
                .name("count")
                .number(count)
                .endObject();
        end();
    }

    /** Nothing more will come. */
    void end(String reason) {
        begin("end");
        out.beginObject().name("type").plain("end").name("reason").plain(reason).endObject();
        end();
    }

    /** Shows that the connection is there, to both sides. */
    void keepAlive() {
        if (lines) {
            out.beginObject().name("type").plain("keep-alive").endObject().newline();
        } else {
            out.buffer().ascii(": keep-alive\n\n");
        }
    }

    private void begin(String name) {
        if (!lines) {
            out.buffer().ascii("event: ");
            out.buffer().ascii(name);
            out.buffer().ascii("\ndata: ");
        }
    }

    private void end() {
        out.newline();
        if (!lines) {
            out.newline();
        }
    }
}
