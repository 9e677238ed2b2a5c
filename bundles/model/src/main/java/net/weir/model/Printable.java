package net.weir.model;

/**
 * Makes text that somebody else wrote fit for a terminal: nothing in it moves the cursor, changes colours, ends a line or
 * turns the direction of writing.
 */
public final class Printable {
    private Printable() {}

    /** The same text with {@code \x1b} for each such character, or {@code \u202e} above 255. */
    public static String of(String text) {
        int at = 0;
        while (at < text.length() && !hidden(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, at);
        for (int c; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            if (hidden(c)) {
                out.append(String.format(c < 0x100 ? "\\x%02x" : "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    private static boolean hidden(int codePoint) {
        if (codePoint >= ' ' && codePoint < 0x7f) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
