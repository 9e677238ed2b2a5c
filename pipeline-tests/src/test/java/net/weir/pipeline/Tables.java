package net.weir.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Compares tables so large that nobody wants to see them whole. */
final class Tables {
    private static final int SHOWN = 20;

    private Tables() {}

    /** The first keys whose values are not the same, with both of them. */
    static <V> List<String> differences(Map<String, V> found, Map<String, V> wanted) {
        TreeSet<String> keys = new TreeSet<>(found.keySet());
        keys.addAll(wanted.keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            if (differences.size() < SHOWN && !Objects.equals(found.get(key), wanted.get(key))) {
                differences.add(key + ": " + found.get(key) + " for " + wanted.get(key));
            }
        }
        return differences;
    }
}
