package net.weir.cli.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import net.weir.captures.PcapFile;
import net.weir.captures.TestData;
import net.weir.captures.Tshark;
import net.weir.cli.Tool;
import net.weir.codec.bmp.MessageType;
import net.weir.generator.InventedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BmpTest {
    private static final String PMACCT = "bmp-pcap-json/pmacct/tests/";
    private static final String NETGAUZE = "bmp-pcap/NetGauze/assets/pcaps/bmp/";
    private static final int PORT = 11019;

    @TempDir
    Path folder;

    private static byte[] session() {
        InventedRouter router = new InventedRouter(new InventedRouter.Settings(1, 2, 4, 1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(router.opening());
        for (int group = 0; group < 4; group++) {
            out.writeBytes(router.table(group));
        }
        out.writeBytes(router.endOfRib());
        return out.toByteArray();
    }

    private String file(String name, byte[] octets) throws IOException {
        return Files.write(folder.resolve(name), octets).toString();
    }

    private static PcapFile capture(int port, byte[] stream, int step) {
        PcapFile capture = new PcapFile();
        for (int at = 0; at < stream.length; at += step) {
            capture.segment(port, PORT, Arrays.copyOfRange(stream, at, Math.min(stream.length, at + step)));
        }
        return capture;
    }

    private static Tool decode(String... words) {
        List<String> line = new ArrayList<>(List.of("bmp", "decode"));
        line.addAll(List.of(words));
        return Tool.run(line.toArray(String[]::new));
    }

    /** {@code initiation 1, peer-up 2}, as the tool counts. */
    private static String told(Tool tool) {
        return tool.err()
                .lines()
                .filter(line -> line.startsWith("weir: messages: "))
                .map(line -> line.substring(16))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        PMACCT + "200-BMP-HUAWEI-locrib_instance/traffic-00.pcap, 1790",
        PMACCT + "201-BMP-CISCO-rd_instance/traffic-00.pcap, 1790",
        PMACCT + "203-BMP-HUAWEI-dump/traffic-00.pcap, 1790",
        NETGAUZE + "peers-with-different-caps/example.pcap, 10000",
    })
    void finds_as_many_messages_of_each_type_as_tshark(String name, int port) throws Exception {
        Path file = TestData.file(name);
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String line : Tshark.fields(file, port(file, port), "bmp.type")) {
            for (String type : line.split(",")) {
                if (!type.isBlank()) {
                    counts.merge(MessageType.ofCode(Integer.decode(type)).toString(), 1L, Long::sum);
                }
            }
        }
        Tool tool = decode("--stateless", "-o", "ndjson", file.toString());
        assertThat(told(tool)).isEqualTo(Recording.text(counts));
        assertThat(tool.lines()).allMatch(line -> line.startsWith("{\"type\":\""));
    }

    /** Of version 4, which Debian's tshark does not read. */
    @ParameterizedTest
    @CsvSource({
        "stateless-with-add-path/ipv4_unicast_all",
        "vpnv4-stateless-with-withdraw/vpnv4-stateless-with-withdraw",
    })
    void finds_as_many_messages_of_each_type_as_netgauze(String name) throws Exception {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(TestData.file(NETGAUZE + name + "-bmp.json"))) {
            String type = line.startsWith("{\"V4\":{\"PeerUpNotification\"") ? "peer-up" : "route-monitoring";
            counts.merge(type, 1L, Long::sum);
        }
        Tool tool = decode(
                "--stateless",
                "-o",
                "ndjson",
                TestData.file(NETGAUZE + name + ".pcap").toString());
        assertThat(told(tool)).isEqualTo(Recording.text(counts));
        assertThat(tool.lines())
                .allMatch(line -> line.startsWith("{\"type\":\""))
                .noneMatch(line -> line.contains("raw-message"));
        long updates = tool.lines().stream()
                .filter(line -> line.startsWith("{\"type\":\"route-update\""))
                .count();
        assertThat(updates).isPositive();
    }

    /** The port that the capture itself goes to. */
    private static int port(Path file, int otherwise) throws Exception {
        List<String> ports = Tshark.fields(file, otherwise, "tcp.dstport");
        return ports.isEmpty() ? otherwise : Integer.parseInt(ports.get(0));
    }

    @Test
    void a_capture_an_octet_stream_and_their_compressed_copies_say_the_same() throws IOException {
        byte[] stream = session();
        String raw = file("a.bmp", stream);
        String pcap = file("a.pcap", capture(40000, stream, 100).octets());
        Path packed = folder.resolve("a.pcap.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(Path.of(pcap), out);
        }
        List<String> events = withoutSource(decode("-o", "csv", raw));
        assertThat(events).hasSize(1 + 1 + 2 + 2 * 24 + 4);
        assertThat(withoutSource(decode("-o", "csv", pcap))).isEqualTo(events);
        assertThat(withoutSource(decode("-o", "csv", packed.toString()))).isEqualTo(events);
        assertThat(decode(raw).code()).isZero();
        assertThat(decode(raw).text()).contains("router-up", "sysName demo-1", "    - prefix 10.0.0.0/24");
    }

    /** Without sequence, time and address of the router. */
    private static List<String> withoutSource(Tool tool) {
        return tool.lines().stream()
                .map(line -> line.split(",", -1))
                .map(fields -> fields[0] + " " + String.join(",", Arrays.copyOfRange(fields, 8, fields.length)))
                .toList();
    }

    @Test
    void each_message_by_itself_needs_no_other() throws IOException {
        InventedRouter router = new InventedRouter(new InventedRouter.Settings(1, 2, 4, 1));
        String file = file("a.bmp", router.table(0));
        Tool live = decode("-o", "ndjson", file);
        assertThat(live.code()).isEqualTo(3);
        assertThat(live.err()).contains("before its Initiation");
        assertThat(live.out()).isEmpty();
        Tool alone = decode("--stateless", "-o", "ndjson", file);
        assertThat(alone.code()).isZero();
        assertThat(alone.lines()).hasSize(2).allMatch(line -> line.contains("\"prefix\":\"10.0.0.0/24\""));
    }

    @Test
    void a_gap_is_told_and_reading_goes_on_behind_it() throws IOException {
        byte[] stream = session();
        PcapFile capture = new PcapFile();
        int sequence = 1;
        for (int at = 0; at < stream.length; at += 100) {
            byte[] piece = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + 100));
            if (at != 500) {
                capture.segment(40000, PORT, sequence, PcapFile.ACK, piece);
            }
            sequence += piece.length;
        }
        Tool tool = decode("-o", "ndjson", file("gap.pcap", capture.octets()));
        assertThat(tool.code()).isEqualTo(3);
        assertThat(tool.err())
                .contains("100 octets are not in the capture")
                .contains("octets passed over that are no message")
                .contains("lost: octets-missing 100, octets-passed-over");
        int whole = decode("-o", "ndjson", file("a.bmp", stream)).lines().size();
        assertThat(tool.lines().size()).isBetween(whole - 4, whole - 1);
    }

    @Test
    void input_that_ends_within_a_message_is_damaged_as_a_file_and_as_a_capture() throws IOException {
        byte[] stream = session();
        byte[] cut = Arrays.copyOf(stream, stream.length - 3);
        byte[] first = Arrays.copyOf(stream, 9);
        for (byte[] octets : List.of(cut, first)) {
            for (String how : List.of("--stateless", "--messages")) {
                assertThat(decode(how, file("cut.bmp", octets)).code()).isEqualTo(3);
                Tool tool =
                        decode(how, file("cut.pcap", capture(40000, octets, 100).octets()));
                assertThat(tool.code()).isEqualTo(3);
                assertThat(tool.err()).contains("cut by the end in 1");
            }
        }
        PcapFile closed = capture(40000, cut, 100);
        closed.segment(40000, PORT, 1 + cut.length, PcapFile.FIN, new byte[0]);
        Tool tool = decode(file("closed.pcap", closed.octets()));
        assertThat(tool.code()).isEqualTo(3);
        assertThat(tool.err()).contains("octets into a message");
    }

    @Test
    void what_is_no_message_is_passed_over_and_the_rest_is_read() throws IOException {
        byte[] stream = session();
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        damaged.writeBytes(stream);
        damaged.writeBytes(new byte[77]);
        damaged.writeBytes(stream);
        int whole = decode("--stateless", "-o", "ndjson", file("a.bmp", stream))
                .lines()
                .size();
        for (String name : List.of("b.bmp", "b.pcap")) {
            byte[] octets = name.endsWith("pcap")
                    ? capture(40000, damaged.toByteArray(), 100).octets()
                    : damaged.toByteArray();
            Tool tool = decode("--stateless", "-o", "ndjson", file(name, octets));
            assertThat(tool.code()).isEqualTo(3);
            assertThat(tool.lines()).hasSize(2 * whole);
            assertThat(tool.err()).contains("77 octets passed over that are no message");
            Tool live = decode("-o", "ndjson", file(name, octets));
            assertThat(live.lines()).hasSizeGreaterThan(whole + 2);
        }
    }

    @Test
    void streams_without_bmp_are_passed_over_and_those_with_it_are_told_apart() throws IOException {
        byte[] stream = session();
        PcapFile capture = new PcapFile();
        capture.segment(80, 50000, "HTTP/1.1 200 OK\r\n".repeat(20).getBytes());
        for (int at = 0; at < stream.length; at += 100) {
            byte[] piece = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + 100));
            capture.segment(40000, PORT, piece).segment(40001, PORT, piece);
        }
        capture.segment(40000, PORT, 1 + stream.length, PcapFile.FIN, new byte[0]);
        Tool tool = decode("-o", "ndjson", file("two.pcap", capture.octets()));
        assertThat(tool.code()).isZero();
        assertThat(tool.err()).contains("BMP in 2 TCP streams, none in 1");
        // the same address and name: the second takes over, as it does live
        assertThat(tool.lines().stream().filter(line -> line.contains("\"type\":\"router-up\"")))
                .hasSize(2);
        assertThat(tool.lines().stream().filter(line -> line.contains("\"superseded\"")))
                .hasSize(1);
    }

    @Test
    void what_is_neither_or_cut_is_damaged_input() throws IOException {
        byte[] stream = session();
        assertThat(decode(file("text", "no BMP at all".repeat(20).getBytes())).code())
                .isEqualTo(3);
        Tool cut = decode("-o", "ndjson", file("cut.bmp", Arrays.copyOf(stream, stream.length - 5)));
        assertThat(cut.code()).isEqualTo(3);
        assertThat(cut.err()).contains("the input ends").contains("octets into a message");
        byte[] pcap = capture(40000, stream, 100).octets();
        Tool half = decode("-o", "ndjson", file("half.pcap", Arrays.copyOf(pcap, pcap.length / 2)));
        assertThat(half.code()).isEqualTo(3);
        assertThat(half.err()).contains("the file ends within a frame");
        assertThat(half.lines()).isNotEmpty();
        byte[] broken = stream.clone();
        broken[session().length / 2] ^= 0x55;
        assertThat(decode(file("broken.bmp", broken)).code()).isIn(0, 3);
    }

    @Test
    void segments_in_ip_fragments_make_the_input_incomplete() throws IOException {
        byte[] stream = session();
        PcapFile capture = capture(40000, stream, 100);
        byte[] fragment = PcapFile.ipv4(PcapFile.tcp(40000, PORT, stream.length + 1, PcapFile.ACK, new byte[40]));
        fragment[6] = 0x20; // more of them follow
        capture.frame(PcapFile.ethernet(0x0800, fragment));
        Tool tool = decode("-o", "ndjson", file("fragments.pcap", capture.octets()));
        assertThat(tool.err()).contains("not used of the capture: ip-fragment 1");
        assertThat(tool.code()).isEqualTo(3);
    }

    @Test
    void a_file_that_cannot_be_read_costs_nothing_of_the_others() throws IOException {
        String sound = file("a.bmp", session());
        Tool tool = decode("-o", "ndjson", folder.resolve("none").toString(), sound);
        assertThat(tool.lines()).isEqualTo(decode("-o", "ndjson", sound).lines());
        assertThat(tool.err()).contains("none: no such file");
        assertThat(tool.code()).isEqualTo(2);
    }

    @Test
    void wrong_words_are_a_usage_error() {
        assertThat(decode().code()).isEqualTo(2);
        assertThat(decode("--what", "x").code()).isEqualTo(2);
        assertThat(decode("-o", "xml", "x").code()).isEqualTo(2);
        Tool none = decode(folder.resolve("none").toString());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("no such file");
        assertThat(decode(folder.toString()).err()).contains("it is a directory");
        assertThat(Tool.run("bmp", "encode").code()).isEqualTo(2);
    }

    @Test
    void mrt_out_is_what_bgpdump_reads() throws IOException {
        String raw = file("a.bmp", session());
        Path mrt = Files.write(folder.resolve("a.mrt"), decode("-o", "mrt", raw).out());
        List<String> lines = Tool.bgpdump(folder, "-m", mrt).lines();
        assertThat(lines.stream().filter(line -> line.contains("|A|"))).hasSize(2 * 24);
        assertThat(lines.stream().filter(line -> line.endsWith("|5|6"))).hasSize(2);
    }
}
