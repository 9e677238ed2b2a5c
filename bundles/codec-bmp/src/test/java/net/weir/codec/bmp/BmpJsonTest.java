package net.weir.codec.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.bmp.SampleMessages;
import net.weir.codec.bgp.AssumingDecoder;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bgp.json.BgpJson;
import net.weir.codec.bmp.json.BmpJson;
import net.weir.event.StatsReport.Statistic;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.schema.MessageSchema;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Whatever is framed, the JSON is one message of {@code docs/schema/message.schema.json}. */
class BmpJsonTest {
    private static final Bytes ID = Bytes.ofHex("abcd");
    private static final BmpJson.Receipt RECEIPT =
            new BmpJson.Receipt(1_700_000_000_000_001L, IpAddress.parse("2001:db8::1"), 40000);

    @Provide
    Arbitrary<BmpMessage> messages() {
        return Messages.any();
    }

    @Provide
    Arbitrary<BmpMessage.IndexedRouteMonitoring> indexed() {
        return Messages.indexed();
    }

    /** The object in full, after both styles were checked. */
    private static JsonNode json(byte[] octets, BmpJson.@Nullable Receipt receipt) {
        BmpMessageView view = new BmpMessageView();
        view.wrap(octets, 0, octets.length);
        DecodedBmp decoded = new BmpDecoder(BmpLimits.WITH_VERSION_4).decode(view);
        List<JsonNode> read = new ArrayList<>();
        for (JsonStyle style : JsonStyle.values()) {
            JsonWriter out = new JsonWriter();
            new BmpJson(style, inner(style)).write(out, view, decoded, receipt);
            read.add(MessageSchema.requireValid(out.toString()));
        }
        return read.get(0);
    }

    private static BmpJson.BgpMessages inner(JsonStyle style) {
        BgpJson bgp = new BgpJson(style);
        AssumingDecoder decoder = new AssumingDecoder(new UpdateDecoder(new AttributeCache()));
        return new BmpJson.BgpMessages() {
            @Override
            public void write(JsonWriter out, BmpMessage.OfPeer carrier, Bytes message) {
                bgp.write(
                        out,
                        message.toArray(),
                        0,
                        message.length(),
                        ValidationProfile.BMP_OTHER,
                        (octets, offset, length, profile) ->
                                decoder.decode(octets, offset, length, SessionParameters.FOUR_OCTET, profile));
            }

            @Override
            public void capability(JsonWriter out, Bytes octets) {
                bgp.capability(out, Objects.requireNonNull(Capability.decode(octets)));
            }
        };
    }

    @Property
    void every_message(@ForAll("messages") BmpMessage message, @ForAll boolean captured) {
        JsonNode json = json(BmpEncoder.encode(message), captured ? RECEIPT : null);
        boolean unknown = message instanceof BmpMessage.Other;
        assertThat(json.get("type").asText().equals("bmp-malformed")).isEqualTo(unknown);
        assertThat(json.has("received")).isEqualTo(captured);
        if (message instanceof BmpMessage.OfPeer ofPeer) {
            assertThat(json.get("peer").get("asn").asLong())
                    .isEqualTo(ofPeer.peer().asn().number());
        }
        if (message instanceof BmpMessage.StatisticsReport report) {
            assertThat(json.get("statistics")).hasSize(report.statistics().size());
        }
    }

    @Property
    void every_route_monitoring_of_version_4(@ForAll("indexed") BmpMessage.IndexedRouteMonitoring message) {
        JsonNode json = json(BmpEncoder.encode(message), null);
        assertThat(json.get("version").asInt()).isEqualTo(4);
        assertThat(json.get("tlvs")).hasSize(message.tlvs().size());
        assertThat(json.get("update").isNull()).isEqualTo(message.update() == null);
    }

    /** draft-ietf-grow-bmp-tlv revision 21, by its figures: the TLVs beside the BGP message. */
    @Example
    void tlvs_of_version_4_by_their_fields() {
        List<MonitoringTlv> tlvs = List.of(
                new MonitoringTlv(3, 0, Bytes.ofHex("450400010103")),
                new MonitoringTlv(4, 0, Messages.bgp(2, (byte) 0, (byte) 0, (byte) 0, (byte) 0)),
                new MonitoringTlv(5, 0, Bytes.ofHex("8000000000000001")),
                new MonitoringTlv(6, 0, Bytes.ofHex("c1")),
                new MonitoringTlv(7, 1, Bytes.ofHex("01" + "6553f100" + "000f423f")),
                new MonitoringTlv(7, 2, Bytes.ofHex("02" + "6553f100")),
                new MonitoringTlv(7, 0, Bytes.ofHex("02" + "6553f1")));
        JsonNode read = json(
                        BmpEncoder.encode(new BmpMessage.IndexedRouteMonitoring(
                                Messages.HEADER, MonitoringTypes.REVISION_21, tlvs)),
                        null)
                .get("tlvs");
        assertThat(read.get(0).get("capability").get("name").asText()).isEqualTo("add-path");
        assertThat(read.get(0)
                        .get("capability")
                        .get("entries")
                        .get(0)
                        .get("sendReceive")
                        .asInt())
                .isEqualTo(3);
        assertThat(read.get(2).get("sequence").bigIntegerValue()).hasToString("9223372036854775809");
        assertThat(read.get(3).get("flags").asText()).isEqualTo("c1");
        assertThat(texts(read.get(3).get("flagNames"))).containsExactly("ipv6", "post-policy", "extended-flags");
        assertThat(read.get(4).get("timestampType").asInt()).isEqualTo(1);
        assertThat(read.get(4).get("time").asText()).isEqualTo("2023-11-14T22:13:20.999999Z");
        assertThat(read.get(5).get("time").asText()).isEqualTo("2023-11-14T22:13:20.000000Z");
        assertThat(read.get(6).get("value").asText()).isEqualTo("026553f1");
    }

