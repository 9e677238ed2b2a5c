package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.weir.codec.bgp.attribute.AttributeRules;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import net.weir.model.RawAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every family and every structured attribute, announced and withdrawn, as our encoder writes them: Wireshark's dissector calls
 * none malformed but those that are listed here with the reason why it is wrong, or does not know them.
 */
class TsharkAgreementTest {
    /** By family and route type. Wireshark 4.0. */
    private static final Map<String, String> DIFFERENCES = Map.ofEntries(
            // RFC 9251 section 9.3 has 4 reserved octets and the Maximum Response Time before the flags; it reads the
            // flags
            // where the reserved octets are, and the rest as another NLRI with our response time as path id
            Map.entry("25/70 8", "RFC 9251 section 9.3"),
            Map.entry("25/70 9", "route type 9 is unknown to it"),
            Map.entry("25/70 11", "route type 11 is unknown to it"),
            Map.entry("25/70 200", "route type 200 is unknown to it"),
            // RFC 6514 has no labels in SAFI 129; it looks for a stack of them
            Map.entry("1/129", "no labels"),
            Map.entry("2/129", "no labels"),
            // "Unknown SAFI (73) for AFI 1" where it reads the next hop; it reads the NLRI as we do
            Map.entry("1/73", "its next hops know no SAFI 73"),
            // "Trying to fetch an IPv6 address with length 4": the endpoint of RFC 9830 section 2.1 has 16 octets
            Map.entry("2/73", "it reads 4 octets of an IPv6 endpoint"),
            Map.entry("1/66", "SAFI 66 is unknown to it"),
            Map.entry("1/85", "SAFI 85 is unknown to it"),
            Map.entry("2/85", "SAFI 85 is unknown to it"),
            // RFC 9552 section 5.2 has a distinguisher in front in SAFI 72; it reads the protocol there
            Map.entry("16388/72", "the distinguisher is unknown to it"));

    @TempDir
    private Path folder;

    private record Sent(String what, byte[] message) {}

    private static PathAttributes attributes(Family family) {
        boolean v6 = family.afi() == 2;
        String hop = v6 ? Wire.HOP6 : "c0000201";
        boolean flow = family.safi() == 133 || family.safi() == 134;
        boolean vpn = family.safi() == 128 || family.safi() == 129 || family.safi() == 72;
        return new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(64496)
                .localPref(100)
                .nextHop(family, Bytes.ofHex(flow ? "" : (vpn ? "0".repeat(16) : "") + hop))
                .build();
    }

    private static void routes(List<Sent> sent, String what, NlriBlock block) {
        UpdateEncoder encoder = new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.MULTIPROTOCOL);
        encoder.encode(null, block, attributes(block.family()))
                .forEach(message -> sent.add(new Sent(what + " +", message)));
        encoder.encode(block, null, null).forEach(message -> sent.add(new Sent(what + " -", message)));
        sent.add(new Sent(what + " end", encoder.endOfRib(block.family())));
    }

    private static List<Sent> families() throws IOException {
        List<Sent> sent = new ArrayList<>();
        for (Family family : Family.plainIp()) {
            Prefix prefix = Prefix.parse(family.afi() == 1 ? "198.51.100.0/24" : "2001:db8::/32");
            long high = prefix.address().high();
            long low = prefix.address().low();
            NlriBlock block = family.afi() == 1
                    ? new Ipv4Nlri(family, new long[] {Ipv4Nlri.key(prefix)}, null)
                    : new Ipv6Nlri(family, new long[] {high}, new long[] {low}, new byte[] {32}, null);
            routes(sent, name(family), block);
        }
        for (FamiliesTest.Sample sample : FamiliesTest.samples().toList()) {
            byte[] octets = Wire.hex(sample.hex());
            Family family = sample.family();
            String type = family.safi() == 70 ? " " + (octets[0] & 0xff) : "";
            routes(sent, name(family) + type, new OpaqueNlri(family, octets, new int[] {0, octets.length}, null));
        }
        return sent;
    }

    private static String name(Family family) {
        return family.afi() + "/" + family.safi();
    }

    private static List<Sent> structuredAttributes() throws IOException {
        List<Sent> sent = new ArrayList<>();
        Path samples = Path.of("../model/src/test/resources/net/weir/model/attribute/attributes.txt");
        for (String line : Files.readAllLines(samples)) {
            int type = Integer.parseInt(line.substring(0, line.indexOf(' ')));
            int flags = AttributeRules.of(type).flags();
            PathAttributes set = new AttributesBuilder()
                    .origin(Origin.IGP)
                    .asPath(64496)
                    .nextHop(IpAddress.parse("192.0.2.1"))
                    .raw(new RawAttribute(flags, type, Bytes.ofHex(line.substring(line.indexOf(' ') + 1))))
                    .build();
            new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC)
                    .encode(null, Ipv4Nlri.of(Prefix.parse("203.0.113.0/24")), set)
                    .forEach(message -> sent.add(new Sent("attribute " + type, message)));
        }
        return sent;
    }

    @Test
    void every_registered_family_but_one_is_there() throws IOException {
        Set<String> registered = FamilyRegistry.standard().families().stream()
                .map(TsharkAgreementTest::name)
                .collect(Collectors.toSet());
        registered.remove("25/134"); // parted from each other and not read inside: a draft's
        assertThat(families().stream().map(sent -> sent.what().split(" ")[0]).collect(Collectors.toSet()))
                .isEqualTo(registered);
    }

    @Test
    void nothing_that_it_knows_is_malformed() throws IOException {
        List<Sent> sent = new ArrayList<>(families());
        sent.addAll(structuredAttributes());
        List<Json.Node> packets = Json.parse(
                        Tshark.json(folder, sent.stream().map(Sent::message).toList(), 4))
                .items();
        assertThat(packets).hasSameSizeAs(sent);
        List<String> malformed = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            String what = sent.get(i).what();
            boolean excused = DIFFERENCES.containsKey(what.replaceFirst(" [-+e].*", ""));
            if (!excused && !packets.get(i).all("_ws.malformed").isEmpty()) {
                malformed.add(what + " " + Wire.hex(sent.get(i).message()));
            }
        }
        assertThat(malformed).isEmpty();
    }
}
