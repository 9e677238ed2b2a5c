package net.weir.api.options;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one key of a configuration.
 *
 * @param key as written
 * @param value as written; null where it is missing or secret
 * @param text what is wrong and what is allowed
 */
public record OptionProblem(String key, @Nullable String value, String text) {

    /** What somebody wrote may be anything, and this is one line for a person. */
    private static final int SHOWN = 100;

    /** One line: {@code max-hops = 900: not in 1..255}; a long key or value is cut. */
    @Override
    public String toString() {
        return cut(key) + (value == null ? "" : " = " + cut(value)) + ": " + text;
    }

    private static String cut(String written) {
        return written.length() <= SHOWN ? written : written.substring(0, SHOWN) + "…";
    }
}
