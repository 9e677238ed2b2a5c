package net.weir.sink.file;

import java.util.List;
import net.weir.event.Event;
import net.weir.text.EventJson;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;

/** How events become lines, each with its end. Confined to the worker. */
interface LineForm {

    static LineForm of(FileFormat format) {
        return switch (format) {
            case JSON -> json(JsonStyle.FULL);
            case JSON_MIN -> json(JsonStyle.MIN);
            case CSV -> new CsvLines();
        };
    }

    private static LineForm json(JsonStyle style) {
        EventJson json = new EventJson(style);
        return new LineForm() {
            @Override
            public List<String> beginnings() {
                return List.of("{\"type\":\"");
            }

            @Override
            public void lines(JsonWriter out, Event event) {
                json.write(out, event);
                out.newline();
            }
        };
    }

    /** With one of these every line begins. */
    List<String> beginnings();

    /** True if a line of this form may begin with {@code text}, which may be shorter than any line. */
    default boolean mayBegin(String text) {
        return beginnings().stream().anyMatch(each -> each.startsWith(text) || text.startsWith(each));
    }

    /** What stands at the top of a new file. */
    default void header(JsonWriter out) {}

    void lines(JsonWriter out, Event event);
}
