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
import java.nio.charset.StandardCharsets;
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
import net.weir.GoldenFile;
import net.weir.event.AnyEvent;
import net.weir.event.Event;
import net.weir.event.EventKind;
import net.weir.event.RouteUpdate;
import net.weir.event.SampleEvents;
import net.weir.model.AttributeBytes;
import net.weir.model.Ipv4Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import net.weir.model.nlri.SampleNlri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link EventJson} writes is what {@code docs/schema/event.schema.json} says. */
class EventSchemaTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();
    private static final NlriBlock V4 = Ipv4Nlri.of(Prefix.parse("203.0.113.0/24"));

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
    void every_structured_attribute_is_valid() {
        String file = new String(GoldenFile.read("net/weir/model/attribute/attributes.txt"), StandardCharsets.US_ASCII);
        file.lines().map(line -> line.split(" ")).forEach(parts -> {
            PathAttributes set = new AttributeBytes()
                    .hex(Integer.parseInt(parts[0]), parts[1])
                    .build();
            requireValid(RouteUpdate.of(SampleEvents.PEER, 0, V4.family(), null, V4, set), JsonStyle.FULL);
        });
    }

    /** Whatever is added to, taken from or changed in what a family or an attribute has inside, the schema tells. */
    @Test
    void nothing_inside_nlri_or_attributes_may_be_otherwise() throws IOException {
        List<Event> events = new ArrayList<>();
        for (SampleNlri sample : SampleNlri.all()) {
            events.add(RouteUpdate.of(SampleEvents.PEER, 0, sample.family(), null, sample.block(), SampleEvents.USUAL));
        }
        String file = new String(GoldenFile.read("net/weir/model/attribute/attributes.txt"), StandardCharsets.US_ASCII);
        file.lines()
                .map(line -> line.split(" "))
                .forEach(parts -> events.add(RouteUpdate.of(
                        SampleEvents.PEER,
                        0,
                        V4.family(),
                        null,
                        V4,
                        new AttributeBytes()
                                .hex(Integer.parseInt(parts[0]), parts[1])
                                .build())));
        for (Event event : events) {
            String line = render(event, JsonStyle.FULL);
            int objects = inside((ObjectNode) JACKSON.readTree(line)).size();
            assertThat(objects).isPositive();
            for (int i = 0; i < objects; i++) {
                ObjectNode more = (ObjectNode) JACKSON.readTree(line);
                inside(more).get(i).put("misspelt", 1);
                assertThat(SCHEMA.validate(more)).as(more.toString()).isNotEmpty();
                ObjectNode other = (ObjectNode) JACKSON.readTree(line);
                ObjectNode changed = inside(other).get(i);
                String name = changed.fieldNames().next();
                changed.set(name, JACKSON.createArrayNode().add(true));
                assertThat(SCHEMA.validate(other)).as(other.toString()).isNotEmpty();
            }
        }
    }

    /** Every object in the NLRI and in the attributes, however deep. */
    private static List<ObjectNode> inside(ObjectNode event) {
        List<ObjectNode> all = new ArrayList<>();
        event.get("announced").forEach(route -> collect(route.path("nlri"), all));
        if (all.isEmpty()) {
            event.get("attributes").forEach(attribute -> collect(attribute, all));
        }
        return all;
    }

    private static void collect(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
        }
        node.forEach(child -> collect(child, into));
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
