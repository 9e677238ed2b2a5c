package net.weir.pipeline;

import static net.weir.pipeline.Node.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.weir.api.State;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.mrt.MrtEncoder;
import net.weir.model.Aggregator;
import net.weir.model.AttributeType;
import net.weir.model.Community;
import net.weir.model.Family;
import net.weir.model.Ipv4Nlri;
import net.weir.model.NextHop;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.mrt.BgpdumpTable;
import net.weir.mrt.Vectors;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real archives through {@code mrt.file} into a RIB, against a table that is kept from bgpdump's lines of the same files. */
class MrtReplayTest {
    private static final String ORACLE = "mrt-bgpdump-oracle/bgpdump/test_data/";

    private static final String NOBODY = "|0 0.0.0.0";

    @TempDir
    Path home;

    private static Path data(String name) {
        String named = System.getenv("WEIR_TESTDATA");
        Path file = (named != null ? Path.of(named) : Path.of("../../shared/data")).resolve(name);
        Assumptions.assumeTrue(Files.isReadable(file), "captures not here, set WEIR_TESTDATA: " + file);
        return file;
    }

    private static Map<String, String> inRib(Node node) {
        return inRib(node, set -> set.asPath().toString());
    }

    private static Map<String, String> inRib(Node node, Function<PathAttributes, String> told) {
        Map<String, String> table = new TreeMap<>();
        for (Family family : node.rib().families()) {
            try (RibQuery.RouteCursor cursor =
                    node.rib().query(RouteQuery.all(family).where((Peer peer) -> true, a -> true))) {
                for (RibQuery.PrefixRoutes at = cursor.next(); at != null; at = cursor.next()) {
                    for (RibQuery.Route route : at.routes()) {
                        String peer = route.peer().key().address() + "|"
                                + route.peer().asn().number();
                        table.put(peer + "|" + at.prefix(), told.apply(route.attributes()));
                    }
                }
            }
        }
        return table;
    }

    /** What {@link #inRib} tells of a route, and all else that bgpdump knows of it. */
    private static String attributes(PathAttributes set) {
        NextHop hop = set.nextHop();
        Aggregator aggregator = set.aggregator();
        return String.join(
                "|",
                set.asPath().toString(),
                Objects.requireNonNull(set.origin()).name(),
                hop == null ? "" : hop.global().toString(),
                Long.toString(Math.max(0, set.localPref())),
                Long.toString(Math.max(0, set.med())),
                set.communities().stream().map(MrtReplayTest::community).collect(Collectors.joining(" ")),
                set.has(AttributeType.ATOMIC_AGGREGATE) ? "AG" : "NAG",
                aggregator == null ? "" : aggregator.asn().number() + " " + aggregator.address());
    }

    /** As bgpdump writes it. */
    private static String community(Community community) {
        return switch (community.bits()) {
            case 0xffff_ff01 -> "no-export";
            case 0xffff_ff02 -> "no-advertise";
            case 0xffff_ff03 -> "local-AS";
            default -> (community.bits() >>> 16) + ":" + (community.bits() & 0xffff);
        };
    }

    private static void same(Node node, Map<String, String> wanted) {
        assertThat(Tables.differences(inRib(node, MrtReplayTest::attributes), wanted))
                .isEmpty();
    }

