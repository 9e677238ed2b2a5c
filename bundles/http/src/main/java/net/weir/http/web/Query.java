package net.weir.http.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, each at most once. Immutable. */
public final class Query {
    /** More parameters than any endpoint has. */
    public static final int LIMIT = 32;

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /** @throws HttpProblem 400 for a bad encoding, a repeated parameter, or too many */
    public static Query parse(@Nullable String raw) {
        Map<String, String> values = new LinkedHashMap<>();
        if (raw != null && !raw.isEmpty()) {
            String[] parts = raw.split("&", LIMIT + 1);
            if (parts.length > LIMIT) {
                throw HttpProblem.badRequest("more than " + LIMIT + " parameters");
            }
            for (String part : parts) {
                add(values, part);
            }
        }
        return new Query(values);
    }

    private static void add(Map<String, String> values, String part) {
        if (part.isEmpty()) {
            return;
        }
        int equals = part.indexOf('=');
        String name = decode(equals < 0 ? part : part.substring(0, equals), true);
        String value = equals < 0 ? "" : decode(part.substring(equals + 1), true);
        if (values.put(name, value) != null) {
            throw HttpProblem.badRequest("parameter given twice: " + name);
        }
    }

    /**
     * Takes percent-encoded UTF-8.
     *
     * @param plus true if a plus sign is a space, as in parameters
     */
    static String decode(String text, boolean plus) {
        byte[] octets = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                throw HttpProblem.badRequest("characters above ASCII are to be percent-encoded");
            }
            if (c == '%') {
                octets[length++] = (byte) hex(text, i + 1);
                i += 2;
            } else {
                octets[length++] = (byte) (c == '+' && plus ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw HttpProblem.badRequest("percent-encoded octets are not UTF-8");
        }
    }

    private static int hex(String text, int at) {
        int high = at + 1 < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        if (high < 0 || low < 0) {
            throw HttpProblem.badRequest("a percent sign without two hex digits");
        }
        return high << 4 | low;
    }

    public @Nullable String get(String name) {
        return values.get(name);
    }

    public String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** The value as {@code parse} reads it, or null if the parameter is absent; its complaint is a 400. */
    public <T> @Nullable T get(String name, Function<String, ? extends T> parse) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(name + ": " + e.getMessage());
        }
    }

    /** @throws HttpProblem 400 naming every parameter that is none of these */
    public void allow(Set<String> known) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw HttpProblem.badRequest("unrecognized query parameters: " + String.join(", ", unknown) + "; known: "
                    + String.join(", ", new TreeSet<>(known)));
        }
    }
}
