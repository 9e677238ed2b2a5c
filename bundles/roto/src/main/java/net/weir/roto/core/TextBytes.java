package net.weir.roto.core;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.weir.roto.run.ListValue;
import org.jspecify.annotations.Nullable;

/** A string seen as UTF-8 octets. */
public final class TextBytes {
    private final byte[] octets;

    public TextBytes(String text) {
        octets = text.getBytes(StandardCharsets.UTF_8);
    }

    public static TextBytes of(String text) {
        return new TextBytes(text);
    }

    public @Nullable Integer get(long index) {
        return Ranges.inside(index, octets.length) ? octets[(int) index] & 0xff : null;
    }

    public long length() {
        return octets.length;
    }

    public ListValue list() {
        Integer[] values = new Integer[octets.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = octets[i] & 0xff;
        }
        return ListValue.of(values);
    }

    /** None if it is out of bounds or cuts a character. */
    public @Nullable String slice(long start, long end) {
        if (!Ranges.valid(start, end, octets.length)) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, (int) start, (int) (end - start)))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
