package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.weir.codec.bgp.attribute.AttributeOctets;
import net.weir.model.Family;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** ExaBGP's public vectors: what it writes is read as it says, and written again alike. */
class ExabgpVectorsTest {
    private static final String ENCODING = "bgp-encode-vectors/exabgp/qa/encoding";
    private static final String DECODING = "bgp-vectors-json/exabgp/qa/decoding";
    /** What we say of vectors that are not as the RFCs have them, by a piece of their octets. */
    private static final Map<String, String> REASONED = Map.of(
            // next hop 255.255.255.255 is no host address
            "400304ffffffff", "RFC 7606 section 3.e: treated-as-withdraw",
            // attribute 153 says that it is well-known, with a 1-octet and a 2-octet length
            "609904", "RFC 4271 section 6.3: session-reset",
            "70990004", "RFC 4271 section 6.3: session-reset");

    private record Vector(String file, byte[] message, SessionParameters parameters, Json.@Nullable Node json) {}

    private static SessionParameters parameters(String file) {
        return switch (file) {
            case "conf-no-asn4.ci" -> SessionParameters.TWO_OCTET;
            case "conf-path-information.ci" -> new SessionParameters(true, Set.of(Family.IPV4_UNICAST), false);
            default -> SessionParameters.FOUR_OCTET;
        };
    }

    private static List<Vector> encodings() throws IOException {
        List<Vector> vectors = new ArrayList<>();
        for (Path file : TestData.files(ENCODING)) {
            byte[] raw = null;
            String name = file.getFileName().toString();
            for (String line : Files.readAllLines(file)) {
                String content = line.replaceFirst("^[0-9A-Z]*:(raw|json):", "");
                if (line.startsWith("#") || line.contains(":cmd:")) {
                    raw = null;
                    continue;
                }
                if (line.contains(":raw:")) {
                    raw = Wire.hex(content.replace(":", "").toLowerCase(Locale.ROOT));
                    vectors.add(new Vector(name, raw, parameters(name), null));
                } else if (line.contains(":json:") && raw != null) {
                    vectors.set(vectors.size() - 1, new Vector(name, raw, parameters(name), Json.parse(content)));
                }
            }
        }
        return vectors;
    }

    private static DecodedUpdate decode(Vector vector) {
        DecodedUpdate update = Decoding.decode(vector.message(), vector.parameters(), ValidationProfile.BGP_IBGP);
        Schema.requireValid(update);
        return update;
    }

