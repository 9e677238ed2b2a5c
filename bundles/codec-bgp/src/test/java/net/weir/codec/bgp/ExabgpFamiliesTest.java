package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.model.Value;
import net.weir.model.layout.Values;
import net.weir.text.AttributesJson;
import net.weir.text.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ExaBGP's public vectors of other families mean here what its JSON says of them. */
class ExabgpFamiliesTest {
    private record Read(DecodedUpdate.Part part, Json.Node json) {
        NlriBlock routes() {
            return Objects.requireNonNull(part.announced() != null ? part.announced() : part.withdrawn());
        }

        Value.Fields value(int index) {
            return Objects.requireNonNull(((OpaqueNlri) routes()).value(index));
        }

        PathAttributes attributes() {
            return Objects.requireNonNull(part.attributes());
        }
    }

    private static Read read(String name) throws IOException {
        List<String> lines = Files.readAllLines(
                TestData.folder("bgp-vectors-json/exabgp/qa/decoding").resolve(name));
        byte[] octets = HexFormat.of()
                .parseHex(lines.get(1).replace(":", "").replace(" ", "").toLowerCase(Locale.ROOT));
        byte[] message = MessageHeader.synchronised(octets, 0) ? octets : Wire.message(MessageHeader.UPDATE, octets);
        DecodedUpdate update = Decoding.decode(message, ValidationProfile.BGP_IBGP);
        assertThat(update.problems()).isEmpty();
        assertThat(update.parts()).isEqualTo(1);
        return new Read(update.part(0), Json.parse(lines.get(2)).get("neighbor", "message", "update"));
    }

    private static String shown(Value.Fields fields, String name) {
        return Values.show(Values.get(fields, name));
    }

    @Test
    void evpn() throws IOException {
        Read read = read("bgp-evpn-1");
        List<Json.Node> routes = read.json().get("withdraw", "l2vpn evpn").items();
        assertThat(read.routes().count()).isEqualTo(routes.size()).isEqualTo(6);
        for (int i = 0; i < routes.size(); i++) {
            Json.Node expected = routes.get(i);
            Value.Fields actual = read.value(i);
            assertThat(((OpaqueNlri) read.routes()).octets(i))
                    .hasToString(expected.get("raw").text().toLowerCase(Locale.ROOT));
            assertThat(shown(actual, "type")).isEqualTo(expected.get("code").text());
            if (expected.get("mac").isPresent()) {
                assertThat(shown(actual, "rd"))
                        .isEqualTo("1:" + expected.get("rd").text());
                assertThat(shown(actual, "ethernetTag"))
                        .isEqualTo(expected.get("ethernet-tag").text());
                assertThat(shown(actual, "mac"))
                        .isEqualTo(expected.get("mac").text().toLowerCase(Locale.ROOT));
                assertThat(shown(actual, "ip"))
                        .isEqualTo(
                                expected.get("ip").isPresent()
                                        ? expected.get("ip").text()
                                        : "");
            }
        }
    }

    @Test
    void flow_specifications() throws IOException {
        // destination-ipv6 …/128/0, source-ipv6 …/64/0, next-header =tcp, fragment [ first is last ]
        assertThat(read("bgp-flow-1").routes().text(0))
                .isEqualTo("dst 2a02:29b8:1925::2e69/128; src beef:f00e::/64; proto =6; fragment 2,8"
                        .replace("fragment 2,8", fragment("bgp-flow-1")));
        // tcp-flags [ =rst =fin+push ]
        assertThat(read("bgp-flow-2").routes().text(0)).isEqualTo("tcp-flags =4,=9");
    }

