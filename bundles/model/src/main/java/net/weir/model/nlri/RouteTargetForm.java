package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import net.weir.model.ExtendedCommunity;
import net.weir.model.Octets;
import net.weir.model.Value;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Values;
import org.jspecify.annotations.Nullable;

/** A prefix of origin AS and route target, 32 to 96 bits, or no bit at all (RFC 4684 section 4). */
record RouteTargetForm() implements NlriForm {

    @Override
    public @Nullable String fault(byte[] octets, int from, int to) {
        int bits = to > from ? octets[from] & 0xff : 1;
        boolean possible = bits == 0 || bits >= 32 && bits <= 96;
        return possible && to - from == 1 + (bits + 7 >>> 3) ? null : "the length does not fit";
    }

    /** {@code default}, {@code 64496:rt:AS64496:100}, {@code 64496:0002fbf0/64} if only a part of the target is meant. */
    @Override
    public String text(byte[] octets, int from, int to) {
        int bits = octets[from] & 0xff;
        if (bits == 0) {
            return "default";
        }
        String asn = Long.toString(Octets.u32(octets, from + 1));
        if (bits == 96) {
            return asn + ":" + new ExtendedCommunity(Octets.i64(octets, from + 5));
        }
        return asn + ":" + Values.show(Kind.REST.read(octets, from + 5, to - from - 5)) + "/" + bits;
    }

    @Override
    public Value.Fields value(byte[] octets, int from, int to) {
        Map<String, Value> fields = new LinkedHashMap<>();
        int bits = octets[from] & 0xff;
        fields.put("length", Values.of(bits));
        if (bits >= 32) {
            fields.put("originAs", Kind.U32.read(octets, from + 1, 4));
            fields.put("target", Kind.REST.read(octets, from + 5, to - from - 5));
        }
        return new Value.Fields(fields);
    }

    @Override
    public byte[] encode(Value.Fields value) {
        int bits = (int) Values.number(Values.get(value, "length"), 96);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bits);
        if (bits > 0) {
            Kind.U32.write(Values.get(value, "originAs"), out);
            Kind.REST.write(Values.get(value, "target"), out);
        }
        if (fault(out.toByteArray(), 0, out.size()) != null) {
            throw new IllegalArgumentException("the target does not have " + (bits - 32) + " bits");
        }
        return out.toByteArray();
    }
}
