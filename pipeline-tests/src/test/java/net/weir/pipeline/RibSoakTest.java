package net.weir.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.weir.generator.InventedRouter;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import net.weir.model.View;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A RIB under far more churn than the Internet's, with peers that come and go and consumers of every pace, for the seconds
 * that the environment variable {@code WEIR_SOAK_SECONDS} says: each consumer has the RIB's table after each cycle, no
 * version is missing where nothing may be, and the memory stays what it was.
 */
class RibSoakTest {
    private static final Duration TIME =
            Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("WEIR_SOAK_SECONDS", "25")));
    private static final int PEERS = 4;
    private static final int FLAPPING = 2;
    private static final int GROUPS = 1_500;
    private static final int CHANGES = 2_000;
    private static final int LEAST_CYCLES = 24;

    /** Ten times the worst day of updates that one vantage point told of in 2025 (722 489), by the second. */
    private static final double TENFOLD = 10 * 722_489 / 86_400.0;

    @TempDir
    Path home;

    private final Mirror.Factory mirrors = new Mirror.Factory();
    private final List<Use> uses = new ArrayList<>();
    private long updates;
    private int cycle;

    /** What must not grow: the heap after a collection, and what the RIB says that it takes. */
    private record Use(long heap, long rib) {}

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
    }

    private Node node() {
        Node node = new Node(home);
        node.come(mirrors);
        return node.stage("bmp.tcp", "bmp", "listen", "127.0.0.1:0")
                .stage("rib", "rib", "sources", "bmp")
                .stage("test.mirror", "quick", "sources", "rib")
                .stage("test.mirror", "slow", "sources", "rib", "slow-millis", "1")
                .stage(
                        "test.mirror",
                        "few",
                        "sources",
                        "rib",
                        "edge",
                        "coalesce",
                        "edge-events",
                        "200000",
                        "slow-millis",
                        "1")
                .stage(
                        "test.mirror",
                        "lossy",
                        "sources",
                        "rib",
                        "edge",
                        "drop-oldest",
                        "edge-events",
                        "64",
                        "slow-millis",
                        "1")
                .apply();
    }

    @Test
    void consumers_of_every_pace_keep_up_with_flapping_peers_and_nothing_grows() throws IOException {
        try (Node node = node();
                SoakedRouter steady = new SoakedRouter(0, PEERS, GROUPS);
                SoakedRouter flapping = new SoakedRouter(1, FLAPPING, GROUPS)) {
            soon().until(() -> !node.engine().pipeline().endpoints().isEmpty());
            InetSocketAddress station =
                    node.engine().pipeline().endpoints().get(0).address();
            steady.come(station);
            long begin = System.nanoTime();
            while (cycle < LEAST_CYCLES || System.nanoTime() - begin < TIME.toNanos()) {
                cycle(node, station, steady, flapping);
            }
            double rate = updates / ((System.nanoTime() - begin) / 1e9) / (PEERS + FLAPPING);
            System.out.printf("RIB soak: %d cycles, %.0f updates a second and peer%n", cycle, rate);
            assertThat(rate).isGreaterThan(TENFOLD);
            long early = meanHeap(1);
            long late = meanHeap(2);
            System.out.printf("mean heap %d, then %d; RIB at most %d, then %d%n", early, late, mostRib(1), mostRib(2));
            assertThat(late).as("heap of %s", uses).isLessThan(early + early / 20);
            assertThat(mostRib(2)).as("RIB of %s", uses).isLessThan(mostRib(1) + mostRib(1) / 20);
        }
    }

    private void cycle(Node node, InetSocketAddress station, SoakedRouter steady, SoakedRouter flapping)
            throws IOException {
        cycle++;
        flapping.come(station);
        steady.churn(CHANGES / 2);
        node.stage("test.mirror", "late", "sources", "rib").apply();
        flapping.churn(CHANGES / 4);
        steady.churn(CHANGES / 2);
        soon().until(() -> up(node) == PEERS + FLAPPING);
        flapping.go(cycle % 2 == 0);
        long probe = steady.probe();
        updates += CHANGES + CHANGES / 4 + (long) FLAPPING * GROUPS;
        soon().until(() -> up(node) == PEERS && probed(node) == probe);
        Map<String, PathAttributes> table = node.table(View.ADJ_RIB_IN_PRE);
        assertThat(table).hasSize((int) steady.routes());
        for (String stage : List.of("quick", "slow", "late", "few")) {
            Mirror mirror = mirrors.of(stage);
            soon().untilAsserted(() -> assertThat(Tables.differences(mirror.routes(), table))
                    .as("%s %s", stage, node.status(stage).drops())
                    .isEmpty());
            assertThat(mirror.backward()).as(stage).isZero();
            assertThat(mirror.skips()).as(stage).matches(skips -> skips == 0 || stage.equals("few"));
        }
        assertThat(mirrors.of("lossy").backward()).isZero();
        node.remove("late").apply();
        mirrors.forget("late");
        uses.add(use(node));
    }

    private static long up(Node node) {
        return node.rib().summary().peers().stream()
                .filter(RibQuery.PeerSummary::up)
                .map(summary -> summary.peer().id())
                .distinct()
                .count();
    }

    /** The MED of the probe in the RIB, -1 if it is not there. */
    private static long probed(Node node) {
        RouteQuery query = RouteQuery.exact(Family.IPV4_UNICAST, InventedRouter.PROBE);
        try (RibQuery.RouteCursor cursor = node.rib().query(query)) {
            RibQuery.PrefixRoutes found = cursor.next();
            return found == null ? -1 : found.routes().get(0).attributes().med();
        }
    }

    private static Use use(Node node) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return new Use(
                runtime.totalMemory() - runtime.freeMemory(),
                node.rib().memoryUse().octets());
    }

    /** A third of the cycles; the first is for what fills once. */
    private List<Use> third(int number) {
        return uses.subList(uses.size() * number / 3, uses.size() * (number + 1) / 3);
    }

    /** Caches fill and are emptied again, so one cycle says little. */
    private long meanHeap(int third) {
        return (long) third(third).stream().mapToLong(Use::heap).average().orElseThrow();
    }

    /** Routes that a flapping peer had are part of it until the collector has run once more: now and then. */
    private long mostRib(int third) {
        return third(third).stream().mapToLong(Use::rib).max().orElseThrow();
    }
}
