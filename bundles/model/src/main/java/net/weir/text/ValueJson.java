package net.weir.text;

import net.weir.model.Value;

/** The values of plugins: as JSON has them; octets as hex; NaN and the infinities as null. */
public final class ValueJson {
    private ValueJson() {}

    public static void write(JsonWriter out, Value value) {
        if (value instanceof Value.Nothing) {
            out.nothing();
        } else if (value instanceof Value.Bool bool) {
            out.bool(bool.value());
        } else if (value instanceof Value.Int number) {
            out.number(number.value());
        } else if (value instanceof Value.Real real) {
            out.number(real.value());
        } else if (value instanceof Value.Text text) {
            out.string(text.value());
        } else if (value instanceof Value.Binary binary) {
            out.hex(binary.value());
        } else if (value instanceof Value.Many many) {
            out.beginArray();
            many.values().forEach(each -> write(out, each));
            out.endArray();
        } else {
            out.beginObject();
            ((Value.Fields) value).fields().forEach((name, each) -> {
                out.name(name);
                write(out, each);
            });
            out.endObject();
        }
    }
}
