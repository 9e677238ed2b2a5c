package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md prints for FRR and GoBGP, given to the real daemons word for word: Weir has their neighbour's routes. */
class RouterSamplesTest {
    private static final List<String> ROUTES = List.of(
            "ipv4unicast/routes/198.51.100.0/24",
            "ipv4unicast/routes/203.0.113.0/24",
            "ipv6unicast/routes/2001:db8:1::/48");

    @TempDir
    static Path home;

    static TwoNetworks networks;
    static Neighbour neighbour;
    static WeirProcess weir;

    /** A daemon that runs in one of the networks. */
    private static final class Program extends Daemon {
        private final List<String> by;

        Program(String name, List<String> by) {
            super(name);
            this.by = by;
        }

        /** {@code DIR} in the words stands for its directory. */
        void run(String... words) {
            List<String> command = new ArrayList<>(by);
            for (String word : words) {
                command.add(word.replace("DIR", dir().toString()));
            }
            launch(command.toArray(String[]::new));
        }
    }

    /** BIRD, the neighbour that both samples name, with three routes. */
    private static final class Neighbour implements AutoCloseable {
        private final Program bird;

        Neighbour(TwoNetworks networks) {
            bird = new Program("bird", networks.neighbour());
            bird.write(
                    "bird.conf",
                    """
                    router id 192.0.2.1;
                    protocol device {}
                    protocol static s4 {
                      ipv4;
                      route 198.51.100.0/24 blackhole;
                      route 203.0.113.0/24 blackhole;
                    }
                    protocol static s6 {
                      ipv6;
                      route 2001:db8:1::/48 blackhole;
                    }
                    protocol bgp up {
                      local 192.0.2.1 as 64497;
                      neighbor 192.0.2.2 as 64496;
                      connect delay time 1;
                      connect retry time 2;
                      error wait time 1,2;
                      ipv4 { import none; export all; };
                      ipv6 { import none; export all; next hop address 2001:db8::1; };
                    }
                    """);
            bird.run("/usr/sbin/bird", "-f", "-c", "DIR/bird.conf", "-s", "DIR/ctl", "-P", "DIR/pid");
        }

        @Override
        public void close() {
            bird.close();
        }
    }

    @BeforeAll
    static void start() {
        networks = new TwoNetworks();
        neighbour = new Neighbour(networks);
        weir = WeirProcess.launch(
                networks.router(),
                home,
                Map.of("WEIR_HTTP_PORT", "8181", "WEIR_SSH_PORT", "8101", "WEIR_BMP_PORT", "11019"));
        weir.awaitReady();
    }

    @AfterAll
    static void stop() {
        weir.close();
        neighbour.close();
        networks.close();
    }

    private static String sample(String first) throws IOException {
        return DocumentBlock.of(Path.of(System.getProperty("weir.checkout")).normalize(), "README.md").stream()
                .filter(block -> block.first().equals(first))
                .map(block -> String.join("\n", block.lines()) + "\n")
                .findFirst()
                .orElseThrow();
    }

    private static String ask(String path) {
        List<String> command = new ArrayList<>(networks.router());
        command.addAll(List.of("curl", "-gs", "--max-time", "5", "http://127.0.0.1:8181/api/v1/" + path));
        return Daemon.ask(command.toArray(String[]::new));
    }

    private static void assertShown(Program router) {
        for (String route : ROUTES) {
            router.await(
                    route, () -> ask("ribs/" + route + "?filter[ribType]=inPre").contains("\"status\":\"active\""));
        }
        assertThat(ask("doctor")).contains("\"firstBroken\":null");
    }

    private static void assertGone(Program router) {
        for (String route : ROUTES) {
            router.await("no " + route, () -> !ask("ribs/" + route).contains("\"status\":\"active\""));
        }
    }

    @Test
    void frr_shows_the_routes_of_its_neighbour() throws IOException {
        try (Program frr = new Program("frr", networks.router())) {
            frr.write("bgpd.conf", sample("router bgp 64496"));
            frr.directory("vty");
            frr.run(
                    "/usr/lib/frr/bgpd",
                    "-M",
                    "bmp",
                    "-Z",
                    "-n",
                    "--vty_socket",
                    "DIR/vty",
                    "-f",
                    "DIR/bgpd.conf",
                    "-i",
                    "DIR/pid",
                    "-u",
                    "frr",
                    "-g",
                    "frr");
            assertShown(frr);
            frr.stop();
            assertGone(frr);
        }
    }

    @Test
    void gobgp_shows_the_routes_of_its_neighbour() throws IOException {
        try (Program gobgp = new Program("gobgp", networks.router())) {
            gobgp.write("gobgpd.conf", sample("[global.config]"));
            gobgp.run("gobgpd", "-f", "DIR/gobgpd.conf", "--pprof-disable");
            assertShown(gobgp);
            gobgp.stop();
            assertGone(gobgp);
        }
    }

    @Test
    void the_doctor_knows_what_is_missing_where_frr_rejects_every_route() throws IOException {
        try (Program frr = new Program("frr", networks.router())) {
            String sample = sample("router bgp 64496");
            String without =
                    sample.replace(" no bgp ebgp-requires-policy\n", "").replaceAll(".*soft-reconf.*\n", "");
            assertThat(without).hasLineCount(sample.split("\n").length - 3);
            frr.write("bgpd.conf", without);
            frr.directory("vty");
            frr.run(
                    "/usr/lib/frr/bgpd",
                    "-M",
                    "bmp",
                    "-Z",
                    "-n",
                    "--vty_socket",
                    "DIR/vty",
                    "-f",
                    "DIR/bgpd.conf",
                    "-i",
                    "DIR/pid",
                    "-u",
                    "frr",
                    "-g",
                    "frr");
            frr.await("peers", () -> ask("doctor").contains("\"joint\":\"peers\",\"verdict\":\"ok\""));
            frr.await("diagnosed", () -> ask("doctor").contains("no bgp ebgp-requires-policy"));
            assertThat(ask("ribs/" + ROUTES.get(0))).doesNotContain("active");
        }
    }
}
