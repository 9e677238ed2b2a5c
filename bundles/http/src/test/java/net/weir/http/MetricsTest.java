package net.weir.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.weir.admin.MetricFamily;
import net.weir.admin.MetricFamily.Kind;
import net.weir.admin.MetricFamily.Sample;
import net.weir.admin.Peers.PeerStatus;
import net.weir.model.Family;
import net.weir.model.View;
import net.weir.query.RibQuery.PeerSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The text for Prometheus (H13). */
class MetricsTest {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    private final FakeViews views = new FakeViews();
    private final Client client = new Client(views);

    @BeforeEach
    void measure() {
        views.metrics.add(new MetricFamily(
                "weir_stage_events_in_total",
                "Events given to a stage.",
                Kind.COUNTER,
                List.of(new Sample(Map.of("stage", "edge1"), 10))));
        views.metrics.add(new MetricFamily(
                "plugin-own.count",
                "Multi\nline \\ help",
                Kind.COUNTER,
                List.of(
                        new Sample(Map.of("na-me", "a\"b\\c\nd"), Double.NaN),
                        new Sample(Map.of("na-me", "a\"b\\c\nd"), 2))));
        views.metrics.add(new MetricFamily("weir_empty", "", Kind.GAUGE, List.of()));
        views.metrics.add(new MetricFamily("weir_ratio_total", "", Kind.GAUGE, List.of(new Sample(Map.of(), 0.00001))));
        views.rib.peers =
                List.of(new PeerSummary(Samples.ONE, true, Family.IPV4_UNICAST, 4, 1, 2, 3, 9, true, false, 0));
    }

    @Test
    void a_histogram_has_its_buckets_sum_and_count() {
        views.metrics.add(new MetricFamily(
                "weir_file_flush_seconds",
                "How long a flush takes.",
                Kind.HISTOGRAM,
                List.of(new Sample(
                        Map.of("stage", "out"),
                        0.75,
                        List.of(
                                new MetricFamily.Bucket(0.5, 1),
                                new MetricFamily.Bucket(Double.POSITIVE_INFINITY, 2))))));
        assertThat(client.get("/metrics").body().lines())
                .containsSubsequence(
                        "# TYPE weir_file_flush_seconds histogram",
                        "weir_file_flush_seconds_bucket{stage=\"out\",le=\"0.5\"} 1",
                        "weir_file_flush_seconds_bucket{stage=\"out\",le=\"+Inf\"} 2",
                        "weir_file_flush_seconds_sum{stage=\"out\"} 0.75",
                        "weir_file_flush_seconds_count{stage=\"out\"} 2");
    }

