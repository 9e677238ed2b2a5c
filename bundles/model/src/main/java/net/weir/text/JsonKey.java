package net.weir.text;

import java.util.Arrays;

/** A member name with its quotes and colon, made once. */
public final class JsonKey {
    private final byte[] octets;

    private JsonKey(byte[] octets) {
        this.octets = octets;
    }

    public static JsonKey of(String name) {
        JsonWriter out = new JsonWriter();
        out.string(name);
        byte[] octets = Arrays.copyOf(out.buffer().array(), out.buffer().length() + 1);
        octets[octets.length - 1] = ':';
        return new JsonKey(octets);
    }

    byte[] octets() {
        return octets;
    }

    @Override
    public String toString() {
        return new String(octets, 0, octets.length - 1, java.nio.charset.StandardCharsets.UTF_8);
    }
}
