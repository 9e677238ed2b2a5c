package net.weir.http.web;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The pages that other bundles brought. Thread-safe. */
public final class PageTable {
    private final List<WebPages> pages = new CopyOnWriteArrayList<>();

    public void add(WebPages added) {
        pages.add(added);
    }

    public void remove(WebPages removed) {
        pages.remove(removed);
    }

    /** Whose path this is; null if nobody's. */
    @Nullable
    WebPages find(String path) {
        return pages.stream()
                .filter(candidate -> covers(candidate.prefix(), path))
                .max(Comparator.comparingInt(candidate -> candidate.prefix().length()))
                .orElse(null);
    }

    private static boolean covers(String prefix, String path) {
        return path.equals(prefix) || path.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
    }
}
