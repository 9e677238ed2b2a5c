package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import net.weir.model.Octets;
import net.weir.model.Value;
import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Labels;
import net.weir.model.layout.Layout;
import net.weir.model.layout.Values;
import org.jspecify.annotations.Nullable;

/** A length of two octets, then a VPLS label block (RFC 4761 section 3.2.2) or a PE to discover (RFC 6074 section 3.2.2.1). */
record VplsForm(Layout block, Layout discovery) implements NlriForm {
    static final NlriForm FORM = new VplsForm(
            Layout.of(
                    Field.key("rd", Kind.RD),
                    Field.key("veId", Kind.U16),
                    Field.key("blockOffset", Kind.U16),
                    Field.plain("blockSize", Kind.U16),
                    Field.plain("labels", new Labels(1, 1))),
            Layout.of(Field.key("rd", Kind.RD), Field.key("pe", Kind.IPV4)));
    private static final int DISCOVERY_OCTETS = 12;

    private Layout layout(int from, int to) {
        return to - from - 2 == DISCOVERY_OCTETS ? discovery : block;
    }

    @Override
    public @Nullable String fault(byte[] octets, int from, int to) {
        if (to - from < 2 || Octets.u16(octets, from) != to - from - 2) {
            return "the length does not fit";
        }
        return layout(from, to).fault(octets, from + 2, to);
    }

    @Override
    public void key(byte[] octets, int from, int to, ByteArrayOutputStream out) {
        layout(from, to).key(octets, from + 2, to - from - 2, out);
    }

    /** {@code 0:64496:1:1:8} as RD, VE id, block offset; {@code 0:64496:1:192.0.2.1}. */
    @Override
    public String text(byte[] octets, int from, int to) {
        Value.Fields value = value(octets, from, to);
        String rd = Values.show(Values.get(value, "rd")) + ":";
        return layout(from, to) == discovery
                ? rd + Values.show(Values.get(value, "pe"))
                : rd + Values.show(Values.get(value, "veId")) + ":" + Values.show(Values.get(value, "blockOffset"));
    }

    @Override
    public Value.Fields value(byte[] octets, int from, int to) {
        return layout(from, to).read(octets, from + 2, to - from - 2);
    }

    @Override
    public byte[] encode(Value.Fields value) {
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        (value.fields().containsKey("pe") ? discovery : block).write(value, inside);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Kind.U16.write(Values.of(inside.size()), out);
        out.writeBytes(inside.toByteArray());
        return out.toByteArray();
    }
}
