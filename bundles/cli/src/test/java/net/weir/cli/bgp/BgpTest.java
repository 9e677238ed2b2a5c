package net.weir.cli.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.weir.captures.TestData;
import net.weir.cli.Tool;
import net.weir.codec.bgp.AttributesBuilder;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NextHop;
import net.weir.model.NlriBlock;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import net.weir.schema.MessageSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BgpTest {
    private static final String KEEPALIVE = "ffffffffffffffffffffffffffffffff001304";
    private static final PathAttributes ATTRIBUTES = new AttributesBuilder()
            .origin(Origin.IGP)
            .asPath(64_496, 64_497)
            .nextHop(IpAddress.parse("192.0.2.1"))
            .localPref(200)
            .build();

    private static Tool decode(String... words) {
        String[] line = new String[words.length + 2];
        line[0] = "bgp";
        line[1] = "decode";
        System.arraycopy(words, 0, line, 2, words.length);
        return Tool.run(line);
    }

    private static String hex(byte[] octets) {
        return Bytes.copyOf(octets).toString();
    }

    private static byte[] update(boolean fourOctet, int... pathIds) {
        long[] keys = {Ipv4Nlri.key(Prefix.parse("203.0.113.0/24"))};
        Ipv4Nlri block = new Ipv4Nlri(Family.IPV4_UNICAST, keys, pathIds.length == 0 ? null : pathIds);
        Set<Family> addPath = pathIds.length == 0 ? Set.of() : Set.of(Family.IPV4_UNICAST);
        return new UpdateEncoder(new SessionParameters(fourOctet, addPath, false), UpdateEncoder.Ipv4Form.CLASSIC)
                .encode(null, block, ATTRIBUTES)
                .get(0);
    }

    @Test
    void takes_hex_as_people_write_it() {
        String written = "# a KEEPALIVE\nff:ff:ff:ff ff ff ff ff, 0xff 0xFF ffff\nFFFFFFFF // the marker\n0013 04\n";
        for (Tool tool : List.of(
                decode(written),
                decode("ffffffffffffffff", "ffffffffffffffff", "001304"),
                Tool.run(written.getBytes(StandardCharsets.US_ASCII), "bgp", "decode", "-"),
                Tool.run(Bytes.ofHex(KEEPALIVE).toArray(), "bgp", "decode", "-"))) {
            assertThat(tool.err()).isEmpty();
            assertThat(tool.code()).isZero();
            assertThat(tool.text()).isEqualTo("bgp-keepalive\n");
        }
    }

    @Test
    void what_is_no_hex_is_a_usage_error_of_one_line() {
        for (String[] words : List.of(
                new String[] {"ff\nxy"},
                new String[] {"fff"},
                new String[] {},
                new String[] {"-o", "xml", KEEPALIVE},
                new String[] {"--as4", "maybe", KEEPALIVE},
                new String[] {"--add-path", "ipv9", KEEPALIVE},
                new String[] {"--nonsense", KEEPALIVE})) {
            Tool tool = decode(words);
            assertThat(tool.code()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(tool.err().lines()).hasSize(1);
            assertThat(tool.out()).isEmpty();
        }
        assertThat(decode("ff\nxy").err()).contains("line 2 of the hex has x");
        assertThat(Tool.run("bgp", "encode").code()).isEqualTo(2);
    }

    @Test
    void an_update_is_one_object_with_the_routes_and_attributes_of_events() {
        List<String> lines = decode("-o", "ndjson", hex(update(true))).lines();
        assertThat(lines).hasSize(1);
        MessageSchema.requireValid(lines.get(0));
        assertThat(lines.get(0))
                .startsWith("{\"type\":\"bgp-update\",\"attributes\":[{\"origin\":\"Igp\"},")
                .contains("\"family\":\"ipv4-unicast\"", "\"prefix\":\"203.0.113.0/24\"", "\"localPref\":200");
        assertThat(decode("-o", "json", hex(update(true)) + KEEPALIVE).text())
                .startsWith("[{")
                .endsWith("]\n");
        assertThat(decode(hex(update(true))).lines())
                .contains("bgp-update", "  routes", "    - family ipv4-unicast", "        - prefix 203.0.113.0/24");
    }

    /** Both next hops of one UPDATE are in one object: withdrawn IPv4 routes, MP_REACH_NLRI and classic NLRI. */
    @Test
    void an_update_of_several_families_is_one_object() {
        PathAttributes both = AttributesBuilder.from(ATTRIBUTES)
                .nextHop(Family.IPV6_UNICAST, new NextHop(IpAddress.parse("2001:db8::1"), null, null))
                .build();
        NlriBlock v6 = Ipv6Nlri.of(Prefix.parse("2001:db8:1::/48"));
        byte[] multi = new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC)
                .encode(null, v6, AttributesBuilder.from(both).remove(3).build())
                .get(0);
        // the classic fields of one message around the attributes of the other, which has no NLRI
        String attributes = hex(multi).substring(46) + "400304c0000201";
        String body = "0004" + "18c63364" + String.format("%04x", attributes.length() / 2) + attributes + "18cb0071";
        String message = "ff".repeat(16) + String.format("%04x", 19 + body.length() / 2) + "02" + body;
        Tool tool = decode("-o", "ndjson", message);
        assertThat(tool.err()).isEmpty();
        assertThat(tool.lines()).hasSize(1);
        JsonNode json = MessageSchema.requireValid(tool.lines().get(0));
        assertThat(json.get("attributes").findValues("conventionalNextHop")).hasSize(1);
        assertThat(json.get("attributes").findValues("mpReachNlri")).hasSize(1);
        assertThat(json.get("attributes").findValues("origin")).hasSize(1);
        assertThat(json.get("routes").findValuesAsText("prefix"))
                .containsExactlyInAnyOrder("198.51.100.0/24", "2001:db8:1::/48", "203.0.113.0/24");
        assertThat(decode("-o", "csv", message).lines()).hasSize(4);
    }

    @Test
    void rows_are_those_of_routes_and_of_damage() {
        List<String> rows = decode("-o", "csv", hex(update(true)) + KEEPALIVE + KEEPALIVE.replace("001304", "001309"))
                .lines();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1)).contains(",announce,203.0.113.0/24,,Igp,");
        assertThat(rows.get(2)).startsWith("malformed,").contains("message type 9 is not known");
    }

    @Test
    void a_session_that_negotiated_otherwise_is_read_as_one_says_or_as_the_lengths_need() {
        assertThat(decode("--as4", "no", hex(update(false))).text())
                .contains("64496")
                .doesNotContain("assumed");
        assertThat(decode(hex(update(false))).text())
                .contains("assumed-as-size")
                .contains("64496");
        String withPathIds = hex(update(true, 7));
        assertThat(decode("--add-path", "ipv4-unicast", withPathIds).text())
                .contains("pathId 7")
                .doesNotContain("assumed");
        assertThat(decode("--add-path=all", withPathIds).text()).contains("pathId 7");
        Tool wrong = decode("--as4", "yes", hex(update(false)));
        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.err()).contains("RFC 7606").contains("treated-as-withdraw");
    }

    @Test
    void judges_as_a_session_does_and_still_shows_what_can_be_read() {
        assertThat(decode("--ebgp", hex(update(true))).err()).contains("attribute-discarded");
        byte[] twice = update(true);
        byte[] damaged = new byte[twice.length + 1];
        System.arraycopy(twice, 0, damaged, 0, twice.length);
        damaged[17]++;
        damaged[twice.length] = 99; // a prefix of 99 bits
        Tool tool = decode(hex(damaged) + KEEPALIVE);
        assertThat(tool.code()).isEqualTo(3);
        assertThat(tool.err()).contains("octet ").contains("session-reset");
        assertThat(tool.lines()).contains("bgp-malformed", "      action session-reset", "bgp-keepalive");
        // 198.51.100.0/24 withdrawn beside an IPv6 prefix of 129 bits: a listener loses no more than the IPv6 family
        String reach = "800e16" + "000201" + "10" + "20010db8".repeat(4) + "00" + "81";
        String attributes = "40010100" + "40020602010000fbf0" + reach;
        String body = "0004" + "18c63364" + String.format("%04x", attributes.length() / 2) + attributes;
        Tool half = decode("ff".repeat(16) + String.format("%04x", 19 + body.length() / 2) + "02" + body);
        assertThat(half.code()).isEqualTo(3);
        assertThat(half.err()).contains("session-reset");
        assertThat(half.lines())
                .contains("bgp-update", "        - prefix 198.51.100.0/24", "      action session-reset");
    }

    @Test
    void an_open_is_shown_with_all_its_capabilities() {
        OpenMessage open = OpenMessage.of(
                new Asn(4_200_000_000L),
                90,
                IpAddress.parse("192.0.2.1"),
                List.of(
                        new Capability.Multiprotocol(Family.IPV6_UNICAST),
                        new Capability.FourOctetAs(new Asn(4_200_000_000L)),
                        new Capability.AddPath(List.of(new Capability.AddPath.Entry(Family.IPV4_UNICAST, 3))),
                        new Capability.GracefulRestart(8, 120, List.of()),
                        new Capability.Fqdn("edge", "example.net"),
                        new Capability.Unknown(199, Bytes.ofHex("0102"))));
        String text = decode(hex(open.encode())).text();
        assertThat(text)
                .contains("bgp-open", "asn 4200000000", "asField 23456", "holdTime 90", "bgpIdentifier 192.0.2.1")
                .contains("- code 1\n      name multiprotocol\n      family ipv6-unicast")
                .contains("name four-octet-as", "name graceful-restart", "restartSeconds 120", "host edge")
                .contains("sendReceive 3", "code 199\n      value 0102")
                .doesNotContain("objection");
        String json = decode("-o", "ndjson", hex(open.encode())).text();
        MessageSchema.requireValid(json.strip());
        assertThat(json)
                .startsWith("{\"type\":\"bgp-open\",\"version\":4,")
                .contains(
                        "{\"code\":69,\"name\":\"add-path\",\"entries\":[{\"family\":\"ipv4-unicast\",\"sendReceive\":3}]}");
    }

    @Test
    void an_open_that_a_session_would_refuse_says_so() {
        OpenMessage open = OpenMessage.of(new Asn(64_496), 1, IpAddress.parse("192.0.2.1"), List.of());
        assertThat(decode(hex(open.encode())).text())
                .contains("objection\n    code 2\n    codeName OPEN Message Error\n    subcode 6")
                .contains("subcodeName Unacceptable Hold Time");
    }

    @Test
    void a_notification_is_shown_with_names_and_the_words_of_the_other_side() {
        String text = decode(hex(
                        NotificationMessage.cease(2, "maintenance\u001b[31m").encode()))
                .text();
        assertThat(text)
                .contains(
                        "bgp-notification",
                        "code 6",
                        "codeName Cease",
                        "subcode 2",
                        "subcodeName Administrative Shutdown")
                .contains("text maintenance")
                .doesNotContain("\u001b");
        byte[] hard = new NotificationMessage(6, 9, Bytes.ofHex("0602" + "026869")).encode();
        assertThat(decode(hex(hard)).text())
                .contains(
                        "subcodeName Hard Reset",
                        "carries\n    code 6",
                        "    subcodeName Administrative Shutdown\n    text hi");
    }

    @Test
    void a_route_refresh_is_shown_with_its_filters() {
        // when 1; address-prefix: add permit 5 ge 24 le 32 203.0.113.0/24, remove-all; covering-prefix: raw
        Bytes orf = Bytes.ofHex("01" + "40000c" + "0000000005182018cb0071" + "80" + "410002abcd");
        byte[] refresh = new RouteRefreshMessage(Family.IPV4_UNICAST, 0, orf).encode();
        Tool tool = decode(hex(refresh));
        assertThat(tool.err()).isEmpty();
        assertThat(tool.lines().get(0)).isEqualTo("bgp-route-refresh");
        assertThat(tool.text())
                .contains("subtypeName normal", "whenToRefreshName immediate", "name address-prefix")
                .contains("- action add", "match permit", "sequence 5", "minimum 24", "maximum 32")
                .contains("prefix 203.0.113.0/24", "- action remove-all", "name covering-prefix", "value abcd");
        Bytes cut = Bytes.ofHex("01" + "40000b" + "0000000005182021cb0071");
        Tool damaged = decode(hex(new RouteRefreshMessage(Family.IPV4_UNICAST, 0, cut).encode()));
        assertThat(damaged.code()).isEqualTo(3);
        assertThat(damaged.err()).contains("an outbound route filter does not fit");
    }

    @Test
    void damage_between_messages_is_told_with_its_place_and_the_next_is_read() {
        Tool tool = decode("0102030405" + KEEPALIVE + KEEPALIVE.replace("0013", "0012") + KEEPALIVE + "ffff");
        assertThat(tool.code()).isEqualTo(3);
        assertThat(tool.lines()).containsExactly("bgp-keepalive", "bgp-keepalive");
        assertThat(tool.err())
                .contains("octet 0: no message begins here")
                .contains("octet 40: a message of 18 octets has no header")
                .contains("octet 62: no message begins here");
        assertThat(decode(KEEPALIVE.replace("001304", "00ff04")).err()).contains("255 octets where 19 are left");
        assertThat(decode(KEEPALIVE.replace("001304", "001309")).lines())
                .contains("bgp-malformed", "  octets ffffffffffffffffffffffffffffffff001309");
        assertThat(decode(KEEPALIVE.replace("001304", "001309")).err()).contains("message type 9 is not known");
    }

    @Test
    void a_long_message_needs_the_extension() {
        byte[] routes = new byte[5000];
        SessionParameters extended = new SessionParameters(true, Set.of(), true);
        long[] keys = new long[1200];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Ipv4Nlri.key(new Prefix(IpAddress.ofV4(10 << 24 | i << 8), 24));
        }
        byte[] update = new UpdateEncoder(extended, UpdateEncoder.Ipv4Form.CLASSIC)
                .encode(null, new Ipv4Nlri(Family.IPV4_UNICAST, keys, null), ATTRIBUTES)
                .get(0);
        assertThat(update.length).isBetween(4097, routes.length);
        assertThat(decode("--extended", hex(update)).code()).isZero();
        Tool without = decode(hex(update));
        assertThat(without.code()).isEqualTo(3);
        assertThat(without.text()).contains("10.4.175.0/24"); // readable all the same
    }

    @Test
    void mrt_records_are_those_that_bgpdump_reads(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        messages.writeBytes(update(true));
        messages.writeBytes(update(true));
        Tool tool = Tool.run(messages.toByteArray(), "bgp", "decode", "-o", "mrt", "-");
        assertThat(tool.code()).isZero();
        Path file = Files.write(folder.resolve("a.mrt"), tool.out());
        assertThat(Tool.bgpdump(folder, "-m", file).lines())
                .hasSize(2)
                .allMatch(
                        line -> line.startsWith("BGP4MP|0|A|0.0.0.0|0|203.0.113.0/24|64496 64497|IGP|192.0.2.1|200|"));
    }

    @Test
    void reads_public_vectors() {
        for (String name : List.of("up1", "up2", "up3", "up4", "up5", "up6", "up7", "up8")) {
            byte[] update = TestData.bytes("bgp-raw/bgpcep/bgp/parser-impl/src/test/resources/" + name + ".bin");
            assertThat(Tool.run(update, "bgp", "decode", "-").text()).as(name).isNotBlank();
        }
    }

    /** Rules of FlowSpec and the like have commas in their text. */
    @Test
    void every_row_of_csv_has_the_fields_of_the_header() {
        Tool tool = Tool.run(
                "bgp",
                "decode",
                "-o",
                "csv",
                "ffffffffffffffffffffffffffffffff003702000000204001010040020602010000fbf4"
                        + "800e1000018500000a01180a01020501508151");
        List<String> lines = tool.lines();
        assertThat(lines).hasSize(2);
        long columns = lines.get(0).chars().filter(c -> c == ',').count();
        String unquoted = lines.get(1).replaceAll("\"[^\"]*\"", "");
        assertThat(unquoted.chars().filter(c -> c == ',').count()).isEqualTo(columns);
        assertThat(lines.get(1)).contains("10.1.2.0/24").contains("\"");
    }
}
