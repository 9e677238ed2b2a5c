package net.weir.roto.code;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.roto.Source;
import net.weir.roto.Span;
import org.jspecify.annotations.Nullable;

/** Numbers of lines, found fast. */
final class Lines {
    private final Map<Source, int[]> starts = new HashMap<>();
    private Source last = new Source("", "");
    private int[] lastStarts = {0};
    private final @Nullable List<Span> statements;

    /** @param statements takes the statements that tell when they are run; null if none shall */
    Lines(@Nullable List<Span> statements) {
        this.statements = statements;
    }

    /** The number under which a statement tells that it is run; -1 if it shall not. */
    int pass(Span statement) {
        if (statements == null) {
            return -1;
        }
        statements.add(statement);
        return statements.size() - 1;
    }

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
