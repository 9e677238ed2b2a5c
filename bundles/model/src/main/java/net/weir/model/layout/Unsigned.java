package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import net.weir.model.Value;

/** A number of up to 8 octets; one that a long cannot hold is a text. */
record Unsigned(int octets) implements Kind {

    @Override
    public int size(byte[] bytes, int at, int end) {
        return end - at < octets ? DAMAGED : octets;
    }

    @Override
    public Value read(byte[] bytes, int at, int size) {
        long number = 0;
        for (int i = 0; i < octets; i++) {
            number = number << 8 | bytes[at + i] & 0xff;
        }
        return number < 0 ? Values.of(Long.toUnsignedString(number)) : Values.of(number);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        long number = octets == 8 && value instanceof Value.Text text
                ? Long.parseUnsignedLong(text.value())
                : Values.number(value, octets == 8 ? Long.MAX_VALUE : (1L << 8 * octets) - 1);
        for (int i = octets - 1; i >= 0; i--) {
            out.write((int) (number >>> 8 * i));
        }
    }
}
