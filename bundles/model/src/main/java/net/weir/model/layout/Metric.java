package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import net.weir.model.Value;

/** All that is left, 1 to {@code most} octets, as a number with its width. */
public record Metric(int most) implements Kind {

    @Override
    public int size(byte[] octets, int at, int end) {
        return end - at >= 1 && end - at <= most ? end - at : DAMAGED;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("number", new Unsigned(size).read(octets, at, size));
        fields.put("octets", Values.of(size));
        return new Value.Fields(fields);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        int size = (int) Values.number(Values.get(value, "octets"), most);
        new Unsigned(size).write(Values.get(value, "number"), out);
    }
}
