package net.weir.cli.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.weir.GoldenFile;
import net.weir.bmp.SampleMessages;
import net.weir.captures.PcapFile;
import net.weir.captures.TestData;
import net.weir.cli.Tool;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.model.Bytes;
import net.weir.schema.MessageSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./weir bmp decode --messages}, and all that the schema of messages has to take. */
class MessagesTest {
    @TempDir
    Path folder;

    private Tool decode(String name, byte[] octets, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of("bmp", "decode", "--messages"));
        line.addAll(List.of(options));
        line.add(Files.write(folder.resolve(name), octets).toString());
        return Tool.run(line.toArray(String[]::new));
    }

    private static byte[] samples() {
        BmpEncoder encoder = new BmpEncoder();
        SampleMessages.all().forEach(encoder::write);
        SampleExtras.bmp().forEach(encoder::write);
        return encoder.toArray();
    }

    /** One of every type: those of BGP as {@code bgp decode} writes them, then those of BMP. */
    @Test
    void every_message_looks_as_in_the_golden_file() throws IOException {
        String bgp = Tool.run(SampleExtras.bgp(), "bgp", "decode", "-o", "ndjson", "-")
                .text();
        String bmp = decode("a.bmp", samples(), "-o", "ndjson").text();
        byte[] lines = (bgp + bmp).getBytes(StandardCharsets.UTF_8);
        GoldenFile.writeIfAsked("net/weir/cli/messages.ndjson", lines);
        List<String> types = new ArrayList<>();
        (bgp + bmp)
                .lines()
                .forEach(line ->
                        types.add(MessageSchema.requireValid(line).get("type").asText()));
        JsonNode schema = MessageSchema.parse(Files.readString(Path.of("../../docs/schema/message.schema.json")));
        List<String> all = new ArrayList<>();
        schema.at("/properties/type/enum").forEach(type -> all.add(type.asText()));
        assertThat(types).containsAll(all);
        GoldenFile.require("net/weir/cli/messages.ndjson", lines);
    }

    /** Whatever is added to, or changed in, an object anywhere, the schema tells. */
    @Test
    void nothing_in_a_message_may_be_otherwise() {
        String file = new String(GoldenFile.read("net/weir/cli/messages.ndjson"), StandardCharsets.UTF_8);
        file.lines().forEach(line -> {
            int objects = objects(MessageSchema.parse(line)).size();
            for (int i = 0; i < objects; i++) {
                JsonNode more = MessageSchema.parse(line);
                objects(more).get(i).put("misspelt", 1);
                assertThat(MessageSchema.isValid(more)).as(more.toString()).isFalse();
                JsonNode other = MessageSchema.parse(line);
                ObjectNode changed = objects(other).get(i);
                changed.set(changed.fieldNames().next(), changed.arrayNode().add(true));
                assertThat(MessageSchema.isValid(other)).as(other.toString()).isFalse();
            }
        });
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> all = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            all.add(object);
        }
        node.forEach(child -> all.addAll(objects(child)));
        return all;
    }

    @Test
    void a_capture_tells_when_and_from_whom() throws IOException {
        byte[] capture = new PcapFile().segment(40000, 11019, samples()).octets();
        Tool tool = decode("a.pcap", capture, "-o", "ndjson");
        assertThat(tool.err()).contains("initiation 2, ");
        for (String line : tool.lines()) {
            JsonNode json = MessageSchema.requireValid(line);
            assertThat(json.get("source").get("port").asInt()).isEqualTo(40000);
            assertThat(json.has("received")).isTrue();
        }
        assertThat(decode("a.pcap", capture, "-o", "json").text())
                .startsWith("[{\"type\":\"bmp-initiation\"")
                .endsWith("]\n");
        assertThat(decode("a.pcap", capture).lines()).contains("bmp-peer-up", "  sentOpen", "    type bgp-open");
    }

    @Test
    void wrong_words_are_a_usage_error_of_one_line() throws IOException {
        for (String[] options :
                List.of(new String[] {"--stateless"}, new String[] {"-o", "csv"}, new String[] {"-o", "mrt"})) {
            Tool tool = decode("a.bmp", samples(), options);
            assertThat(tool.code()).isEqualTo(2);
            assertThat(tool.err().lines()).hasSize(1);
            assertThat(tool.out()).isEmpty();
        }
    }

    @Test
    void damage_inside_is_told_on_one_line_and_shown() throws IOException {
        BmpMessage torn =
                new BmpMessage.RouteMonitoring(SampleMessages.HEADER, Bytes.ofHex("ff".repeat(16) + "00ff02"));
        Tool tool = decode("a.bmp", BmpEncoder.encode(torn), "-o", "ndjson");
        assertThat(tool.code()).isEqualTo(3);
        assertThat(tool.err().lines().filter(line -> line.contains("route-monitoring: ")))
                .hasSize(1);
        JsonNode json = MessageSchema.requireValid(tool.lines().get(0));
        assertThat(json.get("update").get("type").asText()).isEqualTo("bgp-malformed");
        assertThat(json.get("update").get("problems")).isNotEmpty();
    }

    /** With ADD-PATH agreed on, a prefix may look like a path id and the other way round: the OPENs decide. */
    @Test
    void updates_are_read_with_what_the_peer_up_said() throws IOException {
        BmpEncoder encoder = new BmpEncoder();
        SampleExtras.addPathSession().forEach(encoder::write);
        Tool tool = decode("a.bmp", encoder.toArray(), "-o", "ndjson");
        assertThat(tool.code()).isZero();
        JsonNode update = MessageSchema.requireValid(tool.lines().get(1)).get("update");
        assertThat(update.get("routes").findValuesAsText("pathId")).containsExactly("0");
        assertThat(update.get("routes").findValuesAsText("prefix")).containsExactly("0.0.0.0/0");
        assertThat(update.get("routes").get(0).get("flags")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bmp-pcap-json/pmacct/tests/200-BMP-HUAWEI-locrib_instance/traffic-00.pcap",
        "bmp-pcap-json/pmacct/tests/201-BMP-CISCO-rd_instance/traffic-00.pcap",
        "bmp-pcap-json/pmacct/tests/203-BMP-HUAWEI-dump/traffic-00.pcap",
        "bmp-pcap/NetGauze/assets/pcaps/bmp/peers-with-different-caps/example.pcap",
        "bmp-pcap/NetGauze/assets/pcaps/bmp/stateless-with-add-path/ipv4_unicast_all.pcap",
        "bmp-pcap/NetGauze/assets/pcaps/bmp/vpnv4-stateless-with-withdraw/vpnv4-stateless-with-withdraw.pcap"
    })
    void captures_are_valid_message_by_message(String name) {
        String file = TestData.file(name).toString();
        Tool tool = Tool.run("bmp", "decode", "--messages", "-o", "ndjson", file);
        Map<String, Integer> types = new TreeMap<>();
        for (String line : tool.lines()) {
            JsonNode json = MessageSchema.requireValid(line);
            types.merge(json.get("type").asText(), 1, Integer::sum);
            assertThat(json.findValuesAsText("type")).as(line).doesNotContain("bgp-malformed", "bmp-malformed");
        }
        assertThat(types.get("bmp-route-monitoring")).isPositive();
        long messages = types.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(tool.err()).contains("messages: ");
        assertThat(counted(tool)).isEqualTo(messages);
    }

    /** The messages that the tool says it read. */
    private static long counted(Tool tool) {
        String line = tool.err()
                .lines()
                .filter(each -> each.contains("messages: "))
                .findFirst()
                .orElseThrow();
        return Pattern.compile("[a-z] (\\d+)")
                .matcher(line)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }
}
