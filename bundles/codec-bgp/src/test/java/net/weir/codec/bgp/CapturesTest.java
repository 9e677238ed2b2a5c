package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.weir.codec.bgp.json.BgpJson;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import net.weir.model.Problem;
import net.weir.schema.MessageSchema;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;
import org.junit.jupiter.api.Test;

/** Captures of others: whole sessions, crashers of other decoders, generated full feeds. */
class CapturesTest {

    @Test
    void generated_feeds_have_the_counts_of_their_truth() throws IOException {
        Path folder = TestData.folder("generated");
        Json.Node truth = Json.parse(Files.readString(folder.resolve("truth.json")));
        for (int peer = 0; peer < 3; peer++) {
            byte[] feed = TestData.gunzip(folder.resolve("m.peer" + peer + ".msgs.gz"));
            Counts counts = new Counts();
            UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
            for (int at = 0; at < feed.length; at += MessageHeader.length(feed, at)) {
                counts.add(decoder.decode(
                        feed,
                        at,
                        MessageHeader.length(feed, at),
                        SessionParameters.FOUR_OCTET,
                        ValidationProfile.BGP_EBGP));
            }
            Json.Node expected = truth.get("peers").items().get(peer);
            assertThat(counts.problems).isEmpty();
            assertThat(counts.messages).hasToString(expected.get("msgs").text());
            assertThat(counts.announced.get(Family.IPV4_UNICAST))
                    .hasToString(expected.get("v4").text());
            assertThat(counts.announced.get(Family.IPV6_UNICAST))
                    .hasToString(expected.get("v6").text());
            assertThat(counts.firstAs)
                    .containsOnlyKeys(Long.parseLong(expected.get("asn").text()));
        }
    }

    /** What a feed holds. */
    private static final class Counts {
        private int messages;
        private final Map<Family, Integer> announced = new TreeMap<>();
        private final Map<Long, Integer> firstAs = new TreeMap<>();
        private final List<String> problems = new ArrayList<>();

        void add(DecodedUpdate update) {
            messages++;
            problems.addAll(Decoding.problems(update));
            for (int i = 0; i < update.parts(); i++) {
                DecodedUpdate.Part part = update.part(i);
                PathAttributes set = Objects.requireNonNull(part.attributes());
                announced.merge(
                        part.family(), Objects.requireNonNull(part.announced()).count(), Integer::sum);
                firstAs.merge(Objects.requireNonNull(set.asPath().first()).number(), 1, Integer::sum);
            }
        }
    }

    @Test
    void what_crashed_gobgp_has_a_defined_class() {
        for (Path file : TestData.files("bgp-malformed/gobgp")) {
            byte[] body = read(file);
            // the fuzzer gave them as bodies of UPDATE, without a header
            for (ValidationProfile profile : ValidationProfile.values()) {
                DecodedUpdate update = Decoding.decode(Wire.message(MessageHeader.UPDATE, body), profile);
                assertThat(update.problems()).as(file.toString()).isNotEmpty();
                assertDefined(update, profile);
            }
        }
    }

    @Test
    void the_corpus_of_bio_rd_has_a_defined_class() {
        int updates = 0;
        for (Path file : TestData.files("bgp-malformed/bio-rd")) {
            byte[] message = read(file);
            for (ValidationProfile profile : ValidationProfile.values()) {
                DecodedUpdate update = Decoding.decode(message, profile);
                assertDefined(update, profile);
                updates += update.parts() > 0 || update.endOfRib() != null ? 1 : 0;
            }
            assertThat(OpenMessage.decode(message, 0, message.length)).isNotNull();
            assertThat(NotificationMessage.decode(message, 0, message.length)).isNotNull();
            assertThat(RouteRefreshMessage.decode(message, 0, message.length)).isNotNull();
            json(new AssumingDecoder(new UpdateDecoder(new AttributeCache())), message, 0, message.length);
        }
        assertThat(updates).isPositive();
    }

    private static void assertDefined(DecodedUpdate update, ValidationProfile profile) {
        Schema.requireValid(update);
        boolean something = update.parts() > 0
                || update.endOfRib() != null
                || !update.problems().isEmpty();
        assertThat(something).isTrue();
        assertThat(update.notification() != null).isEqualTo(profile.isSession() && update.losesRoutes());
        assertThat(update.problems()).allSatisfy(problem -> {
            assertThat(problem.rule()).matches("RFC \\d+ section \\d+(\\.\\d+)*(\\.[a-z])?");
            assertThat(problem.evidence().length()).isLessThanOrEqualTo(64);
            assertThat(problem.offset()).isNotNegative();
        });
    }

