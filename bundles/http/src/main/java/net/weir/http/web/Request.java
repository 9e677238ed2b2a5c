package net.weir.http.web;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a handler sees of a request.
 *
 * @param path percent-encoded, without parameters
 * @param variables what stands in the path where its pattern has a name
 * @param headers gives a header by name, or null
 */
public record Request(
        String path, Map<String, String> variables, Query query, UnaryOperator<@Nullable String> headers) {

    /** A part of the path that the pattern names. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the pattern has no " + name);
        }
        return value;
    }

    /** True if the client lists this media type in {@code Accept}, other than with weight 0. */
    public boolean accepts(String mediaType) {
        return lists(headers.apply("Accept"), mediaType);
    }

    /** True if the client takes gzip. */
    public static boolean gzip(@Nullable String acceptEncoding) {
        return lists(acceptEncoding, "gzip");
    }

    private static boolean lists(@Nullable String header, String wanted) {
        if (header == null) {
            return false;
        }
        for (String item : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = item.split(";");
            if (parts.length > 0 && parts[0].trim().equals(wanted)) {
                return !refused(parts);
            }
        }
        return false;
    }

    private static boolean refused(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].trim().matches("q=0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }
}
