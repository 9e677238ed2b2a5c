package net.weir.http.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of paths. Patterns have names in braces for what varies; the first that fits wins. */
public final class Router {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String[] pattern, Handler handler) {}

    /** A handler and what stands for the names of its pattern. */
    public record Match(Handler handler, Map<String, String> variables) {}

    /** Adds a path such as {@code /api/v1/ingresses/{id}}. */
    public Router add(String pattern, Handler handler) {
        entries.add(new Entry(segments(pattern), handler));
        return this;
    }

    /** @param rawPath still percent-encoded, so that an encoded slash separates nothing */
    public @Nullable Match find(String rawPath) {
        String[] path = segments(rawPath);
        for (int i = 0; i < path.length; i++) {
            path[i] = Query.decode(path[i], false);
        }
        for (Entry entry : entries) {
            Map<String, String> variables = match(entry.pattern, path);
            if (variables != null) {
                return new Match(entry.handler, variables);
            }
        }
        return null;
    }

    private static String[] segments(String path) {
        String bare = path.startsWith("/") ? path.substring(1) : path;
        return (bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare).split("/", -1);
    }

    private static @Nullable Map<String, String> match(String[] pattern, String[] path) {
        if (pattern.length != path.length) {
            return null;
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < pattern.length; i++) {
            String part = pattern[i];
            if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1), path[i]);
            } else if (!part.equals(path[i])) {
                return null;
            }
        }
        return variables;
    }
}
