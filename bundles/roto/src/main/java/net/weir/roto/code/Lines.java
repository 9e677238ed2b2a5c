package net.weir.roto.code;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import net.weir.roto.Source;
import net.weir.roto.Span;

/** Numbers of lines, found fast. */
final class Lines {
    private final Map<Source, int[]> starts = new HashMap<>();
    private Source last = new Source("", "");
    private int[] lastStarts = {0};

    int of(Span span) {
        if (span.source() != last) {
            last = span.source();
            lastStarts = starts.computeIfAbsent(last, Lines::starts);
        }
        int at = Arrays.binarySearch(lastStarts, span.from());
        return at >= 0 ? at + 1 : -at - 1;
    }

    private static int[] starts(Source source) {
        String text = source.text();
        int[] found = new int[1 + (int) text.chars().filter(c -> c == '\n').count()];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                found[count++] = i + 1;
            }
        }
        return found;
    }
}
