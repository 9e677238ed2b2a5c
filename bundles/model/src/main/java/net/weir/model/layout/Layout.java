package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.Value;
import org.jspecify.annotations.Nullable;

/** Fields one after the other that fill a run of octets without rest. */
public record Layout(List<Field> fields) implements Kind {

    public Layout {
        fields = List.copyOf(fields);
    }

    public static Layout of(Field... fields) {
        return new Layout(List.of(fields));
    }

    /** What does not fit at {@code octets[from..to)}, or null. */
    public @Nullable String fault(byte[] octets, int from, int to) {
        int at = from;
        for (Field field : fields) {
            int size = field.kind().size(octets, at, to);
            if (size == DAMAGED) {
                return field.name() + " does not fit or has an impossible length";
            }
            at += size;
        }
        return at == to ? null : to - at + " octets too many";
    }

    /** As one field, it takes all that is left. */
    @Override
    public int size(byte[] octets, int at, int end) {
        return fault(octets, at, end) == null ? end - at : DAMAGED;
    }

    @Override
    public Value.Fields read(byte[] octets, int at, int size) {
        Map<String, Value> values = new LinkedHashMap<>();
        read(octets, at, at + size, values);
        return new Value.Fields(values);
    }

    /** Adds the fields of octets that fit. */
    public void read(byte[] octets, int from, int to, Map<String, Value> into) {
        int at = from;
        for (Field field : fields) {
            int size = field.kind().size(octets, at, to);
            into.put(field.name(), field.kind().read(octets, at, size));
            at += size;
        }
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        Map<String, Value> values = Values.fields(value);
        for (Field field : fields) {
            Value one = values.get(field.name());
            if (one == null) {
                throw new IllegalArgumentException(field.name() + " is missing");
            }
            try {
                field.kind().write(one, out);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(field.name() + ": " + e.getMessage(), e);
            }
        }
    }

    /** True if {@link #write} takes the value. */
    public boolean accepts(Value value) {
        try {
            write(value, new ByteArrayOutputStream());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The fields that tell routes apart. */
    @Override
    public void key(byte[] octets, int from, int size, ByteArrayOutputStream out) {
        int at = from;
        for (Field field : fields) {
            int length = field.kind().size(octets, at, from + size);
            if (field.key()) {
                field.kind().key(octets, at, length, out);
            }
            at += length;
        }
    }
}
