package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.Value;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Values;
import org.jspecify.annotations.Nullable;

/**
 * All that is left as components of a flow specification, in strictly ascending order of type (RFC 8955 section 4.2, RFC 8956
 * section 3). A type that is not known cannot be delimited, so it damages the whole.
 *
 * @param octets of an address of the family
 */
record FlowComponents(int octets) implements Kind {
    private static final List<String> NAMES = List.of(
            "",
            "dst",
            "src",
            "proto",
            "port",
            "dst-port",
            "src-port",
            "icmp-type",
            "icmp-code",
            "tcp-flags",
            "length",
            "dscp",
            "fragment",
            "flow-label");

    private int last() {
        return octets == 4 ? 12 : 13;
    }

    private Kind kind(int type) {
        if (type <= 2) {
            return octets == 4 ? new FlowPrefix(4, false) : new FlowPrefix(16, true);
        }
        return type == 9 || type == 12 ? FlowOperators.BITMASK : FlowOperators.NUMERIC;
    }

    @Nullable
    String fault(byte[] bytes, int from, int to) {
        int before = 0;
        for (int at = from; at < to; ) {
            int type = bytes[at] & 0xff;
            if (type == 0 || type > last()) {
                return "no such component type " + type;
            }
            if (type <= before) {
                return "component " + NAMES.get(type) + " behind " + NAMES.get(before);
            }
            int size = kind(type).size(bytes, at + 1, to);
            if (size == DAMAGED) {
                return "component " + NAMES.get(type) + " does not fit or has an impossible length";
            }
            before = type;
            at += 1 + size;
        }
        return before == 0 ? "no component" : null;
    }

    @Override
    public int size(byte[] bytes, int at, int end) {
        return fault(bytes, at, end) == null ? end - at : DAMAGED;
    }

    @Override
    public Value.Many read(byte[] bytes, int at, int size) {
        List<Value> all = new ArrayList<>();
        for (int i = at; i < at + size; ) {
            int type = bytes[i] & 0xff;
            int length = kind(type).size(bytes, i + 1, at + size);
            Map<String, Value> fields = new LinkedHashMap<>();
            fields.put("type", Values.of(type));
            fields.put("name", Values.of(NAMES.get(type)));
            fields.put(type <= 2 ? "prefix" : "terms", kind(type).read(bytes, i + 1, length));
            all.add(new Value.Fields(fields));
            i += 1 + length;
        }
        return new Value.Many(all);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Value component : Values.list(value)) {
            int type = (int) Values.number(Values.get(component, "type"), last());
            all.write(type);
            kind(type).write(Values.get(component, type <= 2 ? "prefix" : "terms"), all);
        }
        String fault = fault(all.toByteArray(), 0, all.size());
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        out.writeBytes(all.toByteArray());
    }

    /** {@code dst 192.0.2.0/24; proto =6; port >=80&<=90,=8080}. */
    static String text(Value components) {
        StringBuilder out = new StringBuilder();
        for (Value component : Values.list(components)) {
            out.append(out.isEmpty() ? "" : "; ")
                    .append(Values.show(Values.get(component, "name")))
                    .append(' ');
            Value prefix = Values.fields(component).get("prefix");
            out.append(prefix != null ? Values.show(prefix) : FlowOperators.text(Values.get(component, "terms")));
        }
        return out.toString();
    }
}
