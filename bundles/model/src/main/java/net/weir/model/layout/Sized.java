package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import net.weir.model.Octets;
import net.weir.model.Value;

/**
 * A length of two octets, then a field that fills it.
 *
 * @param own 2 if the length counts itself, else 0
 */
public record Sized(int own, Kind inside) implements Kind {

    @Override
    public int size(byte[] octets, int at, int end) {
        int length = end - at < 2 ? DAMAGED : Octets.u16(octets, at) - own;
        boolean fits = length >= 0 && length <= end - at - 2;
        return fits && inside.size(octets, at + 2, at + 2 + length) == length ? 2 + length : DAMAGED;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        return inside.read(octets, at + 2, size - 2);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        inside.write(value, octets);
        U16.write(Values.of(octets.size() + own), out);
        out.writeBytes(octets.toByteArray());
    }
}
