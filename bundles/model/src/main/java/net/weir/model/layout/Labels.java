package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.Octets;
import net.weir.model.Value;

/**
 * All that is left, up to {@code most} label fields of 3 octets, each shown whole: with MPLS the label is in the upper 20
 * bits, with VXLAN the VNI takes all 24 (RFC 8365 section 5.1.3).
 */
public record Labels(int least, int most) implements Kind {

    @Override
    public int size(byte[] octets, int at, int end) {
        int left = end - at;
        return left % 3 == 0 && left >= 3 * least && left <= 3 * most ? left : DAMAGED;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        List<Value> fields = new ArrayList<>();
        for (int i = 0; i < size; i += 3) {
            int bits = Octets.u24(octets, at + i);
            Map<String, Value> field = new LinkedHashMap<>();
            field.put("label", Values.of(bits >>> 4));
            field.put("bits", Values.of(bits));
            fields.add(new Value.Fields(field));
        }
        return new Value.Many(fields);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        for (Value field : Values.list(value)) {
            U24.write(Values.get(field, "bits"), out);
        }
    }
}
