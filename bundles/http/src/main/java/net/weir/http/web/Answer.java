package net.weir.http.web;

import java.util.Map;
import java.util.function.Consumer;
import net.weir.text.JsonWriter;

/**
 * What is sent back.
 *
 * @param headers besides the content type and those that every answer has
 * @param live true if the body goes on until its reader leaves: it gets a thread of its own and is never compressed
 */
public record Answer(int status, String contentType, Map<String, String> headers, boolean live, Body body) {
    public static final String JSON = "application/json";
    public static final String LINES = "application/x-ndjson";

    /** An answer of whatever length that ends by itself. */
    public static Answer of(String contentType, Body body) {
        return new Answer(200, contentType, Map.of(), false, body);
    }

    /** A text that is there already. */
    public static Answer octets(String contentType, byte[] octets) {
        return of(contentType, out -> out.write(octets));
    }

    /** A small JSON value, written at once. */
    public static Answer json(Consumer<JsonWriter> value) {
        JsonWriter json = new JsonWriter();
        value.accept(json);
        json.newline();
        return octets(JSON, json.toBytes());
    }

    /** A small JSON value as the {@code data} of an object. */
    public static Answer data(Consumer<JsonWriter> value) {
        return json(json -> {
            json.beginObject().name("data");
            value.accept(json);
            json.endObject();
        });
    }

    public Answer withStatus(int other) {
        return new Answer(other, contentType, headers, live, body);
    }
}
