package net.weir.roto.core;

import net.weir.roto.run.ListValue;
import org.jspecify.annotations.Nullable;

/** A string seen as characters (code points). */
public final class TextChars {
    private final int[] characters;

    public TextChars(String text) {
        characters = text.codePoints().toArray();
    }

    public static TextChars of(String text) {
        return new TextChars(text);
    }

    public @Nullable Integer get(long index) {
        return Ranges.inside(index, characters.length) ? characters[(int) index] : null;
    }

    public long length() {
        return characters.length;
    }

    public ListValue list() {
        Integer[] values = new Integer[characters.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = characters[i];
        }
        return ListValue.of(values);
    }

    public @Nullable String slice(long start, long end) {
        return Ranges.valid(start, end, characters.length)
                ? new String(characters, (int) start, (int) (end - start))
                : null;
    }
}