    @Test
    void raw_updates_of_opendaylight() {
        Map<String, String> expected = Map.of(
                "up1.bin", "[ipv4-unicast +172.17.2.0/24 +172.17.1.0/24 +172.17.0.0/24 {1 2 3 4 6 8}]",
                "up2.bin", "[ipv6-unicast +2001:db8:1:2::/64 +2001:db8:1:1::/64 +2001:db8:1::/64 {1 2 4 9 10 14}]",
                "up3.bin", "[ipv4-unicast +172.16.0.0/21 {1 2 3 4 7}]",
                "up4.bin", "[ipv4-unicast +10.30.3.0/24 +10.30.2.0/24 +10.30.1.0/24 {1 2 3 4 5 16}]",
                "up5.bin", "[ipv4-unicast -172.16.0.4/30]",
                "up6.bin", "[] end of ipv4-unicast",
                "up7.bin", "[] end of ipv6-unicast",
                // a test of theirs: ORIGIN has two octets and takes the next attribute with it
                "up8.bin", "[ipv4-unicast -10.0.2.0/24 TREAT_AS_WITHDRAW] RFC 7606 section 4: treated-as-withdraw");
        int compared = 0;
        for (Path file : TestData.files("bgp-raw")) {
            String name = file.getFileName().toString();
            String text = expected.get(name);
            if (text != null) {
                DecodedUpdate update = Decoding.decode(read(file), ValidationProfile.BGP_IBGP);
                String problems = update.problems().isEmpty() ? "" : " " + String.join(", ", Decoding.problems(update));
                String end = update.endOfRib() == null ? "" : " end of " + update.endOfRib();
                assertThat(Decoding.parts(update) + problems + end).as(name).isEqualTo(text);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(expected.size());
    }

    /** Found by their markers: the captures hold each message whole in one packet. */
    @Test
    void sessions_of_tcpdump() {
        int messages = 0;
        for (Path file : TestData.files("bgp-pcap")) {
            String name = file.getFileName().toString();
            // made to crash tcpdump, and a hand-made one with two MP_REACH_NLRI
            boolean damaged = name.contains("oobr") || name.equals("bgp-addpath.pcap");
            byte[] octets = name.contains(".pcap") ? read(file) : new byte[0];
            AssumingDecoder decoder = new AssumingDecoder(new UpdateDecoder(new AttributeCache()));
            for (int at = nextMessage(octets, 0); at >= 0; at = nextMessage(octets, at + 19)) {
                int length = MessageHeader.length(octets, at);
                List<String> problems = problems(decoder, octets, at, length);
                if (!damaged) {
                    assertThat(problems).as(name).isEmpty();
                }
                messages++;
            }
        }
        assertThat(messages).isGreaterThan(100);
    }

    /** Found by their markers too; messages that go on in the next packet are cut by its headers, and shown all the same. */
    @Test
    void every_message_of_other_captures_has_json() throws IOException {
        int messages = 0;
        for (String folder : List.of("bgp-pcap-json", "bgp-raw")) {
            for (Path file : TestData.files(folder)) {
                boolean octetsOfMessages = file.toString().matches(".*\\.(pcap|pcapng|bin)");
                byte[] octets = octetsOfMessages ? read(file) : new byte[0];
                AssumingDecoder decoder = new AssumingDecoder(new UpdateDecoder(new AttributeCache()));
                for (int at = nextMessage(octets, 0); at >= 0; at = nextMessage(octets, at + 19)) {
                    json(decoder, octets, at, MessageHeader.length(octets, at));
                    messages++;
                }
            }
        }
        assertThat(messages).isGreaterThan(100);
        byte[] feed = TestData.gunzip(TestData.folder("generated").resolve("m.peer0.msgs.gz"));
        AssumingDecoder decoder = new AssumingDecoder(new UpdateDecoder(new AttributeCache()));
        for (int at = 0; at < feed.length && messages < 5000; at += MessageHeader.length(feed, at)) {
            assertThat(json(decoder, feed, at, MessageHeader.length(feed, at))).isEmpty();
            messages++;
        }
    }

    private static int nextMessage(byte[] octets, int from) {
        for (int at = from; at + 19 <= octets.length; at++) {
            int length = MessageHeader.length(octets, at);
            if (MessageHeader.synchronised(octets, at) && length >= 19 && at + length <= octets.length) {
                return at;
            }
        }
        return -1;
    }

    private static List<String> problems(AssumingDecoder decoder, byte[] octets, int at, int length) {
        List<Problem> told = json(decoder, octets, at, length);
        List<String> problems = problemsOfCodec(decoder, octets, at, length);
        assertThat(told).hasSameSizeAs(problems);
        return problems;
    }

    /** As JSON, which has to be valid; returns what that says is wrong. */
    private static List<Problem> json(AssumingDecoder decoder, byte[] octets, int at, int length) {
        JsonWriter out = new JsonWriter();
        List<Problem> told = new BgpJson(JsonStyle.FULL)
                .write(
                        out,
                        octets,
                        at,
                        length,
                        ValidationProfile.BMP_IN_PRE_IBGP,
                        (buffer, offset, size, profile) ->
                                decoder.decode(buffer, offset, size, SessionParameters.FOUR_OCTET, profile));
        MessageSchema.requireValid(out.toString());
        return told;
    }

    private static List<String> problemsOfCodec(AssumingDecoder decoder, byte[] octets, int at, int length) {
        return switch (MessageHeader.type(octets, at)) {
            case MessageHeader.OPEN -> texts(OpenMessage.decode(octets, at, length));
            case MessageHeader.NOTIFICATION -> texts(NotificationMessage.decode(octets, at, length));
            case MessageHeader.KEEPALIVE -> texts(KeepaliveMessage.decode(octets, at, length));
            case MessageHeader.ROUTE_REFRESH -> texts(RouteRefreshMessage.decode(octets, at, length));
            default ->
                Decoding.problems(decoder.decode(
                        octets, at, length, SessionParameters.FOUR_OCTET, ValidationProfile.BMP_IN_PRE_IBGP));
        };
    }

    private static List<String> texts(Decoded<?> decoded) {
        return decoded.problems().stream().map(Object::toString).toList();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
