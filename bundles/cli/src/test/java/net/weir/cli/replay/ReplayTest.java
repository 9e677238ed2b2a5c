package net.weir.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.weir.captures.PcapFile;
import net.weir.captures.TestData;
import net.weir.cli.Tool;
import net.weir.codec.bmp.BmpFramer;
import net.weir.codec.bmp.BmpLimits;
import net.weir.generator.InventedRouter;
import net.weir.mrt.BgpdumpTable;
import net.weir.mrt.Vectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final String ORACLE = "mrt-bgpdump-oracle/bgpdump/test_data/";

    @TempDir
    Path folder;

    private ListeningStation station;

    @BeforeEach
    void listen() throws IOException {
        station = new ListeningStation(true);
    }

    @AfterEach
    void close() {
        station.close();
    }

    private Tool replay(String... words) {
        List<String> line =
                new ArrayList<>(List.of("replay", "--to", station.address(), "--as", "bmp", "--speed", "max"));
        line.addAll(List.of(words));
        return Tool.run(line.toArray(String[]::new));
    }

    private static List<Integer> types(byte[] stream) {
        BmpFramer framer = new BmpFramer(BmpLimits.DEFAULT);
        framer.feed(stream, 0, stream.length);
        List<Integer> types = new ArrayList<>();
        while (framer.next()) {
            types.add((int) framer.array()[framer.offset() + 5]);
        }
        assertThat(framer.damage()).isNull();
        return types;
    }

    @Test
    void a_dump_and_updates_make_the_table_that_bgpdumps_text_makes() throws Exception {
        Path dump = TestData.file(ORACLE + "bview.20020722.2337.gz");
        Path updates = TestData.file(ORACLE + "updates.20020722.2238.gz");
        Tool tool = replay(dump.toString(), updates.toString());
        assertThat(tool.code()).as(tool.err()).isZero();
        byte[] stream = station.session(0);
        HeardTable heard = new HeardTable(stream);
        Map<String, String> wanted = BgpdumpTable.of(dump, updates);
        assertThat(wanted).hasSizeGreaterThan(50_000);
        assertThat(heard.routes).isEqualTo(wanted);
        assertThat(heard.routers.faults()).doesNotContainKeys("assumed", "update-damaged", "routes-of-unknown-peer");
        List<Integer> types = types(stream);
        assertThat(types.get(0)).isEqualTo(4);
        assertThat(types.get(types.size() - 1)).isEqualTo(5);
        assertThat(types.get(types.size() - 2))
                .as("a Peer Down before the Termination")
                .isEqualTo(2);
    }

    @Test
    void peers_of_both_families_and_updates_behind_the_dump() throws Exception {
        Path dump = TestData.file("generated/rib-20k.mrt.gz");
        Path updates = TestData.file("generated/updates-20k.mrt.gz");
        assertThat(replay(dump.toString(), updates.toString()).code()).isZero();
        HeardTable heard = new HeardTable(station.session(0));
        assertThat(heard.routes).isEqualTo(BgpdumpTable.of(dump, updates));
        assertThat(heard.routers.damaged()).isZero();
    }

    @Test
    void peer_ups_promise_the_path_ids_that_come() throws Exception {
        Path dump = TestData.file(ORACLE + "bview.ipv4_unicast_add_path.gz");
        Tool tool = replay(dump.toString());
        assertThat(tool.code()).isZero();
        HeardTable heard = new HeardTable(station.session(0));
        assertThat(heard.withPathIds).isPositive();
        assertThat(heard.routers.faults()).doesNotContainKey("assumed");
        Map<String, String> wanted = BgpdumpTable.of(dump);
        assertThat(wanted.keySet().removeIf(route -> route.startsWith("0.0.0.0|0|")))
                .isTrue();
        assertThat(heard.routes.keySet()).isEqualTo(wanted.keySet());
        // what the collector itself originated has no next hop, which no UPDATE can do without
        assertThat(tool.err()).contains("AS0 0.0.0.0").contains("2 left out");
    }

    @Test
    void every_kind_of_record_is_sent_without_a_fault() throws Exception {
        for (byte[] octets : List.of(Vectors.messages(), Vectors.ribs(), Vectors.old())) {
            Tool tool = replay(Files.write(folder.resolve("a.mrt"), octets).toString());
            assertThat(tool.code()).as(tool.err()).isZero();
            HeardTable heard = new HeardTable(station.session(station.sessions() - 1));
            assertThat(heard.ups).isPositive();
            // the vectors' LOCAL_PREF comes from another AS, which is the peer's doing; nothing else is odd
            assertThat(heard.routers.faults().keySet()).isSubsetOf("update-damaged");
            assertThat(heard.problems)
                    .allMatch(problem -> problem.contains("LOCAL_PREF from another AS"))
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void damaged_records_are_told_and_the_rest_is_sent() throws Exception {
        byte[] octets = Vectors.old();
        octets[12 + 8] = 99; // the prefix length of the first record
        Tool tool = replay(Files.write(folder.resolve("bad.mrt"), octets).toString());
        assertThat(tool.code()).isEqualTo(3);
        assertThat(tool.err()).contains("prefix length 99 above 32");
        assertThat(new HeardTable(station.session(0)).routes).isNotEmpty();
    }

    private static byte[] session(int number) {
        InventedRouter router = new InventedRouter(new InventedRouter.Settings(number, 2, 4, 1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(router.opening());
        out.writeBytes(router.table(0));
        return out.toByteArray();
    }

    @Test
    void a_bmp_stream_goes_out_octet_for_octet_and_is_ended_properly() throws Exception {
        byte[] session = session(1);
        assertThat(replay(Files.write(folder.resolve("a.bmp"), session).toString())
                        .code())
                .isZero();
        byte[] heard = station.session(0);
        assertThat(Arrays.copyOf(heard, session.length)).isEqualTo(session);
        assertThat(types(Arrays.copyOfRange(heard, session.length, heard.length)))
                .containsExactly(5);
    }

    @Test
    void the_sessions_of_a_capture_get_a_connection_each() throws Exception {
        PcapFile capture = new PcapFile();
        capture.segment(40001, 11019, session(1)).segment(40002, 11019, session(2));
        capture.segment(40003, 11019, new InventedRouter(new InventedRouter.Settings(3, 1, 4, 1)).table(0));
        Tool tool =
                replay(Files.write(folder.resolve("a.pcap"), capture.octets()).toString());
        assertThat(tool.code()).as(tool.err()).isZero();
        assertThat(types(station.session(0))).containsExactly(4, 3, 3, 0, 0, 5);
        assertThat(Arrays.copyOf(station.session(1), session(2).length)).isEqualTo(session(2));
        assertThat(types(station.session(2))).as("an Initiation comes first").containsExactly(4, 0, 5);
    }

    @Test
    void a_station_that_hangs_up_ends_it_with_a_clear_word() throws Exception {
        String file = Files.write(folder.resolve("a.bmp"), session(1)).toString();
        try (ListeningStation rude = new ListeningStation(false)) {
            Tool tool = Tool.run("replay", "--to", rude.address(), "--as", "bmp", "--keep", file);
            assertThat(tool.code()).isEqualTo(1);
            assertThat(tool.err()).containsAnyOf("closed the connection", "was lost");
        }
    }

    @Test
    void wrong_words_are_a_usage_error_and_nobody_at_home_is_none() throws Exception {
        String file = Files.write(folder.resolve("a.mrt"), Vectors.old()).toString();
        for (String[] words : List.of(
                new String[] {"replay", file},
                new String[] {"replay", "--to", "127.0.0.1:1", file},
                new String[] {"replay", "--to", "127.0.0.1:1", "--as", "bgp", file},
                new String[] {"replay", "--to", "127.0.0.1", "--as", "bmp", file},
                new String[] {"replay", "--to", "127.0.0.1:1", "--as", "bmp"},
                new String[] {"replay", "--to", "127.0.0.1:1", "--as", "bmp", "--speed", "fast", file},
                new String[] {"replay", "--to", "127.0.0.1:1", "--as", "bmp", "--speed", "0", file},
                new String[] {
                    "replay",
                    "--to",
                    "127.0.0.1:1",
                    "--as",
                    "bmp",
                    folder.resolve("none").toString()
                })) {
            Tool tool = Tool.run(words);
            assertThat(tool.code()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(tool.err().lines()).hasSize(1);
        }
        Tool nobody = Tool.run("replay", "--to", "127.0.0.1:1", "--as", "bmp", file);
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.err()).contains("cannot connect to 127.0.0.1:1");
    }
}
