package net.weir.cli.mrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.weir.cli.Tool;
import net.weir.codec.mrt.MrtEncoder;
import net.weir.codec.mrt.RibAttributes;
import net.weir.model.Family;
import net.weir.mrt.Vectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are whole and yet cannot be understood, or not by themselves. */
class StrangeRecordsTest {
    private static final byte[] PREFIX = {24, (byte) 192, 0, 2};

    private static final String ORIGIN_PATH_HOP = "400101004002060202fbf0fbf2400304c0000209";

    @TempDir
    Path folder;

    private String strange;

    private static byte[] rib(int... peers) {
        byte[] attributes = RibAttributes.octets(Vectors.attributes());
        List<MrtEncoder.RibEntry> entries = Arrays.stream(peers)
                .mapToObj(peer -> new MrtEncoder.RibEntry(peer, Vectors.SECONDS, 0, attributes))
                .toList();
        MrtEncoder out = new MrtEncoder();
        out.rib(Vectors.SECONDS, Family.of(1, 1), false, 1, PREFIX, entries);
        return out.toBytes();
    }

    private String file(String name, byte[]... parts) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            octets.writeBytes(part);
        }
        return Files.write(folder.resolve(name), octets.toByteArray()).toString();
    }

    private static byte[] table() {
        MrtEncoder out = new MrtEncoder();
        out.peerIndexTable(Vectors.SECONDS, Vectors.table());
        return out.toBytes();
    }

    @BeforeEach
    void write() throws IOException {
        strange = file("strange.mrt", table(), rib(0, 9, 1), rib(9));
    }

    @Test
    void a_peer_that_is_not_in_the_table_costs_its_own_entry_and_is_told() {
        for (List<String> words : List.of(
                List.of("cat", "-m"),
                List.of("cat"),
                List.of("cat", "-o", "csv"),
                List.of("filter"),
                List.of("info"),
                List.of("cat", "-o", "mrt"),
                List.of("stats"),
                List.of("convert"))) {
            List<String> line = new ArrayList<>(words);
            line.add(strange);
            if (words.contains("convert")) {
                line.add("-");
            }
            Tool tool = Tool.weir(line.toArray(String[]::new));
            assertThat(tool.code()).as("%s", words).isEqualTo(3);
            assertThat(tool.err())
                    .as("%s", words)
                    .contains("peer 9 where the PEER_INDEX_TABLE has 2")
                    .contains("2 damaged records");
        }
        assertThat(Tool.weir("cat", "-m", strange).lines()).hasSize(2);
        assertThat(Tool.weir("filter", strange).lines()).hasSize(2);
        assertThat(Tool.weir("cat", strange).lines().stream().filter(line -> line.startsWith("FROM: ")))
                .hasSize(2);
        assertThat(Tool.weir("cat", strange).lines().stream().filter(line -> line.startsWith("TIME: ")))
                .hasSize(2);
    }

    @Test
    void the_table_of_one_file_is_not_that_of_the_next() throws IOException {
        String sound = file("sound.mrt", table(), rib(0));
        String bare = file("bare.mrt", rib(0));
        for (String form : List.of("-m", "-H", "-ondjson", "-omrt")) {
            String[] words = form.startsWith("-o")
                    ? new String[] {"cat", "-o", form.substring(2), sound, bare}
                    : new String[] {"cat", form, sound, bare};
            Tool tool = Tool.weir(words);
            assertThat(tool.err()).as(form).contains("bare.mrt").contains("no PEER_INDEX_TABLE was read before it");
            assertThat(tool.code()).as(form).isEqualTo(3);
        }
        assertThat(Tool.weir("cat", "-m", sound, bare).lines()).hasSize(1);
    }

    /** A BGP4MP message with 2-octet AS numbers, from AS 64496 at 192.0.2.1. */
    private static byte[] message(String body) {
        String update =
                "ffffffffffffffffffffffffffffffff" + String.format("%04x", 19 + body.length() / 2) + "02" + body;
        MrtEncoder out = new MrtEncoder();
        out.record(Vectors.SECONDS, 16, 1, HexFormat.of().parseHex("fbf0fbf100000001c0000201c0000202" + update));
        return out.toBytes();
    }

    @Test
    void what_is_wrong_inside_is_kept_by_convert_and_told_by_filter() throws IOException {
        String sound = "00000014" + ORIGIN_PATH_HOP + "18cb0071";
        for (String body : List.of(
                "00000014" + ORIGIN_PATH_HOP + "30cb0071010203", // a prefix of 48 bits
                "00000019" + ORIGIN_PATH_HOP + "8004020000" + "18cb0071", // a MED of two octets
                "0000001a" + ORIGIN_PATH_HOP + "c00703000000" + "18cb0071")) { // an aggregator of three
            byte[] bad = message(body);
            String name = file("bad.mrt", message(sound), bad, message(sound));
            Tool tool = Tool.weir("convert", name, "-");
            assertThat(new String(tool.out(), StandardCharsets.ISO_8859_1))
                    .contains(new String(bad, StandardCharsets.ISO_8859_1));
            assertThat(tool.err()).isEqualTo("weir: 1 record stays of the old kind, for what is wrong inside\n");
            assertThat(Tool.weir("filter", "--family", "ipv4-unicast", name).err())
                    .startsWith("weir: 1 UPDATE with something wrong inside, taken as RFC 7606 says");
        }
        String none = file("none.mrt", message("00000014" + ORIGIN_PATH_HOP));
        assertThat(Tool.weir("convert", none, "-").out()).isEqualTo(Files.readAllBytes(Path.of(none)));
    }

    @Test
    void records_of_an_unknown_kind_are_counted_and_kept_by_those_that_write_records() throws IOException {
        MrtEncoder odd = new MrtEncoder();
        odd.record(Vectors.SECONDS, 99, 7, new byte[5]);
        odd.record(Vectors.SECONDS, 16, 77, new byte[5]);
        String file = file("odd.mrt", odd.toBytes());
        for (List<String> words : List.of(
                List.of("cat", "-m"),
                List.of("cat"),
                List.of("cat", "-o", "ndjson"),
                List.of("stats"),
                List.of("filter"))) {
            List<String> line = new ArrayList<>(words);
            line.add(file);
            Tool tool = Tool.weir(line.toArray(String[]::new));
            assertThat(tool.err())
                    .as("%s", words)
                    .isEqualTo("weir: 1 99/7 records of an unknown kind, 17 octets\n"
                            + "weir: 1 BGP4MP/77 records of an unknown kind, 17 octets\n");
            assertThat(tool.code()).as("%s", words).isZero();
        }
        assertThat(Tool.weir("cat", "-o", "mrt", file).out()).isEqualTo(odd.toBytes());
        assertThat(Tool.weir("convert", file, "-").out()).isEqualTo(odd.toBytes());
    }

    /** The length of the second record leads nowhere: without the option the rest of the file is its. */
    @Test
    void with_resync_every_tool_reads_on_behind_a_damaged_length() throws IOException {
        byte[] sound = message("00000014" + ORIGIN_PATH_HOP + "18cb0071");
        byte[] bad = sound.clone();
        bad[10] = 0x7f;
        String name = file("lost.mrt", sound, bad, sound, sound);
        Tool plain = Tool.weir("cat", "-m", name);
        assertThat(plain.lines()).hasSize(1);
        assertThat(plain.code()).isEqualTo(3);
        assertThat(plain.err()).contains("the file ends " + 3 * sound.length + " octets into a record of");
        for (String tool : List.of("cat", "filter", "stats", "info")) {
            Tool resync =
                    tool.equals("cat") ? Tool.weir(tool, "--resync", "-m", name) : Tool.weir(tool, "--resync", name);
            assertThat(resync.code()).isEqualTo(3);
            assertThat(resync.err()).contains("no record: " + sound.length + " octets passed over");
            if (!tool.equals("stats") && !tool.equals("info")) {
                assertThat(resync.lines()).hasSize(3);
            }
        }
        String whole = file("whole.mrt", sound, sound, sound);
        assertThat(Tool.weir("convert", "--resync", name, "-").out())
                .isEqualTo(Tool.weir("convert", whole, "-").out());
        assertThat(Tool.weir("diff", "--resync", name, whole).text()).isEmpty();
    }
}
