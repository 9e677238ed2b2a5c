package net.weir.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.event.Event;
import net.weir.event.RouteUpdateBuilder;
import net.weir.text.EventJson;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;

/** Prints what was read, and reads the JSON with a parser that is not ours. */
final class Printed {
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final List<EventJson> STYLES = List.of(new EventJson(JsonStyle.FULL), new EventJson(JsonStyle.MIN));

    private Printed() {}

    /** Both styles of JSON of the routes of an UPDATE. */
    static List<byte[]> routes(DecodedUpdate update) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < update.parts(); i++) {
            DecodedUpdate.Part part = update.part(i);
            events.add(new RouteUpdateBuilder()
                    .from(Messages.PEER, 1, 2)
                    .family(part.family())
                    .withdrawn(part.withdrawn())
                    .announced(part.announced(), part.attributes())
                    .cause(part.cause())
                    .flags(part.flags())
                    .part(i + 1, update.parts())
                    .build());
        }
        return events(events);
    }

    /** Both styles of JSON of each event. */
    static List<byte[]> events(List<Event> events) {
        List<byte[]> lines = new ArrayList<>();
        for (Event event : events) {
            for (EventJson style : STYLES) {
                JsonWriter out = new JsonWriter();
                style.write(out, event);
                lines.add(out.toBytes());
            }
        }
        return lines;
    }

    static void parse(byte[] json) {
        try (JsonParser parser = STRICT.createParser(json)) {
            while (parser.nextToken() != null) {
                // to its end
            }
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + new String(json, java.nio.charset.StandardCharsets.UTF_8), e);
        }
    }
}
