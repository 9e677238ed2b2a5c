package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.Tlv;
import net.weir.generator.InventedRouter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody should send to the BMP port, while a good router is connected that must not notice any of it. */
class HostileInputTest {
    private static final int ROUNDS = 20;

    @TempDir
    static Path home;

    static WeirProcess weir;
    static Numbers numbers;
    static LiveRouter good;

    private long before;

    @BeforeAll
    static void start() throws IOException {
        Path etc = Files.createDirectories(home.resolve("etc"));
        Files.writeString(etc.resolve("weir.bmp.tcp-bmp.cfg"), "initiation-timeout = 2s\nmax-sessions = 400\n");
        Files.writeString(
                etc.resolve("weir.file-lines.cfg"), "sources = bmp\npath = " + home.resolve("lines.json") + "\n");
        weir = WeirProcess.start(home);
        numbers = new Numbers(weir);
        good = new LiveRouter(weir.ports().get("bmp"), 1, 20);
    }

    /** Every event of the good router stands in the file, once and in order; the RIB has its table and nothing else. */
    @AfterAll
    static void the_good_router_did_not_notice() throws IOException {
        try (LiveRouter router = good;
                WeirProcess running = weir) {
            long routes = router.fallSilent();
            Waiting.await("equal", () -> numbers.metric("weir_rib_routes{stage=\"rib\"}") == routes);
            assertThat(numbers.metric("weir_router_reconnects_total{source=\"bmp\",router=\"demo-1@"))
                    .isZero();
            running.stop();
            List<String> lines = Files.readAllLines(home.resolve("lines.json")).stream()
                    .filter(line -> line.contains("demo-1"))
                    .toList();
            FeedLines feed = new FeedLines(lines);
            assertThat(feed.feeds()).isEqualTo(1);
            assertThat((long) feed.news()).isGreaterThan(router.messages());
        }
    }

    @BeforeEach
    void remember() {
        before = good.messages();
    }

    @AfterEach
    void the_good_router_goes_on() {
        Waiting.await("going on", () -> good.messages() > before);
        assertThat(good.lost()).isNull();
        assertThat(numbers.metric("weir_router_up{source=\"bmp\",router=\"demo-1@"))
                .isEqualTo(1);
        assertThat(weir.http("/health/ready").statusCode()).isEqualTo(200);
    }

    private static BadSender connect() throws IOException {
        return new BadSender(weir.ports().get("bmp"));
    }

    private static byte[] initiation(byte[] name) {
        return BmpEncoder.encode(new BmpMessage.Initiation(
                List.of(new Tlv(Tlv.SYS_NAME, net.weir.model.Bytes.copyOf(name)), Tlv.text(Tlv.SYS_DESCR, "x"))));
    }

    private static byte[] initiation(String name) {
        return initiation(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Does something that is wrong and waits until exactly that fault was counted once more. */
    private static void assertCounted(String reason, Sending sending) throws IOException {
        long count = numbers.faults(reason);
        sending.run();
        Waiting.await(reason + " counted", () -> numbers.faults(reason) > count, weir::log);
        assertThat(weir.log()).contains("bmp: " + reason + ": ");
    }

    private interface Sending {
        void run() throws IOException;
    }

    @Test
    void a_message_cut_off_by_the_end_of_the_connection() throws IOException {
        byte[] opening = initiation("cut");
        assertCounted("truncated", () -> {
            try (BadSender sender = connect()) {
                sender.send(Arrays.copyOf(opening, opening.length - 1));
            }
        });
        assertThat(weir.log()).contains("truncated: " + BadSender.ADDRESS);
    }

    @Test
    void an_announced_length_of_four_gibibytes() throws IOException {
        assertCounted("framing", () -> {
            try (BadSender sender = connect()) {
                sender.send(initiation("large"))
                        .send((byte) 3, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0)
                        .send(new byte[100_000])
                        .awaitEnd();
            }
        });
        Waiting.await("named", () -> router("large").contains("length-over-limit"), () -> router("large"));
    }

    @Test
    void another_version() throws IOException {
        assertCounted("framing", () -> {
            try (BadSender sender = connect()) {
                sender.send(initiation("version-9"))
                        .send((byte) 9, (byte) 0, (byte) 0, (byte) 0, (byte) 6, (byte) 4)
                        .awaitEnd();
            }
        });
        Waiting.await("named", () -> router("version-9").contains("BMP version 9"), () -> router("version-9"));
    }

    private static String router(String name) {
        return weir.http("/api/v1/routers")
                .body()
                .lines()
                .flatMap(body -> Arrays.stream(body.split("(?=\\{\"id\":)")))
                .filter(router -> router.contains("\"sysName\":\"" + name + "\""))
                .findFirst()
                .orElse("");
    }

    @Test
    void random_octets_whole_and_behind_a_good_beginning() throws IOException {
        long seed = Long.getLong("weir.seed", System.nanoTime());
        System.out.println("random_octets: seed " + seed);
        Random random = new Random(seed);
        InventedRouter router = new InventedRouter(new InventedRouter.Settings(77, 1, 4, 1));
        long faulty = allFaults();
        for (int i = 0; i < 100; i++) {
            byte[] noise = new byte[1 + random.nextInt(3_000)];
            random.nextBytes(noise);
            byte[] table = router.table(i % 4);
            for (int hit = 0; hit < 5; hit++) {
                table[6 + random.nextInt(table.length - 6)] = (byte) random.nextInt();
            }
            try (BadSender sender = connect()) {
                if (i % 2 == 0) {
                    sender.send(noise);
                } else {
                    sender.send(router.opening()).send(table).send(noise);
                }
            }
        }
        Waiting.await("counted with seed " + seed, () -> allFaults() >= faulty + 100);
    }

    private static long allFaults() {
        return (long) numbers.metric("weir_bmp_tcp_faults_total{");
    }

    @Test
    void silence() throws IOException {
        assertCounted("initiation-timeout", () -> {
            try (BadSender sender = connect()) {
                sender.awaitEnd();
            }
        });
        assertThat(weir.log()).contains(BadSender.ADDRESS + " sent no Initiation in 2 s");
    }

    @Test
    void five_hundred_connections_at_once() throws IOException {
        String refused = "weir_bmp_tcp_connections_refused_total{stage=\"bmp\",reason=\"too-many-sessions\"}";
        double refusedBefore = numbers.metric(refused);
        long silent = numbers.faults("initiation-timeout");
        List<BadSender> senders = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                senders.add(connect());
            }
            Waiting.await("refused above 400", () -> numbers.metric(refused) >= refusedBefore + 50);
            Waiting.await("the rest ended", () -> numbers.faults("initiation-timeout") >= silent + 350);
            for (BadSender sender : senders) {
                sender.awaitEnd();
            }
        } finally {
            for (BadSender sender : senders) {
                sender.close();
            }
        }
        assertThat(weir.log()).contains("bmp: too-many-sessions: " + BadSender.ADDRESS + " would be one more than 400");
        Waiting.await("gone", () -> numbers.metric("weir_bmp_tcp_connections{stage=\"bmp\"}") == 1);
    }

