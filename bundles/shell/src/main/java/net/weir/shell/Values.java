package net.weir.shell;

import net.weir.model.Value;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import net.weir.text.JsonWriter;
import net.weir.text.ValueJson;

/** Values of stages as rows. Stateless. */
final class Values {
    private Values() {}

    /** A column for each field; of a value without fields one, {@code result}. */
    static Columns<Value> columns(Value value) {
        Columns<Value> columns = new Columns<>();
        if (value instanceof Value.Fields fields && !fields.fields().isEmpty()) {
            fields.fields().forEach((name, field) -> columns.show(name, v -> cell(field)));
        } else {
            columns.show("result", Values::cell);
        }
        return columns;
    }

    /** A value as it stands in a table; one with parts as its JSON. */
    static Cell cell(Value value) {
        if (value instanceof Value.Nothing) {
            return Cell.text(null);
        }
        if (value instanceof Value.Bool flag) {
            return Cell.flag(flag.value());
        }
        if (value instanceof Value.Int number) {
            return Cell.count(number.value());
        }
        if (value instanceof Value.Text text) {
            return Cell.text(text.value());
        }
        JsonWriter json = new JsonWriter();
        ValueJson.write(json, value);
        return new net.weir.shell.table.Compound.Rendered(json.toString(), json.toBytes());
    }
}
