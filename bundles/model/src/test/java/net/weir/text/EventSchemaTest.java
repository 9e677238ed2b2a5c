package net.weir.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.event.AnyEvent;
import net.weir.event.Event;
import net.weir.event.EventKind;
import net.weir.event.RouteUpdate;
import net.weir.event.SampleEvents;
import net.weir.model.nlri.SampleNlri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link EventJson} writes is what {@code docs/schema/event.schema.json} says. */
class EventSchemaTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();

    private static JsonSchema schema() {
        try {
            String text = Files.readString(Path.of("../../docs/schema/event.schema.json"));
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build();
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text, config);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Provide
    Arbitrary<Event> events() {
        return AnyEvent.event();
    }

    private static void requireValid(Event event, JsonStyle style) {
        JsonWriter out = new JsonWriter();
        new EventJson(style).write(out, event);
        String line = out.toString();
        assertThat(line).doesNotContain("\n", "\r", "\u2028", "\u0085");
        try {
            assertThat(SCHEMA.validate(JACKSON.readTree(line))).as(line).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_sample_is_valid(JsonStyle style) {
        SampleEvents.all().forEach(event -> requireValid(event, style));
    }

    @Test
    void every_family_is_valid_in_its_structured_form() {
        List<SampleNlri> samples = SampleNlri.all();
        assertThat(samples).hasSizeGreaterThan(40);
        for (SampleNlri sample : samples) {
            RouteUpdate event = RouteUpdate.of(
                    SampleEvents.PEER, 0, sample.family(), sample.block(), sample.block(), SampleEvents.USUAL);
            requireValid(event, JsonStyle.FULL);
            assertThat(render(event, JsonStyle.MIN)).contains("\"nlri\":{\"text\":");
        }
    }

    @Test
    void there_is_a_sample_of_every_kind() {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        SampleEvents.all().forEach(event -> kinds.add(event.kind()));
        assertThat(kinds).containsExactlyInAnyOrder(EventKind.values());
    }

    @Property(tries = 300)
    void every_event_at_all_is_valid(@ForAll("events") Event event, @ForAll JsonStyle style) {
        requireValid(event, style);
    }

    @Test
    void the_schema_knows_no_other_members_and_misses_none() throws IOException {
        JsonWriter out = new JsonWriter();
        for (Event event : SampleEvents.all()) {
            out.reset();
            new EventJson(JsonStyle.MIN).write(out, event);
            ObjectNode whole = (ObjectNode) JACKSON.readTree(out.toString());
            ObjectNode more = whole.deepCopy().put("misspelt", 1);
            assertThat(SCHEMA.validate(more)).as(more.toString()).isNotEmpty();
            for (String required : List.of("type", "feed", "sequence", "received")) {
                ObjectNode less = whole.deepCopy();
                less.remove(required);
                assertThat(SCHEMA.validate(less)).as(less.toString()).isNotEmpty();
            }
        }
    }

    @Test
    void the_short_style_is_the_full_one_without_empty_members() throws IOException {
        for (Event event : SampleEvents.all()) {
            JsonNode full = JACKSON.readTree(render(event, JsonStyle.FULL));
            JsonNode min = JACKSON.readTree(render(event, JsonStyle.MIN));
            prune(full);
            assertThat(min).isEqualTo(full);
        }
    }

    private static String render(Event event, JsonStyle style) {
        JsonWriter out = new JsonWriter();
        new EventJson(style).write(out, event);
        return out.toString();
    }

    /** Attributes, values of plugins and a VRF without a name keep what is empty in them; so do the routes of a change. */
    private static void prune(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> empty = new ArrayList<>();
            object.properties().forEach(member -> {
                JsonNode value = member.getValue();
                boolean nothing = value.isNull()
                        || value.isTextual() && value.asText().isEmpty()
                        || value.isArray() && value.isEmpty();
                if (Set.of("after", "attributes", "value", "body", "vrf").contains(member.getKey())
                        && !value.isNull()) {
                    return;
                }
                if (nothing) {
                    empty.add(member.getKey());
                } else {
                    prune(value);
                }
            });
            object.remove(empty);
        } else {
            node.forEach(EventSchemaTest::prune);
        }
    }
}
