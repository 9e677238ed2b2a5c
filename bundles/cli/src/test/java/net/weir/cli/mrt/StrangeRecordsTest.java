package net.weir.cli.mrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
                    .isEqualTo("weir: 1 99/7 records of an unknown kind\n"
                            + "weir: 1 BGP4MP/77 records of an unknown kind\n");
            assertThat(tool.code()).as("%s", words).isZero();
        }
        assertThat(Tool.weir("cat", "-o", "mrt", file).out()).isEqualTo(odd.toBytes());
        assertThat(Tool.weir("convert", file, "-").out()).isEqualTo(odd.toBytes());
    }
}
