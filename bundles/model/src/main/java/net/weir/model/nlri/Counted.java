package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.weir.model.Value;
import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Layout;
import net.weir.model.layout.Values;
import org.jspecify.annotations.Nullable;

/**
 * A length of one octet in bits, then one layout of exactly that size, all of it the key.
 *
 * @param shown the text: what stands there as it is and names of fields, in turns
 */
record Counted(Layout layout, List<String> shown) implements NlriForm {
    /** Multicast distribution tree (RFC 6037 section 6). */
    static final NlriForm MULTICAST_DISTRIBUTION_TREE = new Counted(
            Layout.of(Field.key("rd", Kind.RD), Field.key("source", Kind.IPV4), Field.key("group", Kind.IPV4)),
            List.of("", "rd", " (", "source", ", ", "group", ")"));

    @Override
    public @Nullable String fault(byte[] octets, int from, int to) {
        if (to == from || (octets[from] & 0xff) != 8 * (to - from - 1)) {
            return "the length does not fit";
        }
        return layout.fault(octets, from + 1, to);
    }

    @Override
    public String text(byte[] octets, int from, int to) {
        Value value = value(octets, from, to);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            text.append(i % 2 == 0 ? shown.get(i) : Values.show(Values.get(value, shown.get(i))));
        }
        return text.toString();
    }

    @Override
    public Value.Fields value(byte[] octets, int from, int to) {
        return layout.read(octets, from + 1, to - from - 1);
    }

    @Override
    public byte[] encode(Value.Fields value) {
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        layout.write(value, inside);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(8 * inside.size());
        out.writeBytes(inside.toByteArray());
        return out.toByteArray();
    }
}
