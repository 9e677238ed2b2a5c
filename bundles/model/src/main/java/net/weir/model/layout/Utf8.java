package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.weir.model.Value;

/** All that is left as text; octets that are no UTF-8 do not fit, as text could not say what they were. */
public record Utf8() implements Kind {

    @Override
    public int size(byte[] octets, int at, int end) {
        byte[] again = new String(octets, at, end - at, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(octets, at, end, again, 0, again.length) ? end - at : DAMAGED;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        return Values.of(new String(octets, at, size, StandardCharsets.UTF_8));
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        out.writeBytes(Values.text(value).getBytes(StandardCharsets.UTF_8));
    }
}
