package net.weir.codec.bgp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Just enough JSON to read what other tools say: maps, lists, strings, numbers as text. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Json.Node parse(String text) {
        return new Node(new Json(text).value());
    }

    /** A place in a document; paths that are not there lead to an empty node. */
    record Node(@Nullable Object value) {
        Node get(String... path) {
            Object here = value;
            for (String step : path) {
                here = here instanceof Map<?, ?> map ? map.get(step) : null;
            }
            return new Node(here);
        }

        boolean isPresent() {
            return value != null;
        }

        List<Node> items() {
            List<Node> items = new ArrayList<>();
            if (value instanceof List<?> list) {
                list.forEach(item -> items.add(new Node(item)));
            }
            return items;
        }

        List<String> keys() {
            List<String> keys = new ArrayList<>();
            if (value instanceof Map<?, ?> map) {
                map.keySet().forEach(key -> keys.add((String) key));
            }
            return keys;
        }

        /** Every text that has this key, at any depth, in the order of the document. */
        List<String> all(String key) {
            List<String> found = new ArrayList<>();
            collect(value, key, found);
            return found;
        }

        private static void collect(@Nullable Object here, String key, List<String> found) {
            if (here instanceof Map<?, ?> map) {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (entry.getKey().equals(key)) {
                        leaves(entry.getValue(), found);
                    } else {
                        collect(entry.getValue(), key, found);
                    }
                }
            } else if (here instanceof List<?> list) {
                list.forEach(item -> collect(item, key, found));
            }
        }

        private static void leaves(@Nullable Object here, List<String> found) {
            if (here instanceof List<?> list) {
                list.forEach(item -> leaves(item, found));
            } else if (here instanceof String text) {
                found.add(text);
            }
        }

        /** The text of a string or number, {@code null} as text where there is none. */
        String text() {
            return String.valueOf(value);
        }
    }

    private @Nullable Object value() {
        skipSpace();
        return switch (text.charAt(at)) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        at++;
        while (next() != '}') {
            String key = string();
            if (next() != ':') {
                throw new IllegalArgumentException("no colon at " + at);
            }
            at++;
            map.merge(key, value(), Json::both);
            if (next() == ',') {
                at++;
            }
        }
        at++;
        return map;
    }

    /** A key that comes twice, as tshark writes it, holds a list. */
    private static Object both(Object first, Object second) {
        List<Object> all = new ArrayList<>();
        if (first instanceof Repeated repeated) {
            all.addAll(repeated);
        } else {
            all.add(first);
        }
        all.add(second);
        return new Repeated(all);
    }

    private static final class Repeated extends ArrayList<Object> {
        private static final long serialVersionUID = 1;

        Repeated(List<Object> all) {
            super(all);
        }
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        at++;
        while (next() != ']') {
            list.add(value());
            if (next() == ',') {
                at++;
            }
        }
        at++;
        return list;
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
            out.append(text.charAt(at));
        }
        at++;
        return out.toString();
    }

    private String word() {
        int start = at;
        while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private char next() {
        skipSpace();
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
