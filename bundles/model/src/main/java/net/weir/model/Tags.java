package net.weir.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Weir's own stages found out about a route, such as {@code rpki = invalid}: an attribute of type 0, which no router may
 * send (ADR 48). Tags travel with the attribute set through filters, RIBs, queues and sinks; decoders throw away a type 0 from
 * the wire, encoders refuse it. Immutable.
 *
 * @param values by name; a name has 1 to 64 characters {@code a-z 0-9 . -}, a value at most 255 octets of UTF-8
 */
public record Tags(SortedMap<String, String> values) {
    public static final Tags NONE = new Tags(new TreeMap<>());

    /** As many as fit one route's set without drowning what the router said. */
    public static final int MOST = 64;

    private static final int MOST_NAME = 64;
    private static final int MOST_VALUE = 255;

    /** @throws IllegalArgumentException if a name or value is none, or there are more than {@link #MOST} */
    public Tags {
        if (values.size() > MOST) {
            throw new IllegalArgumentException(values.size() + " tags");
        }
        values.forEach(Tags::check);
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    private static void check(String name, String value) {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a tag's name: " + name);
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MOST_VALUE) {
            throw new IllegalArgumentException("value of tag " + name + " is longer than " + MOST_VALUE + " octets");
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= MOST_NAME
                && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-');
    }

    public static Tags of(Map<String, String> values) {
        return new Tags(new TreeMap<>(values));
    }

    /** These and one more, or with another value. */
    public Tags with(String name, String value) {
        TreeMap<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new Tags(more);
    }

    public Tags without(String name) {
        TreeMap<String, String> fewer = new TreeMap<>(values);
        fewer.remove(name);
        return new Tags(fewer);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The value of the attribute: for each tag in order of names the name and its value, each behind a length octet. */
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(values.size() * (2 + MOST_NAME + MOST_VALUE));
        values.forEach((name, value) -> {
            put(out, name);
            put(out, value);
        });
        byte[] octets = new byte[out.position()];
        out.flip().get(octets);
        return octets;
    }

    private static void put(ByteBuffer out, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        out.put((byte) octets.length).put(octets);
    }

    /** @throws IllegalArgumentException if the octets are not as {@link #encode} makes them */
    public static Tags decode(byte[] octets, int from, int length) {
        TreeMap<String, String> values = new TreeMap<>();
        String last = "";
        ByteBuffer in = ByteBuffer.wrap(octets, from, length);
        while (in.hasRemaining()) {
            String name = text(in);
            if (name.compareTo(last) <= 0) {
                throw new IllegalArgumentException("tags out of order");
            }
            values.put(name, text(in));
            last = name;
        }
        return new Tags(values);
    }

    private static String text(ByteBuffer in) {
        int length = in.hasRemaining() ? in.get() & 0xff : Integer.MAX_VALUE;
        if (length > in.remaining()) {
            throw new IllegalArgumentException("tags do not close");
        }
        ByteBuffer octets = in.slice().limit(length);
        in.position(in.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(octets).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("tags are not UTF-8", e);
        }
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