    /** Draft section 10.3: X in the header of all peer types, of version 4 alone. */
    @Example
    void the_x_flag_has_a_name_in_version_4() {
        BmpMessage routes = new BmpMessage.RouteMonitoring(Messages.HEADER.withFlags(0x41), Messages.bgp(2));
        assertThat(flagNames(routes, 4)).containsExactly("post-policy", "extended-flags");
        assertThat(flagNames(routes, 3)).containsExactly("post-policy");
        PeerHeader locRib = new PeerHeader(3, 0x81, 0, 0, 0, 64500, 1, 0, 0);
        assertThat(flagNames(new BmpMessage.RouteMonitoring(locRib, Messages.bgp(2)), 4))
                .containsExactly("filtered", "extended-flags");
    }

    private static List<String> flagNames(BmpMessage message, int version) {
        return texts(json(new BmpEncoder().write(message, version).toArray(), null)
                .get("peer")
                .get("flagNames"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    @Example
    void tlvs_behind_the_statistics_of_version_4() {
        BmpMessage report = new BmpMessage.StatisticsReport(
                Messages.HEADER,
                List.of(
                        StatisticType.ADJ_RIB_IN_ROUTES.of(7),
                        new Statistic(0x8001, null, 0, Bytes.ofHex("0000000900000007"))),
                List.of(new Tlv(5, Bytes.ofHex("0000000000000002")), new Tlv(0x8001, Bytes.ofHex("00000009cafe"))));
        JsonNode json = json(BmpEncoder.encode(report), null);
        assertThat(json.get("version").asInt()).isEqualTo(4);
        assertThat(json.get("statistics").get(0).get("value").asInt()).isEqualTo(7);
        assertThat(json.get("statistics").get(1).get("value").isNull()).isTrue();
        assertThat(json.get("statistics").get(1).get("octets").asText()).isEqualTo("0000000900000007");
        assertThat(json.get("tlvs").get(0).get("name").asText()).isEqualTo("sequence-number");
        assertThat(json.get("tlvs").get(0).get("sequence").asInt()).isEqualTo(2);
        assertThat(json.get("tlvs").get(1).get("value").asText()).isEqualTo("00000009cafe");
    }

    @Property
    void every_message_with_any_one_octet_changed(
            @ForAll("messages") BmpMessage message, @ForAll int place, @ForAll byte value) {
        byte[] octets = BmpEncoder.encode(message);
        if (octets.length > BmpMessageView.COMMON_HEADER_LENGTH) { // a framer sees to the rest
            int body = octets.length - BmpMessageView.COMMON_HEADER_LENGTH;
            octets[BmpMessageView.COMMON_HEADER_LENGTH + Math.floorMod(place, body)] = value;
        }
        json(octets, null);
    }

    @Example
    void the_samples_say_what_they_are() {
        List<String> types = new ArrayList<>();
        for (BmpMessage message : SampleMessages.all()) {
            JsonNode json = json(BmpEncoder.encode(message), RECEIPT);
            types.add(json.get("type").asText());
            assertThat(json.get("problems")).as(json.toString()).isEmpty();
        }
        assertThat(types)
                .contains(
                        "bmp-initiation",
                        "bmp-termination",
                        "bmp-peer-up",
                        "bmp-peer-down",
                        "bmp-statistics",
                        "bmp-route-mirroring",
                        "bmp-route-monitoring");
    }

    @Example
    void text_that_is_no_utf_8_keeps_its_octets() {
        JsonNode tlvs = json(
                        BmpEncoder.encode(new BmpMessage.Initiation(
                                List.of(new Tlv(2, Bytes.ofHex("72c331")), Tlv.text(1, "a\nrouter"), new Tlv(9, ID)))),
                        null)
                .get("tlvs");
        assertThat(tlvs.get(0).get("text").asText()).isEqualTo("r\ufffd1");
        assertThat(tlvs.get(0).get("value").asText()).isEqualTo("72c331");
        assertThat(tlvs.get(1).get("text").asText()).isEqualTo("a\nrouter");
        assertThat(tlvs.get(1).has("value")).isFalse();
        assertThat(tlvs.get(2).get("name").isNull()).isTrue();
        assertThat(tlvs.get(2).get("value").asText()).isEqualTo("abcd");
    }

    @Example
    void a_peer_down_tells_notification_event_and_the_rest_apart() {
        JsonNode down = json(
                BmpEncoder.encode(new BmpMessage.PeerDown(
                        Messages.HEADER, 1, Bytes.ofHex(Messages.bgp(3, (byte) 6, (byte) 2) + "abcd"))),
                null);
        assertThat(down.get("notification").get("codeName").asText()).isEqualTo("Cease");
        assertThat(down.get("data").asText()).isEqualTo("abcd");
        JsonNode event =
                json(BmpEncoder.encode(new BmpMessage.PeerDown(Messages.HEADER, 2, Bytes.ofHex("0018ff"))), null);
        assertThat(event.get("fsmEvent").asInt()).isEqualTo(24);
        assertThat(event.get("data").asText()).isEqualTo("ff");
        JsonNode other = json(BmpEncoder.encode(new BmpMessage.PeerDown(Messages.HEADER, 77, ID)), null);
        assertThat(other.get("reasonName").isNull()).isTrue();
        assertThat(other.get("data").asText()).isEqualTo("abcd");
    }
}
