package net.weir.engine.config;

import java.util.Map;
import java.util.TreeMap;

/**
 * A stage as it is configured: what stands in its file, unread.
 *
 * @param where the file's name, for messages
 */
public record StageConfig(String id, String type, Map<String, String> values, String where) {
    /** Prefix of file names and factory PIDs. */
    public static final String PREFIX = "weir.";

    public StageConfig {
        values = Map.copyOf(values);
    }

    /** The value with secrets' places, as written; sorted, for files and faces. */
    public Map<String, String> sorted() {
        return new TreeMap<>(values);
    }
}
