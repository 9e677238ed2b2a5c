package net.weir.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Data of a plugin's own event or record: plain values only, so that no plugin class enters a queue or a file. Lists and
 * fields nest at most {@link #MAX_DEPTH} deep, so that whoever walks them may recurse.
 */
public sealed interface Value {
    /** How deep lists and fields may nest. */
    int MAX_DEPTH = 64;

    /** How many lists and fields stand inside one another here: 0 for a plain value, 1 for a list of plain values. */
    default int depth() {
        return 0;
    }

    /** A rough count of the octets that this value keeps alive. */
    default int weight() {
        return 24;
    }

    record Nothing() implements Value {}

    record Bool(boolean value) implements Value {}

    record Int(long value) implements Value {}

    record Real(double value) implements Value {}

    record Text(String value) implements Value {
        @Override
        public int weight() {
            return 40 + value.length();
        }
    }

    record Binary(Bytes value) implements Value {
        @Override
        public int weight() {
            return 40 + value.length();
        }
    }

    record Many(List<Value> values) implements Value {
        /** @throws IllegalArgumentException if it would nest too deep */
        public Many {
            values = List.copyOf(values);
            Nesting.require(values);
        }

        @Override
        public int depth() {
            return 1 + Nesting.deepest(values);
        }

        @Override
        public int weight() {
            return values.stream().mapToInt(Value::weight).reduce(40, Nesting::sum);
        }
    }

    /** Keeps the order in which the fields were given. */
    record Fields(Map<String, Value> fields) implements Value {
        /**
         * @throws IllegalArgumentException if it would nest too deep
         * @throws NullPointerException if a name or a value is null
         */
        public Fields {
            Map<String, Value> copy = new LinkedHashMap<>();
            fields.forEach((name, value) -> copy.put(Objects.requireNonNull(name), Objects.requireNonNull(value)));
            fields = Collections.unmodifiableMap(copy);
            Nesting.require(fields.values());
        }

        @Override
        public int depth() {
            return 1 + Nesting.deepest(fields.values());
        }

        @Override
        public int weight() {
            return fields.entrySet().stream()
                    .mapToInt(e ->
                            Nesting.sum(80 + e.getKey().length(), e.getValue().weight()))
                    .reduce(40, Nesting::sum);
        }
    }
}
