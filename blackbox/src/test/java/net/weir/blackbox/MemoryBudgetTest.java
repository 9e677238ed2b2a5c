package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.generator.InventedRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small heap, a budget, and routers that tell five times more than has room. */
class MemoryBudgetTest {
    private static final long MEGABYTE = 1 << 20;
    private static final long BUDGET = 8 * MEGABYTE;
    private static final int FLOODING = 5;

    /** Peers and groups of six prefixes of each flooding router: two million routes in all, of which a fifth has room. */
    private static final int PEERS = 4;

    private static final int GROUPS = 16_667;

    @TempDir
    Path home;

    private final List<Told> routers = new ArrayList<>();
    private WeirProcess weir;
    private Numbers numbers;

    @AfterEach
    void end() throws IOException {
        for (Told router : routers) {
            router.socket.close();
        }
        if (weir != null) {
            weir.close();
        }
    }

    /** A router that has told its whole table and stays. */
    private static final class Told {
        final InventedRouter router;
        final Socket socket;
        final OutputStream out;

        Told(int port, int number, int peers, int groups) throws IOException {
            router = new InventedRouter(new InventedRouter.Settings(number, peers, groups, number));
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            out.write(router.opening());
            for (int group = 0; group < groups; group++) {
                out.write(router.table(group));
            }
            out.write(router.endOfRib());
            out.flush();
        }

        void leave() throws IOException {
            out.write(router.closing());
            out.flush();
            socket.close();
        }
    }

    private Told tell(int number, int peers, int groups) throws IOException {
        Told router = new Told(weir.ports().get("bmp"), number, peers, groups);
        routers.add(router);
        return router;
    }

    private double rib(String metric) {
        return numbers.metric("weir_rib_" + metric + "{stage=\"rib\"");
    }

    private double refusedRoutes() {
        return numbers.metric("weir_stage_dropped_total{stage=\"rib\",reason=\"memory-budget\"");
    }

    private Set<String> prefixes(int number) {
        WeirRib rib = new WeirRib(weir);
        return rib.prefixes("ipv4", "inPre", rib.router("127.0.0.1", "demo-" + number));
    }

    private String sizes() {
        return rib("routes") + " routes, " + refusedRoutes() + " refused, " + rib("refused_peers_total")
                + " peers refused, " + rib("memory_bytes") + " octets";
    }

    private long told() {
        return routers.stream().mapToLong(router -> router.router.routes()).sum();
    }

    private void start() throws IOException {
        Path etc = Files.createDirectories(home.resolve("etc"));
        Files.writeString(
                etc.resolve("weir.rib-rib.cfg"), "sources = bmp\nmemory-budget = 8MiB\nover-budget = refuse-peers\n");
        weir = WeirProcess.start(home, Map.of("WEIR_HEAP", "192m"));
        numbers = new Numbers(weir);
    }

    @Test
    void a_flood_is_refused_by_policy_and_said_and_what_was_there_stays_until_there_is_room_again() throws IOException {
        start();
        Told first = tell(0, 1, 500);
        Waiting.await("first table", () -> rib("routes") == first.router.routes(), this::sizes);
        Set<String> before = prefixes(0);
        assertThat(before).hasSizeGreaterThan(1000);

        for (int number = 1; number < FLOODING; number++) {
            tell(number, PEERS, GROUPS);
        }
        Waiting.await("over the budget", () -> rib("memory_budget_exceeded") == 1, this::sizes);
        tell(FLOODING, PEERS, GROUPS);
        Waiting.await("each route kept or refused", () -> rib("routes") + refusedRoutes() == told(), this::sizes);
        System.out.println("memory budget: " + sizes());
        assertThat(rib("memory_bytes"))
                .isGreaterThan(BUDGET)
                .isLessThan(BUDGET * 1.5); // a tenth above, and what arrays grow by
        assertThat(rib("refused_peers_total")).isBetween(PEERS * 1.0, PEERS * FLOODING * 1.0);
        assertThat(weir.http("/api/v1/stages").body()).contains("memory budget of 8MiB is used up");
        assertThat(weir.http("/health/ready").statusCode()).isEqualTo(200);
        assertThat(weir.shell("rib:memory").output()).contains("8.0MiB");

        assertThat(prefixes(0)).isEqualTo(before);
        assertThat(prefixes(FLOODING)).isEmpty();
        assertThat(weir.shell("rib:lookup " + before.iterator().next()).output())
                .contains("demo-0");

        for (Told router : routers.subList(1, routers.size())) {
            router.leave();
        }
        Waiting.await("room again", () -> rib("memory_budget_exceeded") == 0, this::sizes);
        Told late = tell(FLOODING + 1, 1, 500);
        Waiting.await("a late table", () -> rib("routes") == first.router.routes() + late.router.routes(), this::sizes);
        assertThat(prefixes(0)).isEqualTo(before);
        assertThat(weir.alive()).isTrue();
        assertThat(weir.log() + weir.output()).doesNotContain("OutOfMemoryError");
    }
}
