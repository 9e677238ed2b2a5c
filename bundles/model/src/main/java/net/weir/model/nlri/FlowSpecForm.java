package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import net.weir.model.Octets;
import net.weir.model.Value;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Values;
import org.jspecify.annotations.Nullable;

/**
 * A length of one octet, or of two from 240 on (RFC 8955 section 4.1), in a VPN a distinguisher, then components. The key is
 * all but the length.
 *
 * @param octets of an address of the family
 */
record FlowSpecForm(boolean vpn, int octets) implements NlriForm {

    private FlowComponents components() {
        return new FlowComponents(octets);
    }

    private static int header(byte[] bytes, int from) {
        return (bytes[from] & 0xff) < 0xf0 ? 1 : 2;
    }

    private int start(byte[] bytes, int from) {
        return from + header(bytes, from) + (vpn ? 8 : 0);
    }

    @Override
    public @Nullable String fault(byte[] bytes, int from, int to) {
        if (to == from || to - from < header(bytes, from)) {
            return "no room for the length";
        }
        int length = header(bytes, from) == 1 ? bytes[from] & 0xff : Octets.u16(bytes, from) & 0xfff;
        if (length != to - from - header(bytes, from) || start(bytes, from) > to) {
            return "the length does not fit";
        }
        return components().fault(bytes, start(bytes, from), to);
    }

    @Override
    public void key(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
        int start = from + header(bytes, from);
        out.write(bytes, start, to - start);
    }

    @Override
    public String text(byte[] bytes, int from, int to) {
        Value.Fields value = value(bytes, from, to);
        String components = FlowComponents.text(Values.get(value, "components"));
        return vpn ? Values.show(Values.get(value, "rd")) + " " + components : components;
    }

    @Override
    public Value.Fields value(byte[] bytes, int from, int to) {
        Map<String, Value> fields = new LinkedHashMap<>();
        int start = start(bytes, from);
        if (vpn) {
            fields.put("rd", Kind.RD.read(bytes, start - 8, 8));
        }
        fields.put("components", components().read(bytes, start, to - start));
        return new Value.Fields(fields);
    }

    @Override
    public byte[] encode(Value.Fields value) {
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        if (vpn) {
            Kind.RD.write(Values.get(value, "rd"), inside);
        }
        components().write(Values.get(value, "components"), inside);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (inside.size() > 0xfff) {
            throw new IllegalArgumentException(inside.size() + " octets of components, at most 4095 are possible");
        }
        if (inside.size() < 0xf0) {
            out.write(inside.size());
        } else {
            Kind.U16.write(Values.of(0xf000 | inside.size()), out);
        }
        out.writeBytes(inside.toByteArray());
        return out.toByteArray();
    }
}
