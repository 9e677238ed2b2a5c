package net.weir.shell.table;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.weir.text.JsonWriter;

/** A value made of several. Immutable. */
public sealed interface Compound extends Cell {

    /** Several texts. */
    record Texts(List<String> values) implements Compound {
        @Override
        public String text(long nowMicros) {
            return values.isEmpty() ? "-" : csv();
        }

        @Override
        public String csv() {
            return String.join(" ", values);
        }

        @Override
        public void json(JsonWriter out) {
            out.beginArray();
            values.forEach(out::string);
            out.endArray();
        }
    }

    /** Cells with names, in order. */
    record Group(Map<String, Cell> cells) implements Compound {
        @Override
        public String text(long nowMicros) {
            return cells.isEmpty() ? "-" : joined(cell -> cell.text(nowMicros));
        }

        @Override
        public String csv() {
            return joined(Cell::csv);
        }

        private String joined(Function<Cell, String> shown) {
            return cells.entrySet().stream()
                    .map(e -> e.getKey() + (e.getValue() instanceof Group ? ": " : "=") + shown.apply(e.getValue()))
                    .collect(Collectors.joining(" "));
        }

        @Override
        public void json(JsonWriter out) {
            out.beginObject();
            cells.forEach((name, cell) -> cell.json(out.name(name)));
            out.endObject();
        }
    }

    /** Something whose JSON is made elsewhere. */
    record Rendered(String value, byte[] octets) implements Compound {
        @Override
        public String text(long nowMicros) {
            return value;
        }

        @Override
        public void json(JsonWriter out) {
            out.raw(octets);
        }
    }
}
