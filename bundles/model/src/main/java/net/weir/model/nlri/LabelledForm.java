package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import net.weir.model.Octets;
import net.weir.model.Prefix;
import net.weir.model.Value;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Labels;
import net.weir.model.layout.ShortPrefix;
import net.weir.model.layout.Values;
import org.jspecify.annotations.Nullable;

/**
 * A length in bits that covers labels, in a VPN a distinguisher, and a prefix (RFC 8277 section 2, RFC 4364 section 4.3.4).
 * The key is distinguisher and prefix: a withdrawal may have any label field, mostly 0x800000 or 0 (RFC 8277 section 2.4).
 *
 * @param octets of an address of the family
 */
record LabelledForm(boolean vpn, int octets) implements NlriForm {
    private static final int LABEL_BITS = 24;

    private int rdBits() {
        return vpn ? 64 : 0;
    }

    @Override
    public @Nullable String fault(byte[] bytes, int from, int to) {
        int bits = to > from ? bytes[from] & 0xff : 0;
        if (to == from || to - from != 1 + (bits + 7 >>> 3)) {
            return "the length does not fit";
        }
        return labels(bytes, from) == 0 ? "no room for label and prefix" : null;
    }

    /**
     * How many label fields there are: up to the bottom of stack or a label that only withdrawals have; one where that
     * leads nowhere, as who negotiated no stack ignores the bit (RFC 8277 section 2.2); 0 if not even that fits.
     */
    private int labels(byte[] bytes, int from) {
        int bits = bytes[from] & 0xff;
        int labels = 1;
        for (int at = from + 1; LABEL_BITS * (labels + 1) <= bits && !isLast(Octets.u24(bytes, at)); at += 3) {
            labels++;
        }
        return fits(bits, labels) ? labels : fits(bits, 1) ? 1 : 0;
    }

    private static boolean isLast(int label) {
        return (label & 1) != 0 || label == 0x800000 || label == 0;
    }

    private boolean fits(int bits, int labels) {
        int prefix = bits - LABEL_BITS * labels - rdBits();
        return prefix >= 0 && prefix <= 8 * octets;
    }

    @Override
    public void key(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
        int bits = (bytes[from] & 0xff) - LABEL_BITS * labels(bytes, from);
        int at = to - (bits + 7 >>> 3);
        out.write(bits);
        out.write(bytes, at, to - at - ((bits & 7) == 0 ? 0 : 1));
        if ((bits & 7) != 0) {
            out.write(bytes[to - 1] & 0xff00 >> (bits & 7)); // host bits are no part of a prefix
        }
    }

    /** {@code 198.51.100.0/24}, in a VPN {@code 0:64496:1:198.51.100.0/24}. */
    @Override
    public String text(byte[] bytes, int from, int to) {
        Value.Fields value = value(bytes, from, to);
        String prefix = Values.show(Values.get(value, "prefix"));
        return vpn ? Values.show(Values.get(value, "rd")) + ":" + prefix : prefix;
    }

    @Override
    public Value.Fields value(byte[] bytes, int from, int to) {
        Map<String, Value> fields = new LinkedHashMap<>();
        int labels = labels(bytes, from);
        int at = from + 1 + 3 * labels;
        if (vpn) {
            fields.put("rd", Kind.RD.read(bytes, at, 8));
        }
        int bits = (bytes[from] & 0xff) - LABEL_BITS * labels - rdBits();
        Prefix prefix = new ShortPrefix(octets).prefix(bytes, at + rdBits() / 8, bits);
        fields.put("prefix", Values.of(prefix.toString()));
        fields.put("labels", new Labels(1, labels).read(bytes, from + 1, 3 * labels));
        return new Value.Fields(fields);
    }

    @Override
    public byte[] encode(Value.Fields value) {
        Prefix prefix = Prefix.parse(Values.text(Values.get(value, "prefix")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Value labels = Values.get(value, "labels");
        int bits = LABEL_BITS * Values.list(labels).size() + rdBits() + prefix.length();
        if (Values.list(labels).isEmpty() || bits > 255) {
            throw new IllegalArgumentException(Values.list(labels).size() + " labels do not fit");
        }
        out.write(bits);
        new Labels(1, 8).write(labels, out);
        if (vpn) {
            Kind.RD.write(Values.get(value, "rd"), out);
        }
        new ShortPrefix(octets).writeAddress(prefix, out);
        return out.toByteArray();
    }
}
