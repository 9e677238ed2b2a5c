package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import net.weir.model.Value;

/**
 * Octets as hex.
 *
 * @param octets how many, or -1 for all that are left
 */
record Hex(int octets) implements Kind {

    @Override
    public int size(byte[] bytes, int at, int end) {
        return octets < 0 ? end - at : end - at < octets ? DAMAGED : octets;
    }

    @Override
    public Value read(byte[] bytes, int at, int size) {
        return Values.of(HexFormat.of().formatHex(bytes, at, at + size));
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        byte[] bytes = HexFormat.of().parseHex(Values.text(value));
        if (octets >= 0 && bytes.length != octets) {
            throw new IllegalArgumentException(octets + " octets expected, not " + bytes.length);
        }
        out.writeBytes(bytes);
    }
}
