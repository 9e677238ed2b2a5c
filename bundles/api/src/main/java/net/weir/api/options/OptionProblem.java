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

    /** One line: {@code max-hops = 900: not in 1..255}. */
    @Override
    public String toString() {
        return key + (value == null ? "" : " = " + value) + ": " + text;
    }
}
