package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.weir.model.Value;

/** All that is left as fields of one kind, none or more. */
public record Repeated(Kind kind) implements Kind {

    @Override
    public int size(byte[] octets, int at, int end) {
        for (int i = at; i < end; ) {
            int size = kind.size(octets, i, end);
            if (size <= 0) {
                return DAMAGED;
            }
            i += size;
        }
        return end - at;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        List<Value> all = new ArrayList<>();
        for (int i = at; i < at + size; ) {
            int one = kind.size(octets, i, at + size);
            all.add(kind.read(octets, i, one));
            i += one;
        }
        return new Value.Many(all);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        Values.list(value).forEach(one -> kind.write(one, out));
    }
}
