package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.weir.model.Value;

/** All that is left in the first of several layouts that fits. The names of the fields tell which one to write. */
public record OneOf(List<Layout> layouts) implements Kind {

    public OneOf {
        layouts = List.copyOf(layouts);
    }

    public static OneOf of(Layout... layouts) {
        return new OneOf(List.of(layouts));
    }

    @Override
    public int size(byte[] octets, int at, int end) {
        for (Layout layout : layouts) {
            if (layout.size(octets, at, end) == end - at) {
                return end - at;
            }
        }
        return DAMAGED;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        for (Layout layout : layouts) {
            if (layout.size(octets, at, at + size) == size) {
                return layout.read(octets, at, size);
            }
        }
        throw new IllegalArgumentException("no layout fits " + size + " octets");
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        List<String> given = Values.fields(value).keySet().stream().sorted().toList();
        for (Layout layout : layouts) {
            if (layout.fields().stream().map(Field::name).sorted().toList().equals(given)) {
                layout.write(value, out);
                return;
            }
        }
        throw new IllegalArgumentException("no layout has just the fields " + String.join(", ", given));
    }
}
