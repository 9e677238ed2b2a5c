package net.weir.query;

import java.util.Arrays;
import net.weir.model.AttributeCursor;
import net.weir.model.AttributeType;
import net.weir.model.PathAttributes;

/**
 * An AS path as the text that patterns are about: numbers with blanks between, sets in braces, confederation segments in
 * parentheses and brackets, as {@link net.weir.model.AsPath#toString} has it. Made straight from the octets.
 */
final class PathText {
    private static final String OPEN = " { ([";
    private static final String CLOSE = " } )]";

    private byte[] text = new byte[64];
    private int length;

    private PathText() {}

    static PathText of(PathAttributes attributes) {
        PathText out = new PathText();
        AttributeCursor path = attributes.find(AttributeType.AS_PATH);
        for (int at = 0; path != null && at + 2 <= path.length(); at += 2 + 4 * path.u8(at + 1)) {
            out.segment(path, at);
        }
        return out;
    }

    private void segment(AttributeCursor path, int at) {
        int kind = path.u8(at);
        int count = path.u8(at + 1);
        boolean set = kind == 1 || kind == 4;
        if (length > 0) {
            put(' ');
        }
        if (kind != 2) {
            put(OPEN.charAt(kind));
        }
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                put(set ? ',' : ' ');
            }
            number(path.u32(at + 2 + 4 * i));
        }
        if (kind != 2) {
            put(CLOSE.charAt(kind));
        }
    }

    private void put(char c) {
        if (length == text.length) {
            text = Arrays.copyOf(text, length * 2);
        }
        text[length++] = (byte) c;
    }

    private void number(long value) {
        long divisor = 1;
        while (value / divisor >= 10) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            put((char) ('0' + value / divisor % 10));
        }
    }

    int length() {
        return length;
    }

    /** The character at an index; 0 before the first and behind the last. */
    char at(int index) {
        return index < 0 || index >= length ? 0 : (char) text[index];
    }

    /** The character as a bit of {@link Symbols}. */
    int symbol(int index) {
        return Symbols.bit(at(index));
    }

    @Override
    public String toString() {
        return new String(text, 0, length, java.nio.charset.StandardCharsets.US_ASCII);
    }
}