    /** The bits that ExaBGP names: is-fragment 2, first-fragment 4, last-fragment 8. */
    private static String fragment(String name) throws IOException {
        int bits = 0;
        for (Json.Node bit : read(name)
                .json()
                .get("announce", "ipv6 flow", "no-nexthop")
                .items()
                .get(0)
                .get("fragment")
                .items()) {
            bits |= switch (bit.text()) {
                case "is-fragment" -> 2;
                case "first-fragment" -> 4;
                case "last-fragment" -> 8;
                default -> throw new AssertionError(bit.text());
            };
        }
        Value components = Values.get(read(name).value(0), "components");
        Value terms = Values.get(Values.list(components).get(3), "terms");
        int ours = 0;
        List<String> shown = new ArrayList<>();
        for (Value term : Values.list(terms)) {
            ours |= (int) Values.number(Values.get(term, "value"), 255);
            String sign = Values.show(Values.get(term, "op"));
            shown.add((sign.equals("&") ? "" : sign) + Values.show(Values.get(term, "value")));
        }
        assertThat(ours).isEqualTo(bits);
        return "fragment " + String.join(",", shown);
    }

    @Test
    void segment_routing_policies_with_their_tunnel() throws IOException {
        Read read = read("bgp-sr-policy-1");
        Json.Node expected = read.json()
                .get("announce", "ipv4 sr-policy", "192.0.2.1")
                .items()
                .get(0);
        for (String name : List.of("distinguisher", "color", "endpoint")) {
            assertThat(shown(read.value(0), name)).isEqualTo(expected.get(name).text());
        }
        Json.Node tunnel = Json.parse(attributes(read)).items().stream()
                .map(one -> one.get("tunnelEncapsulation"))
                .filter(Json.Node::isPresent)
                .findFirst()
                .orElseThrow();
        // preference 100, weight 1, label 16001 in the upper 20 bits of the segment
        assertThat(tunnel.all("number")).containsExactly("100", "1", Long.toString(16001L << 12 | 0x100));
        // binding SID: label 24000 in the upper 20 bits
        assertThat(tunnel.all("sid")).containsExactly(String.format("%08x", 24000L << 12 | 0x100));
    }

    private static String attributes(Read read) {
        JsonWriter out = new JsonWriter();
        AttributesJson.write(out, read.attributes());
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bgp-ls-2", "bgp-ls-3", "bgp-ls-4", "bgp-ls-5"})
    void link_state(String name) throws IOException {
        Read read = read(name);
        Json.Node expected = read.json().get("announce", "bgp-ls bgp-ls");
        Json.Node link = expected.get(expected.keys().get(0)).items().get(0);
        JsonWriter out = new JsonWriter();
        net.weir.text.ValueJson.write(out, read.value(0));
        Json.Node actual = Json.parse(out.toString());
        assertThat(actual.get("name").text()).isEqualTo("link");
        assertThat(actual.get("protocol").text())
                .isEqualTo(link.get("protocol-id").text());
        assertThat(actual.get("identifier").text())
                .isEqualTo(link.get("l3-routing-topology").text());
        assertThat(actual.all("asn")).isEqualTo(link.all("autonomous-system"));
        assertThat(actual.all("bgpLsId")).isEqualTo(link.all("bgp-ls-identifier"));
        assertThat(actual.all("areaId")).isEqualTo(link.all("ospf-area-id"));
        assertThat(actual.all("igpRouterId").stream()
                        .map(id -> id.replaceFirst("/.*", "").replaceFirst("^(....)\\.(....)\\.(....)$", "$1$2$3"))
                        .toList())
                .isEqualTo(link.all("router-id"));
        assertThat(actual.all("interfaceAddress")).isEqualTo(link.all("interface-addresses"));
        assertThat(actual.all("neighborAddress")).isEqualTo(link.all("neighbor-addresses"));
        Json.Node bgpLs = read.json().get("attribute", "bgp-ls");
        String ours = attributes(read);
        assertThat(ours)
                .contains("\"igpMetric\":{\"number\":" + bgpLs.get("igp-metric").text() + ",");
        if (bgpLs.get("te-metric").isPresent()) {
            assertThat(ours).contains("\"teMetric\":" + bgpLs.get("te-metric").text());
            assertThat(ours).contains("\"maximumBandwidth\":1.25E8");
        }
    }
}
