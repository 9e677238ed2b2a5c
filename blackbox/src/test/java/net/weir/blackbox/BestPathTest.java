package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FRR hears the same prefixes from several neighbours; what it chooses of them is what Weir would choose. */
class BestPathTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PREFIXES = 200;

    @TempDir
    Path home;

    private WeirProcess weir;
    private ManyNeighbours daemons;

    @AfterEach
    void end() throws Exception {
        if (daemons != null) {
            daemons.close();
        }
        if (weir != null) {
            weir.close();
        }
    }

    private JsonNode table() {
        try {
            return JSON.readTree(daemons.table()).path("routes");
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private static boolean isWhole(JsonNode table) {
        if (table.size() != PREFIXES) {
            return false;
        }
        for (JsonNode paths : table) {
            if (paths.size() != ManyNeighbours.COUNT) {
                return false;
            }
        }
        return true;
    }

    /** The neighbour whose path FRR marks as best, by prefix. */
    private Map<String, String> chosenByFrr() {
        Map<String, String> chosen = new TreeMap<>();
        table().properties().forEach(entry -> {
            for (JsonNode path : entry.getValue()) {
                if (path.path("bestpath").asBoolean()) {
                    chosen.put(entry.getKey(), path.path("peerId").asText());
                }
            }
        });
        return chosen;
    }

    private Map<String, String> chosenByWeir() throws IOException {
        Map<String, String> chosen = new TreeMap<>();
        String path = "/api/v1/ribs/ipv4unicast/routes?best=1&filter%5BribType%5D=inPost";
        for (JsonNode each : JSON.readTree(weir.http(path).body()).at("/included/moreSpecifics")) {
            chosen.put(
                    each.get("nlri").asText(),
                    each.at("/routes/0/ingress/remote_addr").asText());
        }
        return chosen;
    }

    private boolean weirIsWhole() {
        String body = weir.http("/api/v1/ribs/ipv4unicast/count?filter%5BribType%5D=inPost")
                .body();
        return body.contains("\"routes\":" + PREFIXES * ManyNeighbours.COUNT + ",");
    }

    @Test
    void weir_chooses_what_frr_chooses() throws Exception {
        Path etc = Files.createDirectories(home.resolve("etc"));
        Files.writeString(etc.resolve("weir.rib-rib.cfg"), "sources = bmp\n");
        weir = WeirProcess.start(home);
        daemons = new ManyNeighbours(weir.ports().get("bmp"), PREFIXES);
        daemons.start();
        Waiting.await("FRR has all paths", () -> isWhole(table()), daemons::table);
        Waiting.await(
                "Weir has all paths", this::weirIsWhole, () -> weir.http("/api/v1/ribs/ipv4unicast/count?groupBy=peer")
                        .body());
        Map<String, String> frr = chosenByFrr();
        assertThat(frr).hasSize(PREFIXES);
        assertThat(frr.values().stream().distinct()).hasSize(ManyNeighbours.COUNT);
        Map<String, String> ours = chosenByWeir();
        for (Map.Entry<String, String> each : frr.entrySet()) {
            assertThat(ours.get(each.getKey()))
                    .as(
                            "%s: FRR has %s, Weir %s",
                            each.getKey(),
                            table().path(each.getKey()),
                            weir.http("/api/v1/ribs/ipv4unicast/routes/" + each.getKey()
                                            + "?best=4&filter%5BribType%5D=inPost")
                                    .body())
                    .isEqualTo(each.getValue());
        }
    }
}