    private static void done(Node node, int files) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> node.status("archive")
                .reason()
                .startsWith(files + (files == 1 ? " file replayed" : " files replayed")));
        assertThat(node.status("archive").state()).isEqualTo(State.RUNNING);
    }

    @Test
    void a_dump_and_the_updates_behind_it_make_the_table_that_bgpdumps_text_makes() throws Exception {
        Path dump = data(ORACLE + "bview.20020722.2337.gz");
        Path updates = data(ORACLE + "updates.20020722.2238.gz");
        try (Node node = new Node(home)
                .stage("mrt.file", "archive", "files", dump + "," + updates)
                .stage("rib", "rib", "sources", "archive")
                .apply()) {
            done(node, 2);
            Map<String, String> wanted = BgpdumpTable.withAttributes(dump, updates);
            assertThat(wanted).hasSizeGreaterThan(50_000);
            // AS 0 in an AGGREGATOR is malformed, and the attribute is left out (RFC 7607 section 2)
            assertThat(wanted.values())
                    .filteredOn(told -> told.endsWith(NOBODY))
                    .hasSize(8);
            wanted.replaceAll((route, told) -> told.endsWith(NOBODY) ? told.replace(NOBODY, "|") : told);
            same(node, wanted);
        }
    }

    @Test
    void a_dump_of_several_peers_and_both_families_is_whole_in_the_rib() throws Exception {
        Path dump = data("generated/rib-20k.mrt.gz");
        Path updates = data("generated/updates-20k.mrt.gz");
        try (Node node = new Node(home)
                .stage("mrt.file", "archive", "files", dump + "," + updates, "clock", "now")
                .stage("rib", "rib", "sources", "archive")
                .stage("test.sink", "out", "sources", "rib")
                .apply()) {
            done(node, 2);
            same(node, BgpdumpTable.withAttributes(dump, updates));
        }
    }

    @Test
    void a_file_that_comes_into_a_watched_directory_is_replayed_and_a_sink_that_blocks_loses_nothing()
            throws Exception {
        Path updates = data(ORACLE + "updates.20070211.0141.gz");
        Path folder = Files.createDirectory(home.resolve("inbox"));
        try (Node node = new Node(home)
                .stage("mrt.file", "archive", "watch", folder.toString(), "watch-interval", "1s")
                .stage("rib", "rib", "sources", "archive")
                .stage("test.sink", "out", "sources", "archive", "edge", "block", "edge-events", "100")
                .apply()) {
            eventually().until(() -> node.status("archive").reason().contains("waiting for more"));
            Path part = Files.copy(updates, folder.resolve("updates.gz.part"));
            Files.move(part, folder.resolve("updates.gz"), StandardCopyOption.ATOMIC_MOVE);
            done(node, 1);
            same(node, BgpdumpTable.withAttributes(updates));
            long offered = node.status("archive").eventsOut();
            assertThat(offered).isGreaterThan(1_000);
            eventually().until(() -> node.status("out").eventsIn() == offered);
            assertThat(node.status("out").drops()).isEmpty();
        }
    }

    @Test
    void a_stage_that_is_removed_in_the_middle_of_a_file_ends_and_made_anew_begins_anew() throws Exception {
        Path hours = Files.write(home.resolve("hours.mrt"), hoursApart());
        try (Node node = new Node(home)
                .stage("mrt.file", "archive", "files", hours.toString(), "speed", "original")
                .stage("rib", "rib", "sources", "archive")
                .apply()) {
            eventually().until(() -> inRib(node).size() == 1);
            eventually().until(() -> node.status("archive").reason().contains("hours.mrt, file 1 of 1"));
            node.remove("archive")
                    .stage("mrt.file", "other", "files", hours.toString())
                    .stage("rib", "rib", "sources", "other")
                    .apply();
            eventually().until(() -> inRib(node).size() == 2); // all at once, and nothing of the one that is gone
            node.remove("other")
                    .stage("mrt.file", "archive", "files", hours.toString(), "speed", "original")
                    .stage("rib", "rib", "sources", "archive")
                    .apply();
            eventually().until(() -> inRib(node).size() == 1);
        }
    }

    /** A route now and another in an hour. */
    private static byte[] hoursApart() {
        UpdateEncoder updates = new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC);
        MrtEncoder out = new MrtEncoder();
        for (int hour = 0; hour < 2; hour++) {
            Ipv4Nlri route = Ipv4Nlri.of(Prefix.parse("203.0.113." + 128 * hour + "/25"));
            byte[] update = updates.encode(null, route, Vectors.attributes()).get(0);
            long micros = (Vectors.SECONDS + 3600 * hour) * 1_000_000;
            out.message(micros, false, Vectors.session(false), true, false, false, update);
        }
        return out.toBytes();
    }
}
