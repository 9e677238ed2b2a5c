package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.weir.model.AsPath;
import net.weir.model.ExtendedCommunity;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/** Compares what was decoded with what ExaBGP's JSON says of the same message. */
final class ExabgpJson {
    private static final Map<String, Family> FAMILIES = Map.of(
            "ipv4 unicast", Family.IPV4_UNICAST,
            "ipv6 unicast", Family.IPV6_UNICAST,
            "ipv4 multicast", Family.IPV4_MULTICAST,
            "ipv6 multicast", Family.IPV6_MULTICAST);

    private ExabgpJson() {}

    static void compare(String file, DecodedUpdate update, Json.Node json) {
        List<String> expected = new ArrayList<>();
        for (String family : json.get("announce").keys()) {
            for (String nextHop : json.get("announce", family).keys()) {
                json.get("announce", family, nextHop)
                        .items()
                        .forEach(item -> expected.add(line(family, "+", item) + " " + nextHop));
            }
        }
        for (String family : json.get("withdraw").keys()) {
            json.get("withdraw", family).items().forEach(item -> expected.add(line(family, "-", item)));
        }
        List<String> actual = new ArrayList<>();
        for (int i = 0; i < update.parts(); i++) {
            DecodedUpdate.Part part = update.part(i);
            append(actual, part.family(), "-", part.withdrawn(), "");
            PathAttributes attributes = part.attributes();
            if (attributes != null) {
                String nextHop =
                        " " + Objects.requireNonNull(attributes.nextHop()).global();
                append(actual, part.family(), "+", part.announced(), nextHop);
                compareAttributes(file, attributes, json.get("attribute"));
            }
        }
        assertThat(actual).as(file).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String line(String family, String sign, Json.Node item) {
        Json.Node id = item.get("path-information");
        return FAMILIES.get(family) + sign + item.get("nlri").text() + (id.isPresent() ? "#" + id.text() : "");
    }

    private static void append(
            List<String> lines, Family family, String sign, @Nullable NlriBlock block, String nextHop) {
        for (int i = 0; block != null && i < block.count(); i++) {
            String id = block.hasPathIds() ? "#" + IpAddress.ofV4(block.pathId(i)) : "";
            lines.add(family + sign + block.text(i) + id + nextHop);
        }
    }

    private static void compareAttributes(String file, PathAttributes attributes, Json.Node json) {
        Origin origin = attributes.origin();
        assertThat(String.valueOf(origin).toLowerCase(Locale.ROOT))
                .isEqualTo(json.get("origin").text());
        assertThat(attributes.med()).isEqualTo(number(json.get("med")));
        assertThat(attributes.localPref()).isEqualTo(number(json.get("local-preference")));
        List<String> asns = new ArrayList<>();
        for (String segment : json.get("as-path").keys()) {
            json.get("as-path", segment, "value").items().forEach(asn -> asns.add(asn.text()));
        }
        List<String> actual = new ArrayList<>();
        for (AsPath.Segment segment : attributes.asPath().segments()) {
            segment.asns().forEach(asn -> actual.add(Long.toString(asn.number())));
        }
        assertThat(actual).as(file).isEqualTo(asns);
        List<String> communities = json.get("community").items().stream()
                .map(pair ->
                        pair.items().get(0).text() + ":" + pair.items().get(1).text())
                .toList();
        assertThat(attributes.communities().stream()
                        .map(c -> (c.bits() >>> 16) + ":" + (c.bits() & 0xffff))
                        .toList())
                .as(file)
                .isEqualTo(communities);
        List<String> large = json.get("large-community").items().stream()
                .map(c -> c.items().get(0).text() + ":" + c.items().get(1).text() + ":"
                        + c.items().get(2).text())
                .toList();
        assertThat(attributes.largeCommunities().stream().map(Object::toString).toList())
                .as(file)
                .isEqualTo(large);
        List<String> extended = json.get("extended-community").items().stream()
                .map(c -> Long.toUnsignedString(
                        Long.parseUnsignedLong(c.get("value").text())))
                .toList();
        assertThat(attributes.extendedCommunities().stream()
                        .map(c -> Long.toUnsignedString(c.bits()))
                        .toList())
                .as(file)
                .isEqualTo(extended);
        json.get("extended-community").items().stream()
                .filter(c -> c.get("string").text().startsWith("rate-limit:"))
                .forEach(c -> assertThat(new ExtendedCommunity(
                                Long.parseUnsignedLong(c.get("value").text())))
                        .hasToString(c.get("string").text().replace("rate-limit:", "traffic-rate-bytes:AS0:")));
    }

    private static long number(Json.Node node) {
        return node.isPresent() ? Long.parseLong(node.text()) : -1;
    }

    static void compareOpen(OpenMessage open, Json.Node json) {
        assertThat(open.version()).hasToString(json.get("version").text());
        assertThat(open.asn().number()).hasToString(json.get("asn").text());
        assertThat(open.holdTimeSeconds()).hasToString(json.get("hold_time").text());
        assertThat(open.bgpId()).hasToString(json.get("router_id").text());
        assertThat(open.capabilities())
                .extracting(c -> Integer.toString(c.code()))
                .containsExactlyElementsOf(json.get("capabilities").keys());
        Json.Node software = json.get("capabilities", "75", "software");
        Capability.SoftwareVersion version = open.first(Capability.SoftwareVersion.class);
        assertThat(version == null ? "null" : version.version()).isEqualTo(software.text());
    }
}
