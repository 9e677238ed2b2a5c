package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import net.weir.model.Prefix;
import net.weir.model.Value;
import net.weir.model.layout.Kind;
import net.weir.model.layout.ShortPrefix;
import net.weir.model.layout.Values;
import org.jspecify.annotations.Nullable;

/**
 * A length in bits, a distinguisher and a prefix without labels (SAFI 129, RFC 6514 section 11.1).
 *
 * @param octets of an address of the family
 */
record VpnPrefixForm(int octets) implements NlriForm {
    private static final int RD_BITS = 64;

    @Override
    public @Nullable String fault(byte[] bytes, int from, int to) {
        int bits = to > from ? bytes[from] & 0xff : 0;
        boolean possible = bits >= RD_BITS && bits <= RD_BITS + 8 * octets;
        return possible && to - from == 1 + (bits + 7 >>> 3) ? null : "the length does not fit";
    }

    @Override
    public void key(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
        out.writeBytes(encode(value(bytes, from, to)));
    }

    @Override
    public String text(byte[] bytes, int from, int to) {
        Value.Fields value = value(bytes, from, to);
        return Values.show(Values.get(value, "rd")) + ":" + Values.show(Values.get(value, "prefix"));
    }

    @Override
    public Value.Fields value(byte[] bytes, int from, int to) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("rd", Kind.RD.read(bytes, from + 1, 8));
        Prefix prefix = new ShortPrefix(octets).prefix(bytes, from + 9, (bytes[from] & 0xff) - RD_BITS);
        fields.put("prefix", Values.of(prefix.toString()));
        return new Value.Fields(fields);
    }

    @Override
    public byte[] encode(Value.Fields value) {
        Prefix prefix = Prefix.parse(Values.text(Values.get(value, "prefix")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(RD_BITS + prefix.length());
        Kind.RD.write(Values.get(value, "rd"), out);
        new ShortPrefix(octets).writeAddress(prefix, out);
        return out.toByteArray();
    }
}