    @Test
    void messages_that_come_octet_by_octet() throws IOException {
        InventedRouter router = new InventedRouter(new InventedRouter.Settings(40, 1, 2, 1));
        double routes = 2 * InventedRouter.ROUTES_PER_GROUP;
        long faulty = allFaults();
        try (BadSender sender = connect()) {
            for (byte[] part : List.of(router.opening(), router.table(0), router.table(1), router.endOfRib())) {
                for (byte octet : part) {
                    sender.send(octet);
                }
            }
            Waiting.await("all there", () -> announcedBy("demo-40") == routes, () -> announcedBy("demo-40") + "");
            assertThat(allFaults()).isEqualTo(faulty);
        }
    }

    /** Routes of the peers of a router, by the metrics: who a peer is tells a number, that leads to the counts. */
    private static double announcedBy(String router) {
        return weir.http("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("weir_peer_info{") && line.contains("router=\"" + router + "@"))
                .map(line -> line.replaceAll(".*peer=\"(\\d+)\".*", "$1"))
                .mapToDouble(peer -> numbers.metric("weir_rib_peer_routes{rib=\"rib\",peer=\"" + peer + "\""))
                .sum();
    }

    @Test
    void memory_stays_as_it_is_over_many_rounds_of_it() throws IOException {
        for (int i = 0; i < 5; i++) {
            round();
        }
        long warm = numbers.heapAfterCollection();
        long threads = numbers.threads();
        for (int i = 0; i < ROUNDS; i++) {
            round();
        }
        long after = numbers.heapAfterCollection();
        System.out.printf(
                "memory_stays: heap %d kB, after %d rounds %d kB; threads %d, then %d%n",
                warm >> 10, ROUNDS, after >> 10, threads, numbers.threads());
        assertThat(after).isLessThan(warm + (16 << 20));
        assertThat(numbers.threads()).isLessThan(threads + 10);
        Waiting.await("connections gone", () -> numbers.metric("weir_bmp_tcp_connections{stage=\"bmp\"}") == 1);
    }

    /** A megabyte that never becomes a message, 50 torn openings and 50 sessions with routes that break. */
    private static void round() throws IOException {
        byte[] header = {3, 0, 0x0f, (byte) 0xff, (byte) 0xff, 0};
        try (BadSender sender = connect()) {
            sender.send(initiation("megabyte")).send(header).send(new byte[1_000_000]);
        }
        for (int i = 0; i < 50; i++) {
            try (BadSender sender = connect()) {
                sender.send(Arrays.copyOf(initiation("torn"), 9));
            }
            InventedRouter router = new InventedRouter(new InventedRouter.Settings(50, 2, 20, 1));
            try (BadSender sender = connect()) {
                sender.send(router.opening()).send(router.table(i % 20)).send((byte) 9, (byte) 9);
            }
        }
    }
}
