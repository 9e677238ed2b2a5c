package net.weir.event.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.Value;

/** Values of plugins: a tag, then what it holds. */
final class Values {
    private Values() {}

    static void write(OctetWriter out, Value value) {
        if (value instanceof Value.Nothing) {
            out.u8(0);
        } else if (value instanceof Value.Bool bool) {
            out.u8(bool.value() ? 2 : 1);
        } else if (value instanceof Value.Int number) {
            out.u8(3);
            out.i64(number.value());
        } else if (value instanceof Value.Real real) {
            out.u8(4);
            out.i64(Double.doubleToRawLongBits(real.value()));
        } else if (value instanceof Value.Text text) {
            out.u8(5);
            out.text(text.value());
        } else if (value instanceof Value.Binary binary) {
            out.u8(6);
            out.bytes(binary.value());
        } else if (value instanceof Value.Many many) {
            out.u8(7);
            out.number(many.values().size());
            many.values().forEach(each -> write(out, each));
        } else {
            Map<String, Value> fields = ((Value.Fields) value).fields();
            out.u8(8);
            out.number(fields.size());
            fields.forEach((name, each) -> {
                out.text(name);
                write(out, each);
            });
        }
    }

    static Value read(OctetReader in) throws EventFormatException {
        return read(in, Value.MAX_DEPTH);
    }

    private static Value read(OctetReader in, int depth) throws EventFormatException {
        int tag = in.u8();
        if (tag >= 7 && depth == 0) {
            throw in.damaged("values nest too deep");
        }
        return switch (tag) {
            case 0 -> new Value.Nothing();
            case 1, 2 -> new Value.Bool(tag == 2);
            case 3 -> new Value.Int(in.i64());
            case 4 -> new Value.Real(Double.longBitsToDouble(in.i64()));
            case 5 -> new Value.Text(in.text());
            case 6 -> new Value.Binary(in.bytes());
            case 7 -> many(in, depth - 1);
            case 8 -> fields(in, depth - 1);
            default -> throw in.damaged("no such value");
        };
    }

    private static Value many(OctetReader in, int depth) throws EventFormatException {
        List<Value> values = new ArrayList<>();
        for (int left = in.count(1); left > 0; left--) {
            values.add(read(in, depth));
        }
        return new Value.Many(values);
    }

    private static Value fields(OctetReader in, int depth) throws EventFormatException {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int left = in.count(2); left > 0; left--) {
            if (fields.put(in.text(), read(in, depth)) != null) {
                throw in.damaged("two fields of one name");
            }
        }
        return new Value.Fields(fields);
    }
}
