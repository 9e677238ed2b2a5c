package net.weir.roto;

/**
 * The text of one file of a script.
 *
 * @param name as diagnostics show it
 */
public record Source(String name, String text) {

    /** Number of the line that holds the character at {@code offset}, from 1. */
    public int line(int offset) {
        int line = 1;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** Column of {@code offset} in its line, from 1, in characters and not in UTF-16 units. */
    public int column(int offset) {
        return text.codePointCount(lineStart(offset), Math.min(offset, text.length())) + 1;
    }

    int lineStart(int offset) {
        return text.lastIndexOf('\n', Math.min(offset, text.length()) - 1) + 1;
    }

    int lineEnd(int offset) {
        int end = text.indexOf('\n', Math.min(offset, text.length()));
        return end < 0 ? text.length() : end;
    }

    /** The line that holds {@code offset}, without its end. */
    public String lineText(int offset) {
        String line = text.substring(lineStart(offset), lineEnd(offset));
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
