package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.captures.TestData;
import net.weir.generator.InventedRouter;
import net.weir.mrt.BgpdumpTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools that talk to a running Weir, and {@code mrt.file} within it, as an operator sees them. */
class ToolsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path home;

    @TempDir
    static Path scratch;

    static WeirProcess weir;

    @BeforeAll
    static void start() {
        weir = WeirProcess.start(home);
    }

    @AfterAll
    static void stop() {
        weir.close();
    }

    private static String bmp() {
        return "127.0.0.1:" + weir.ports().get("bmp");
    }

    private static JsonNode get(String path) {
        try {
            return JSON.readTree(weir.http(path).body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code PEER|AS|PREFIX} and AS_PATH of what a RIB has, of one router if {@code ingress} says so. */
    private static Map<String, String> table(String rib, String ingress) {
        Map<String, String> table = new TreeMap<>();
        for (String family : List.of("ipv4unicast", "ipv6unicast")) {
            for (JsonNode prefix : get("/api/v1/ribs/" + family + "/routes?rib=" + rib + ingress)
                    .path("included")
                    .path("moreSpecifics")) {
                for (JsonNode route : prefix.path("routes")) {
                    JsonNode peer = route.path("ingress");
                    String who = peer.path("remote_addr").asText() + "|"
                            + peer.path("remote_asn").asText();
                    table.put(who + "|" + prefix.path("nlri").asText(), path(route));
                }
            }
        }
        return table;
    }

    /** What is heard of the replayed router; nothing as long as it is not there. */
    private static Map<String, String> replayed() {
        WeirRib rib = new WeirRib(weir);
        return rib.routers().findValuesAsText("sysName").contains("archive")
                ? table("rib", "&ingressId=" + rib.router("127.0.0.1", "archive"))
                : Map.of();
    }

    private static String path(JsonNode route) {
        StringBuilder path = new StringBuilder();
        for (JsonNode attribute : route.path("pathAttributes")) {
            attribute.path("asPath").forEach(hop -> path.append(path.isEmpty() ? "" : " ")
                    .append(hop.asText().replace("AS", "")));
        }
        return path.toString();
    }

    private static long routers(String name) {
        return weir.shell("bmp:routers -o csv")
                .output()
                .lines()
                .filter(line -> line.contains(name))
                .count();
    }

    @Test
    void a_replayed_archive_makes_the_table_that_bgpdumps_text_makes() throws Exception {
        Path updates = TestData.file("mrt-bgpdump-oracle/bgpdump/test_data/updates.20071015.1505.gz");
        Map<String, String> wanted = BgpdumpTable.of(updates);
        assertThat(wanted).hasSizeGreaterThan(1_000);
        try (ToolProcess replay = new ToolProcess(
                home,
                "replay",
                "--to",
                bmp(),
                "--as",
                "bmp",
                "--speed",
                "max",
                "--sys-name",
                "archive",
                "--keep",
                updates.toString())) {
            Waiting.await("all sent", () -> replay.output().contains("stays until Ctrl-C"), replay::output);
            Waiting.await(
                    "as many routes",
                    () -> replayed().size() >= wanted.size(),
                    () -> replayed().size() + " of " + wanted.size());
            assertThat(replayed()).isEqualTo(wanted);
        }
        Waiting.await("taken back", () -> replayed().isEmpty());
    }

    @Test
    void invented_routers_show_what_was_asked_for_until_they_leave() {
        try (ToolProcess gen = new ToolProcess(
                home,
                "gen",
                "--to",
                bmp(),
                "--routers",
                "2",
                "--peers",
                "3",
                "--prefixes",
                "40",
                "--rate",
                "0",
                "--probe",
                "20",
                "--peer-up",
                "plain,ipv6,as2",
                "--views",
                "pre,loc-rib")) {
            WeirRib rib = new WeirRib(weir);
            Waiting.await("two routers", () -> routers("invented-") == 2, gen::output);
            Waiting.await(
                    "all routes",
                    () -> rib.prefixes("ipv4", "inPre").size()
                                    + rib.prefixes("ipv6", "inPre").size()
                            == 40 + 1,
                    gen::output);
            assertThat(rib.prefixes("ipv4", "loc")).hasSize(34);
            assertThat(rib.prefixes("ipv4", "inPre")).contains(InventedRouter.PROBE.toString());
            assertThat(gen.isAlive()).isTrue();
        }
        Waiting.await("gone", () -> new WeirRib(weir).prefixes("ipv4", "inPre").isEmpty());
    }

    @Test
    void the_progress_of_a_replay_stands_in_shell_and_web() throws IOException {
        Path archive = scratch.resolve("slow.mrt");
        assertThat(weir.script(
                                "gen",
                                "-o",
                                archive.toString(),
                                "--prefixes",
                                "60",
                                "--withdraw",
                                "0",
                                "--duration",
                                "7200",
                                "--rate",
                                "1")
                        .status())
                .isZero();
        Path etc = home.resolve("etc");
        Files.writeString(etc.resolve("weir.mrt.file-slow.cfg"), "files = " + archive + "\nspeed = original\n");
        Files.writeString(etc.resolve("weir.rib-kept.cfg"), "sources = slow\n");
        Waiting.await("paced", () -> stage("slow").path("reason").asText().contains("slow.mrt, file 1 of 1"));
        assertThat(stage("slow").path("reason").asText())
                .matches("slow\\.mrt, file 1 of 1, \\d+ %, \\d+ records/s, .* left");
        assertThat(weir.shell("weir:stages").output()).contains("file 1 of 1").contains("records/s");
        assertThat(weir.http("/metrics").body())
                .contains("weir_mrt_file_replay_eta_seconds")
                .contains("weir_mrt_file_replay_files_done");
        Waiting.await("its table", () -> table("kept", "").size() == 60);
        Files.delete(etc.resolve("weir.mrt.file-slow.cfg"));
        Waiting.await(
                "ended in the middle",
                () -> stage("slow").isMissingNode() || table("kept", "").isEmpty());
        Files.delete(etc.resolve("weir.rib-kept.cfg"));
    }

    private static JsonNode stage(String id) {
        for (JsonNode stage : get("/api/v1/stages").path("data")) {
            if (stage.path("id").asText().equals(id)) {
                return stage;
            }
        }
        return JSON.missingNode();
    }

    @Test
    void a_reader_that_has_seen_enough_ends_a_tool_quietly() {
        Finished head = Finished.run(
                Map.of("WEIR_HOME", home.toString()),
                List.of(
                        "bash",
                        "-c",
                        "set -o pipefail; " + System.getProperty("weir.checkout")
                                + "/weir gen -o - --prefixes 300000 | " + System.getProperty("weir.checkout")
                                + "/weir bmp decode -o ndjson - | head -n 3"));
        assertThat(head.status()).isZero();
        assertThat(head.output().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"type\":\""));
    }
}
