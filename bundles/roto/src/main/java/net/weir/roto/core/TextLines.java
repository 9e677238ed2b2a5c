package net.weir.roto.core;

import java.util.ArrayList;
import java.util.List;
import net.weir.roto.run.ListValue;
import org.jspecify.annotations.Nullable;

/** A string seen as lines. A line ends with a line feed, before which a carriage return does not count. */
public final class TextLines {
    private final String text;
    /** Where each line starts, and where the last one ends. */
    private final List<Integer> starts = new ArrayList<>();

    public TextLines(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            starts.add(at);
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
        }
        starts.add(text.length());
    }

    public static TextLines of(String text) {
        return new TextLines(text);
    }

    /** A line without its end. The reference gives a character of the whole text here, which nobody can want. */
    public @Nullable String get(long index) {
        return Ranges.inside(index, starts.size() - 1) ? line((int) index) : null;
    }

    private String line(int index) {
        String line = text.substring(starts.get(index), starts.get(index + 1));
        line = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    public long length() {
        return starts.size() - 1;
    }

    public ListValue list() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < starts.size() - 1; i++) {
            lines.add(line(i));
        }
        return ListValue.of(lines);
    }

    /** The lines with their ends. */
    public @Nullable String slice(long start, long end) {
        return Ranges.valid(start, end, starts.size() - 1)
                ? text.substring(starts.get((int) start), starts.get((int) end))
                : null;
    }
}
