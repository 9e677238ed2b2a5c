package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import net.weir.model.Value;

/** The fields of a layout with something behind them. */
public record Sequence(Layout layout) implements Kind {

    @Override
    public int size(byte[] octets, int at, int end) {
        int next = at;
        for (Field field : layout.fields()) {
            int size = field.kind().size(octets, next, end);
            if (size == DAMAGED) {
                return DAMAGED;
            }
            next += size;
        }
        return next - at;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        return layout.read(octets, at, size);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        layout.write(value, out);
    }
}