    @Test
    void every_face_shows_the_same_numbers() {
        Client.Reply reply = client.get("/metrics?departed=36500d"); // one of the samples went down long ago

        assertThat(reply.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(reply.body().lines())
                .contains("weir_stage_events_in_total{stage=\"edge1\"} 10")
                .contains("weir_router_received_bytes_total{source=\"edge1\",router=\"r1@198.51.100.1\"} 1234")
                .contains("weir_peer_up{peer=\"2\",address=\"192.0.2.2\",view=\"adj-rib-in-post\"} 0")
                .contains("weir_peer_incomplete{peer=\"2\",address=\"192.0.2.2\",view=\"adj-rib-in-post\"} 1")
                .contains("weir_peer_reported_routes{peer=\"1\",address=\"192.0.2.1\",view=\"adj-rib-in-pre\"} 6")
                .noneMatch(line -> line.startsWith("weir_peer_reported_routes{peer=\"2\""))
                .contains("weir_peer_family_reported_routes{peer=\"1\",address=\"192.0.2.1\",view=\"adj-rib-in-pre\","
                        + "family=\"ipv4-unicast\"} 6")
                .contains("weir_peer_dirty{peer=\"1\",address=\"192.0.2.1\",view=\"adj-rib-in-pre\","
                        + "family=\"ipv4-unicast\"} 1")
                .contains("weir_rib_peer_incomplete{rib=\"rib\",peer=\"1\",family=\"ipv4-unicast\"} 0")
                .contains("weir_http_stalled_readers_total 3")
                .contains("weir_rib_peer_routes{rib=\"rib\",peer=\"1\",family=\"ipv4-unicast\"} 4")
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\"} "))
                .anyMatch(line -> line.startsWith("process_uptime_seconds "));
    }

    @Test
    void names_are_made_valid_values_escaped_and_repetitions_left_out() {
        assertThat(client.get("/metrics").body())
                .contains("# HELP plugin_own_count_total Multi\\nline \\\\ help\n")
                .contains("plugin_own_count_total{na_me=\"a\\\"b\\\\c\\nd\"} NaN\n")
                .doesNotContain("} 2\nplugin")
                .contains("weir_ratio 1.0e-5\n")
                .doesNotContain("weir_empty");
    }

    @Test
    void the_number_of_peers_shown_is_bounded() {
        for (int id = 3; id < 5000; id++) {
            views.peers.add(new PeerStatus(
                    Samples.peer(id, "192.0.2.3", 64499, View.ADJ_RIB_IN_PRE),
                    true,
                    1,
                    "",
                    0,
                    0,
                    -1,
                    List.of(),
                    List.of()));
        }

        String text = client.get("/metrics").body();

        assertThat(text.lines().filter(line -> line.startsWith("weir_peer_up{")))
                .hasSize(2000);
        assertThat(text).contains("weir_peers 4999\n").contains("weir_metrics_omitted{of=\"peers\"} 2999\n");
    }

    private void departed(int count, long sinceMicros) {
        for (int id = 10; id < 10 + count; id++) {
            views.peers.add(new PeerStatus(
                    Samples.peer(id, "192.0.2.3", 64499, View.ADJ_RIB_IN_PRE),
                    false,
                    sinceMicros,
                    "gone",
                    0,
                    0,
                    -1,
                    List.of(),
                    List.of()));
        }
    }

    @Test
    void a_live_peer_has_its_series_whatever_number_of_others_departed() {
        departed(5000, System.currentTimeMillis() * 1000);
        views.peers.add(new PeerStatus(
                Samples.peer(6000, "192.0.2.9", 64499, View.ADJ_RIB_IN_PRE),
                true,
                1,
                "",
                0,
                0,
                -1,
                List.of(),
                List.of()));

        String text = client.get("/metrics").body();

        assertThat(text).contains("weir_peer_up{peer=\"6000\",address=\"192.0.2.9\",view=\"adj-rib-in-pre\"} 1\n");
        assertThat(text).contains("weir_metrics_omitted{of=\"peers\"} 3003\n");
        assertThat(text).contains("weir_metrics_omitted{of=\"routers\"} 0\n");
    }

    @Test
    void the_departed_have_no_series_after_a_day_or_what_is_asked_for() {
        long hourAgo = (System.currentTimeMillis() - 3_600_000) * 1000;
        departed(1, hourAgo);
        String up = "weir_peer_up{peer=\"10\"";

        assertThat(client.get("/metrics").body()).contains(up);
        assertThat(client.get("/metrics?departed=2h").body()).contains(up);
        assertThat(client.get("/metrics?departed=30m").body())
                .doesNotContain(up)
                .contains("weir_peers 3\n");
        assertThat(client.get("/metrics?departed=soon").status()).isEqualTo(400);
        views.peers.clear();
        departed(1, (System.currentTimeMillis() - 25 * 3_600_000) * 1000);
        assertThat(client.get("/metrics").body()).doesNotContain(up);
    }

    @Test
    void samples_beyond_the_bound_of_one_metric_are_counted() {
        List<Sample> many = new ArrayList<>();
        for (int i = 0; i < 20_007; i++) {
            many.add(new Sample(Map.of("n", Integer.toString(i)), i));
        }
        views.metrics.add(new MetricFamily("weir_many", "", Kind.GAUGE, many));

        assertThat(client.get("/metrics").body()).contains("weir_metrics_omitted_samples{metric=\"weir_many\"} 7\n");
    }

    @Test
    void promtool_finds_nothing_to_complain_of() throws IOException, InterruptedException {
        assumeThat(PROMTOOL).as("promtool is not installed").isExecutable();
        List<String> output = promtool(client.get("/metrics").body());

        assertThat(output).isEmpty();
    }

    private static List<String> promtool(String text) throws IOException, InterruptedException {
        Path log = Files.createTempFile("promtool", ".log");
        Process process = new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        List<String> output = new ArrayList<>(Files.readAllLines(log));
        Files.delete(log);
        if (process.exitValue() != 0) {
            output.add("exit value " + process.exitValue());
        }
        return output;
    }
}
