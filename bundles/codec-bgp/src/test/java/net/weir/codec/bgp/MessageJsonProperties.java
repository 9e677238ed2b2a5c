package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.weir.codec.bgp.json.BgpJson;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Problem;
import net.weir.schema.MessageSchema;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;

/** Whatever octets there are, the JSON is one message of {@code docs/schema/message.schema.json}. */
class MessageJsonProperties {

    @Provide
    Arbitrary<OpenMessage> opens() {
        return MessageArbitraries.opens();
    }

    @Provide
    Arbitrary<Family> families() {
        return Arbitraries.oneOf(
                MessageArbitraries.families(), Arbitraries.of(Family.IPV4_UNICAST, Family.IPV6_UNICAST));
    }

    @Provide
    Arbitrary<Bytes> filters() {
        return MessageArbitraries.filters();
    }

    private static JsonNode json(byte[] octets, int length) {
        UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
        JsonNode full = null;
        for (JsonStyle style : JsonStyle.values()) {
            for (ValidationProfile profile : List.of(ValidationProfile.BMP_OTHER, ValidationProfile.BGP_EBGP)) {
                JsonWriter out = new JsonWriter();
                List<Problem> problems = new BgpJson(style)
                        .write(
                                out,
                                octets,
                                0,
                                length,
                                profile,
                                (buffer, from, size, judged) ->
                                        decoder.decode(buffer, from, size, SessionParameters.FOUR_OCTET, judged));
                JsonNode message = MessageSchema.requireValid(out.toString());
                assertThat(message.path("problems")).hasSameSizeAs(problems);
                full = full == null ? message : full;
            }
        }
        return full;
    }

    @Property
    void every_open(@ForAll("opens") OpenMessage open) {
        byte[] octets = open.encode();
        JsonNode json = json(octets, octets.length);
        assertThat(json.get("type").asText()).isEqualTo("bgp-open");
        assertThat(json.get("holdTime").asInt()).isEqualTo(open.holdTimeSeconds());
        assertThat(json.get("bgpIdentifier").asText()).isEqualTo(open.bgpId().toString());
        for (int i = 0; i < open.capabilities().size(); i++) {
            Capability capability = open.capabilities().get(i);
            JsonNode shown = json.get("capabilities").get(i);
            assertThat(shown.get("code").asInt()).isEqualTo(capability.code());
            assertThat(shown.has("value")).isEqualTo(capability instanceof Capability.Unknown);
        }
    }

    @Property
    void every_notification(
            @ForAll @IntRange(max = 255) int code,
            @ForAll @IntRange(max = 12) int subcode,
            @ForAll @Size(max = 300) byte[] data) {
        byte[] octets = new NotificationMessage(code, subcode, Bytes.copyOf(data)).encode();
        JsonNode json = json(octets, octets.length);
        assertThat(json.get("type").asText()).isEqualTo("bgp-notification");
        assertThat(json.get("data").asText()).isEqualTo(Bytes.copyOf(data).toString());
    }

    @Property
    void every_route_refresh(
            @ForAll("families") Family family, @ForAll @IntRange(max = 255) int subtype, @ForAll("filters") Bytes orf) {
        byte[] octets = new RouteRefreshMessage(family, subtype, orf).encode();
        JsonNode json = json(octets, octets.length);
        assertThat(json.get("type").asText()).isEqualTo("bgp-route-refresh");
        assertThat(json.get("orf").isNull()).isEqualTo(orf.length() == 0);
    }

    @Property
    void any_octets_as_any_message(
            @ForAll @Size(max = 200) byte[] octets, @ForAll @IntRange(min = 1, max = 6) int type) {
        json(octets, octets.length);
        byte[] framed = Wire.message(type, octets);
        json(framed, framed.length);
        json(framed, framed.length / 2);
    }

    @Property
    void an_open_with_any_one_octet_changed_or_cut_short(
            @ForAll("opens") OpenMessage open, @ForAll int place, @ForAll byte value) {
        byte[] octets = open.encode();
        int at = Math.floorMod(place, octets.length);
        octets[at] = value;
        json(octets, octets.length);
        json(octets, at);
    }
}
