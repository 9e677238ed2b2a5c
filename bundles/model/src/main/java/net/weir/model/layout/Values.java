package net.weir.model.layout;

import java.util.List;
import java.util.Map;
import net.weir.model.Value;

/** What is inside plain values, or the reason why it is not. */
public final class Values {
    private Values() {}

    public static Value of(long number) {
        return new Value.Int(number);
    }

    public static Value of(String text) {
        return new Value.Text(text);
    }

    /** @throws IllegalArgumentException if the value holds no fields */
    public static Map<String, Value> fields(Value value) {
        if (value instanceof Value.Fields fields) {
            return fields.fields();
        }
        throw new IllegalArgumentException("fields expected, not " + value);
    }

    /** @throws IllegalArgumentException if the value is no list */
    public static List<Value> list(Value value) {
        if (value instanceof Value.Many many) {
            return many.values();
        }
        throw new IllegalArgumentException("a list expected, not " + value);
    }

    /** @throws IllegalArgumentException if the value is no text */
    public static String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        throw new IllegalArgumentException("a text expected, not " + value);
    }

    /** @throws IllegalArgumentException if the value is no number from 0 to {@code most} */
    public static long number(Value value, long most) {
        if (value instanceof Value.Int number && number.value() >= 0 && number.value() <= most) {
            return number.value();
        }
        throw new IllegalArgumentException("a number from 0 to " + most + " expected, not " + value);
    }

    /** @throws IllegalArgumentException if there is no such field */
    public static Value get(Value fields, String name) {
        Value value = fields(fields).get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** Plain values as a person reads them: lists with commas, items by name in parentheses. */
    public static String show(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        } else if (value instanceof Value.Int number) {
            return Long.toString(number.value());
        } else if (value instanceof Value.Bool bool) {
            return Boolean.toString(bool.value());
        } else if (value instanceof Value.Many many) {
            return String.join(",", many.values().stream().map(Values::show).toList());
        } else if (value instanceof Value.Fields fields) {
            StringBuilder out = new StringBuilder();
            fields.fields()
                    .forEach((name, one) -> out.append(out.isEmpty() ? "" : " ").append(item(name, one)));
            return out.toString();
        }
        return "";
    }

    private static String item(String name, Value value) {
        boolean nested = value instanceof Value.Many || value instanceof Value.Fields;
        return nested ? name + "(" + show(value) + ")" : name + "=" + show(value);
    }
}
