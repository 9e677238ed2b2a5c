package net.weir.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.mrt.Archive;
import net.weir.mrt.BgpdumpTable;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mrt} writes of routers that churn, come and go, read back by Weir and by bgpdump, against the RIB. */
class MrtArchiveTest {
    private static final int PEERS = 3;
    private static final int GROUPS = 300;

    @TempDir
    Path home;

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    private Node node() {
        return new Node(home)
                .stage("bmp.tcp", "bmp", "listen", "127.0.0.1:0")
                .stage("rib", "rib", "sources", "bmp")
                .stage("mrt", "straight", "sources", "bmp", "interval", "1s", "updates", name("straight"))
                .stage("mrt", "behind", "sources", "rib", "interval", "1s", "updates", name("behind"))
                .apply();
    }

    private String name(String stage) {
        return home.resolve(stage) + "/{router}/updates.{yyyyMMdd.HHmmss}.gz";
    }

    private List<Path> whole(String stage, String router) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(stage).resolve(router))) {
            return files.filter(file -> file.toString().endsWith(".gz"))
                    .sorted()
                    .toList();
        }
    }

    /** {@code ADDRESS|AS|PREFIX} of what stands after the files of a router. */
    private static Map<String, PathAttributes> replayed(List<Path> files) {
        Map<String, PathAttributes> table = new TreeMap<>();
        for (Path file : files) {
            Archive read = Archive.of(file);
            assertThat(read.damage).as("%s", file).isEmpty();
            read.events.forEach(event -> apply(table, event));
        }
        return table;
    }

    private static void apply(Map<String, PathAttributes> table, Event event) {
        if (event instanceof PeerDown down && down.peer() != null) {
            table.keySet().removeIf(key -> key.startsWith(name(down.peer())));
        } else if (event instanceof RouteUpdate update) {
            String peer = name(update.routePeer());
            NlriBlock gone = update.withdrawn();
            for (int i = 0; gone != null && i < gone.count(); i++) {
                table.remove(peer + gone.text(i));
            }
            NlriBlock announced = update.announced();
            for (int i = 0; announced != null && i < announced.count(); i++) {
                table.put(peer + announced.text(i), update.attributes());
            }
        }
    }

    private static String name(Peer peer) {
        return peer.key().address() + "|" + peer.asn().number() + "|";
    }

    private static Map<String, PathAttributes> live(Node node, String router) {
        Map<String, PathAttributes> table = new TreeMap<>();
        for (Family family : node.rib().families()) {
            try (RibQuery.RouteCursor cursor = node.rib()
                    .query(RouteQuery.all(family)
                            .where(
                                    (Peer peer) ->
                                            router.equals(peer.key().router().name()),
                                    a -> true))) {
                for (RibQuery.PrefixRoutes at = cursor.next(); at != null; at = cursor.next()) {
                    for (RibQuery.Route route : at.routes()) {
                        table.put(name(route.peer()) + at.prefix(), route.attributes());
                    }
                }
            }
        }
        return table;
    }

    private static Map<String, String> paths(Map<String, PathAttributes> table) {
        Map<String, String> paths = new TreeMap<>();
        table.forEach((key, set) -> paths.put(key, set.asPath().toString()));
        return paths;
    }

    @Test
    void archives_of_what_was_received_and_of_what_was_stored_make_the_table_that_the_rib_has() throws Exception {
        try (Node node = node();
                SoakedRouter steady = new SoakedRouter(0, PEERS, GROUPS);
                SoakedRouter flapping = new SoakedRouter(1, PEERS, GROUPS)) {
            soon().until(() -> !node.engine().pipeline().endpoints().isEmpty());
            InetSocketAddress station =
                    node.engine().pipeline().endpoints().get(0).address();
            steady.come(station);
            for (int i = 0; i < 3; i++) {
                flapping.come(station);
                steady.churn(300);
                flapping.churn(300);
                soon().until(() -> !live(node, "demo-1").isEmpty());
                flapping.go(i % 2 == 0);
                soon().until(() -> live(node, "demo-1").isEmpty());
            }
            flapping.come(station);
            flapping.probe();
            steady.probe();
            soon().until(() -> live(node, "demo-0").size() == steady.routes()
                    && live(node, "demo-1").size() == flapping.routes());
            for (String stage : List.of("straight", "behind")) {
                isSame(node, stage, "demo-0");
                isSame(node, stage, "demo-1");
                assertThat(node.status(stage).drops()).isEmpty();
            }
            assertThat(records(node, "straight", "original")).isPositive();
            assertThat(records(node, "behind", "original")).isZero();
            assertThat(records(node, "behind", "encoded")).isPositive();
        }
    }

    private void isSame(Node node, String stage, String router) throws Exception {
        Map<String, PathAttributes> table = live(node, router);
        soon().untilAsserted(() -> assertThat(Tables.differences(replayed(whole(stage, router)), table))
                .as(stage)
                .isEmpty());
        Path[] files = whole(stage, router).toArray(Path[]::new);
        assertThat(Tables.differences(BgpdumpTable.of(files), paths(table)))
                .as(stage)
                .isEmpty();
    }

    private static long records(Node node, String stage, String form) {
        return node.engine().pipeline().metrics().stream()
                .filter(family -> family.name().equals("weir_mrt_records_total"))
                .flatMap(family -> family.samples().stream())
                .filter(sample -> sample.labels().values().containsAll(List.of(stage, form)))
                .mapToLong(sample -> (long) sample.value())
                .sum();
    }
}
