package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import net.weir.model.Value;

/** A fixed number of octets as {@code 02:00:5e:00:53:01}. */
record ColonHex(int octets) implements Kind {
    private static final HexFormat FORMAT = HexFormat.ofDelimiter(":");

    @Override
    public int size(byte[] bytes, int at, int end) {
        return end - at < octets ? DAMAGED : octets;
    }

    @Override
    public Value read(byte[] bytes, int at, int size) {
        return Values.of(FORMAT.formatHex(bytes, at, at + octets));
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        byte[] bytes = FORMAT.parseHex(Values.text(value));
        if (bytes.length != octets) {
            throw new IllegalArgumentException(octets + " octets expected, not " + bytes.length);
        }
        out.writeBytes(bytes);
    }
}
