package net.weir.cli.gen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.weir.captures.Tshark;
import net.weir.cli.Tool;
import net.weir.codec.bmp.BmpFramer;
import net.weir.codec.bmp.BmpLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenTest {
    private static final String[] ALL = {
        "--peers",
        "6",
        "--prefixes",
        "100",
        "--views",
        "pre,post,loc-rib,out-pre,out-post",
        "--peer-up",
        "plain,info,as2,ipv6,rd,capable",
        "--addpath",
        "2",
        "--mixed",
        "--duration",
        "5",
        "--rate",
        "20",
        "--probe",
        "2"
    };

    @TempDir
    Path folder;

    private static Tool gen(String... words) {
        List<String> line = new ArrayList<>(List.of("gen"));
        line.addAll(List.of(words));
        return Tool.run(line.toArray(String[]::new));
    }

    private static byte[] octets(String... more) {
        List<String> words = new ArrayList<>(List.of("-o", "-"));
        words.addAll(List.of(more));
        Tool tool = gen(words.toArray(String[]::new));
        assertThat(tool.err()).isEmpty();
        assertThat(tool.code()).isZero();
        return tool.out();
    }

    private static List<byte[]> messages(byte[] stream) {
        BmpFramer framer = new BmpFramer(BmpLimits.DEFAULT);
        framer.feed(stream, 0, stream.length);
        List<byte[]> messages = new ArrayList<>();
        while (framer.next()) {
            messages.add(Arrays.copyOfRange(framer.array(), framer.offset(), framer.offset() + framer.length()));
        }
        assertThat(framer.damage()).isNull();
        assertThat(framer.pending()).isZero();
        return messages;
    }

    @Test
    void the_same_seed_gives_the_same_octets_and_another_seed_others() {
        assertThat(octets(ALL)).isEqualTo(octets(ALL));
        assertThat(octets("--seed", "7")).isEqualTo(octets("--seed", "7")).isNotEqualTo(octets("--seed", "8"));
    }

    @Test
    void tshark_finds_no_message_malformed() throws Exception {
        List<byte[]> messages = messages(octets(ALL));
        List<String> lines = Tshark.fields(folder, messages, "bmp.type", "bgp.type", "_ws.malformed");
        assertThat(lines).hasSameSizeAs(messages);
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i).split("\t", -1);
            assertThat(fields[0]).isEqualTo("" + messages.get(i)[5]);
            // Debian's tshark 4.0 does not know that a Peer Up may end with TLVs
            boolean upWithTlvs = messages.get(i)[5] == 3 && hasTlvs(messages.get(i));
            assertThat(fields[2].isEmpty() || upWithTlvs).as(lines.get(i)).isTrue();
        }
    }

    private static boolean hasTlvs(byte[] up) {
        int at = 6 + 42 + 20;
        for (int open = 0; open < 2; open++) {
            at += (up[at + 16] & 0xff) << 8 | up[at + 17] & 0xff;
        }
        return at < up.length;
    }

    @Test
    void what_it_writes_decodes_without_a_fault_and_has_what_was_asked_for() throws IOException {
        Path file = Files.write(folder.resolve("all.bmp"), octets(ALL));
        Tool decoded = Tool.run("bmp", "decode", "-o", "csv", file.toString());
        assertThat(decoded.code()).isZero();
        assertThat(decoded.err()).doesNotContain("odd or damaged");
        List<String> lines = decoded.lines();
        for (String view :
                List.of("adj-rib-in-pre", "adj-rib-in-post", "adj-rib-out-pre", "adj-rib-out-post", "loc-rib")) {
            assertThat(lines).anyMatch(line -> line.startsWith("route-update") && line.contains("," + view + ","));
        }
        assertThat(lines.stream().filter(line -> line.contains(",203.0.113.0/24,")))
                .hasSize(10);
        assertThat(lines).anyMatch(line -> line.contains(",withdraw,10.") && line.contains("ipv4-unicast"));
        assertThat(lines).anyMatch(line -> line.contains(",withdraw,fd00:"));
        // each of 6 peers has 4 views, and the router a Loc-RIB
        assertThat(lines.stream().filter(line -> line.startsWith("peer-up,"))).hasSize(6 * 4 + 1);
        assertThat(lines.stream().filter(line -> line.startsWith("peer-down,"))).hasSize(6 * 4 + 1);
        assertThat(lines.stream().filter(line -> line.startsWith("router-down,")))
                .hasSize(1);
    }

    @Test
    void a_table_has_as_many_routes_as_asked_for() throws IOException {
        for (int perUpdate : new int[] {1, 6, 7, 500}) {
            Path file = Files.write(
                    folder.resolve(perUpdate + ".bmp"),
                    octets("--prefixes", "1001", "--nlri-per-update", "" + perUpdate, "--addpath", "3"));
            List<String> lines =
                    Tool.run("bmp", "decode", "-o", "csv", file.toString()).lines();
            assertThat(lines.stream().filter(line -> line.contains(",announce,")))
                    .hasSize(3 * 1001)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_share_of_the_changes_withdraws() throws IOException {
        for (String share : List.of("0", "1")) {
            byte[] octets = octets("--prefixes", "6000", "--withdraw", share, "--duration", "10", "--rate", "10");
            Path file = Files.write(folder.resolve("share.bmp"), octets);
            long gone = Tool.run("bmp", "decode", "-o", "csv", file.toString()).lines().stream()
                    .filter(line -> line.contains(",withdraw,"))
                    .count();
            assertThat(gone).isBetween(share.equals("0") ? 0L : 500L, share.equals("0") ? 0L : 600L);
        }
    }

    @Test
    void an_mrt_file_is_what_bgpdump_reads() {
        String file = folder.resolve("a.mrt.gz").toString();
        assertThat(gen("-o", file, "--peers", "2", "--peer-up", "plain,ipv6", "--prefixes", "60")
                        .code())
                .isZero();
        assertThat(Tool.bgpdump(folder, "-m", Path.of(file)).lines().stream().filter(line -> line.contains("|A|")))
                .hasSize(120);
        assertThat(Files.exists(folder.resolve("a.mrt.gz.part"))).isFalse();
    }

    @Test
    void several_routers_are_several_files() {
        assertThat(gen("-o", folder.resolve("r%d.bmp").toString(), "--routers", "2")
                        .code())
                .isZero();
        assertThat(folder.resolve("r1.bmp")).isRegularFile();
        assertThat(folder.resolve("r2.bmp")).isRegularFile();
        assertThat(gen("-o", folder.resolve("r.bmp").toString(), "--routers", "2")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void wrong_words_are_a_usage_error_of_one_line() {
        for (String[] words : List.of(
                new String[] {"--peers", "3"},
                new String[] {"-o", "-", "--to", "127.0.0.1:1"},
                new String[] {"-o", "-", "--peers", "none"},
                new String[] {"-o", "-", "--views", "pre,side"},
                new String[] {"-o", "-", "--peer-up", "odd"},
                new String[] {"-o", "-", "--withdraw", "2"},
                new String[] {"-o", "-", "--rate", "max"},
                new String[] {"-o", "-", "--mixed", "--prefixes", "5"},
                new String[] {"-o", "-", "--format", "pcap"},
                new String[] {"--to", "nowhere"},
                new String[] {"-o", "-", "file"})) {
            Tool tool = gen(words);
            assertThat(tool.code()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(tool.err().lines()).as(String.join(" ", words)).hasSize(1);
        }
        Tool nobody = gen("--to", "127.0.0.1:1");
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.err()).contains("cannot connect to 127.0.0.1:1");
        assertThat(gen("-o", folder.resolve("no/such/folder").toString()).code())
                .isEqualTo(1);
    }
}