    private static @Nullable String reasoned(Vector vector) {
        String hex = Wire.hex(vector.message());
        return REASONED.entrySet().stream()
                .filter(entry -> hex.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    @Test
    void updates_decode_without_problem_as_their_json_says() throws IOException {
        int compared = 0;
        Set<String> reasoned = new TreeSet<>();
        for (Vector vector : encodings()) {
            if (MessageHeader.type(vector.message(), 0) != MessageHeader.UPDATE) {
                continue;
            }
            DecodedUpdate update = decode(vector);
            String difference = reasoned(vector);
            if (difference != null) {
                assertThat(Decoding.problems(update)).as(vector.file()).containsExactly(difference);
                reasoned.add(difference);
                continue;
            }
            assertThat(update.problems())
                    .as(vector.file() + Wire.hex(vector.message()))
                    .isEmpty();
            if (vector.json() != null) {
                ExabgpJson.compare(vector.file(), update, vector.json().get("neighbor", "message", "update"));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(30);
        assertThat(reasoned).containsExactlyInAnyOrderElementsOf(Set.copyOf(REASONED.values()));
    }

    @Test
    void updates_are_encoded_again_alike_but_for_the_order_of_attributes() throws IOException {
        int encoded = 0;
        for (Vector vector : encodings()) {
            if (MessageHeader.type(vector.message(), 0) != MessageHeader.UPDATE || reasoned(vector) != null) {
                continue;
            }
            DecodedUpdate update = decode(vector);
            List<byte[]> again = new ArrayList<>();
            boolean classic = Octets.u16(vector.message(), 19) > 0
                    || 23 + Octets.u16(vector.message(), 21) < vector.message().length;
            boolean plain = update.endOfRib() != null && vector.message().length == 23;
            UpdateEncoder encoder = new UpdateEncoder(
                    vector.parameters(),
                    classic || plain ? UpdateEncoder.Ipv4Form.CLASSIC : UpdateEncoder.Ipv4Form.MULTIPROTOCOL);
            Family endOfRib = update.endOfRib();
            if (endOfRib != null) {
                again.add(encoder.endOfRib(endOfRib));
            }
            for (int i = 0; i < update.parts(); i++) {
                DecodedUpdate.Part part = update.part(i);
                again.addAll(encoder.encode(part.withdrawn(), part.announced(), part.attributes()));
            }
            assertThat(again).as(vector.file()).hasSize(1);
            assertThat(sorted(again.get(0))).as(vector.file()).isEqualTo(sorted(vector.message()));
            encoded++;
        }
        assertThat(encoded).isGreaterThan(75);
    }

    /** In hex, attributes ascending, MP ones with the short length, NEXT_HOP beside MP_REACH_NLRI left out. */
    private static String sorted(byte[] message) {
        int withdrawn = Octets.u16(message, 19);
        int from = 23 + withdrawn;
        int to = from + Octets.u16(message, from - 2);
        List<String> attributes = new ArrayList<>();
        for (int at = from; at < to; ) {
            int end = AttributeOctets.valueOf(message, at) + AttributeOctets.lengthOf(message, at);
            String attribute = Wire.hex(Arrays.copyOfRange(message, at, end));
            boolean mp = message[at + 1] == 14 || message[at + 1] == 15;
            attributes.add(mp ? attribute.replaceFirst("^900([ef])00", "800$1") : attribute);
            at = end;
        }
        if (attributes.stream().anyMatch(a -> a.startsWith("0e", 2))) {
            attributes.removeIf(a -> a.startsWith("03", 2));
        }
        attributes.sort(Comparator.comparing(attribute -> attribute.substring(2, 4)));
        return Wire.hex(Arrays.copyOfRange(message, 23, 23 + withdrawn))
                + " " + attributes
                + " " + Wire.hex(Arrays.copyOfRange(message, to, message.length));
    }

    @Test
    void opens_are_read_and_written_again_equal() throws IOException {
        int opens = 0;
        for (Vector vector : encodings()) {
            if (MessageHeader.type(vector.message(), 0) == MessageHeader.OPEN) {
                assertSameAgain(vector.message());
                opens++;
            }
        }
        assertThat(opens).isPositive();
    }

    private static OpenMessage assertSameAgain(byte[] message) {
        Decoded<OpenMessage> decoded = OpenMessage.decode(message, 0, message.length);
        assertThat(decoded.problems()).isEmpty();
        OpenMessage open = Objects.requireNonNull(decoded.message());
        byte[] again = open.encode();
        assertThat(OpenMessage.decode(again, 0, again.length).message()).isEqualTo(open);
        return open;
    }

    @Test
    void messages_to_decode_have_no_problem_and_say_what_their_json_says() throws IOException {
        for (Path file : TestData.files(DECODING)) {
            List<String> lines = Files.readAllLines(file);
            String kind = lines.get(0).trim();
            byte[] octets = Wire.hex(lines.get(1).replace(":", ""));
            boolean whole = octets.length > 19 && MessageHeader.synchronised(octets, 0);
            if (kind.startsWith("update")) {
                byte[] message = whole ? octets : Wire.message(MessageHeader.UPDATE, octets);
                DecodedUpdate update = Decoding.decode(message, ValidationProfile.BGP_IBGP);
                assertThat(update.problems()).as(file.toString()).isEmpty();
                assertThat(update.parts()).as(file.toString()).isPositive();
                if (kind.equals("update ipv4 unicast")) {
                    ExabgpJson.compare(
                            file.toString(), update, Json.parse(lines.get(2)).get("neighbor", "message", "update"));
                }
            } else if (kind.equals("open")) {
                ExabgpJson.compareOpen(
                        assertSameAgain(octets), Json.parse(lines.get(2)).get("neighbor", "open"));
            } else {
                assertThat(kind).startsWith("nlri bgp-ls");
            }
        }
    }
}
