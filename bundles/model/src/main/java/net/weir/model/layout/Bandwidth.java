package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import net.weir.model.Octets;
import net.weir.model.Value;

/** Octets per second as an IEEE 754 number of 4 octets; one that is no number does not fit. */
public record Bandwidth() implements Kind {

    @Override
    public int size(byte[] octets, int at, int end) {
        return end - at < 4 || !Float.isFinite(Float.intBitsToFloat(Octets.i32(octets, at))) ? DAMAGED : 4;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        return new Value.Real(Float.intBitsToFloat(Octets.i32(octets, at)));
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        if (!(value instanceof Value.Real real)) {
            throw new IllegalArgumentException("a number expected, not " + value);
        }
        byte[] octets = new byte[4];
        Octets.put32(octets, 0, Float.floatToIntBits((float) real.value()));
        out.writeBytes(octets);
    }
}
