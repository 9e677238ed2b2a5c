package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Churn, flapping connections, noise, reconfigurations and bundle updates for ten minutes, or the seconds that the
 * environment variable {@code WEIR_SOAK_SECONDS} says: nothing grows, nothing is lost, every count is exact.
 */
@Tag("long")
class SoakTest {
    private static final Duration TIME =
            Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("WEIR_SOAK_SECONDS", "600")));
    private static final Path JAR = Path.of(System.getProperty("weir.checkout"))
            .resolve("plugins-sdk/example-path-length/target/path-length-1.0.0.jar");
    private static final int STEADY = 4;
    private static final int STEPS_BETWEEN_UPDATES = 10;
    private static final long MEGABYTE = 1 << 20;

    /** The decoders remember attributes, 16 MiB of them on each lane, and see new ones all the time. */
    private static final long CACHES = 16L * Runtime.getRuntime().availableProcessors();

    @TempDir
    Path home;

    private final Random random = new Random(1);
    private Numbers numbers;
    private int step;

    /** What must not grow. */
    private record Use(long heap, long threads, long files) {}

    @Test
    void nothing_grows_and_nothing_is_lost() throws IOException {
        Path etc = Files.createDirectories(home.resolve("etc"));
        Files.createDirectories(home.resolve("plugins"));
        drop();
        Files.writeString(etc.resolve("weir.path.length-short.cfg"), "sources = bmp\nmax-hops = 50\n");
        Path lines = home.resolve("lines.json");
        Files.writeString(
                etc.resolve("weir.file-lines.cfg"), "sources = short\nformat = json-min\npath = " + lines + "\n");
        List<LiveRouter> routers = new ArrayList<>();
        try (WeirProcess weir = WeirProcess.start(home)) {
            numbers = new Numbers(weir);
            for (int i = 0; i < STEADY; i++) {
                routers.add(new LiveRouter(weir.ports().get("bmp"), i, 10));
            }
            long begin = System.nanoTime();
            trouble(weir, begin + TIME.toNanos() / 4);
            Use warm = use();
            trouble(weir, begin + TIME.toNanos());
            long routes = 0;
            for (LiveRouter router : routers) {
                assertThat(router.lost()).isNull();
                routes += router.fallSilent();
            }
            long expected = routes;
            Waiting.await("equal", () -> numbers.metric("weir_rib_routes{stage=\"rib\"}") == expected);
            Use after = use();
            System.out.printf("soak of %d s: %d steps, before %s, after %s%n", TIME.toSeconds(), step, warm, after);
            assertThat(after.heap()).isLessThan(warm.heap() + (24 + CACHES) * MEGABYTE);
            assertThat(after.threads()).isLessThanOrEqualTo(warm.threads() + 5);
            assertThat(after.files()).isLessThanOrEqualTo(warm.files() + 10);
            assertThat(numbers.metric("weir_stage_dropped_total")).isZero();
            assertThat(numbers.metric("weir_router_reconnects_total{source=\"bmp\",router=\"demo-" + (STEADY - 1)))
                    .isZero();
            weir.stop();
            FeedLines feeds = new FeedLines(lines);
            long said = routers.stream().mapToLong(LiveRouter::messages).sum();
            System.out.printf("soak: %d events of %d feeds, each once and in order%n", feeds.news(), feeds.feeds());
            assertThat((long) feeds.news()).isGreaterThan(said);
        } finally {
            for (LiveRouter router : routers) {
                router.close();
            }
        }
    }

    private Use use() throws IOException {
        Waiting.await("only steady ones", () -> numbers.metric("weir_bmp_tcp_connections{") == STEADY);
        return new Use(numbers.heapAfterCollection(), numbers.lastingThreads(), numbers.openFiles());
    }

    private void trouble(WeirProcess weir, long deadlineNanos) throws IOException {
        while (System.nanoTime() < deadlineNanos) {
            step++;
            int port = weir.ports().get("bmp");
            try (LiveRouter flapping = new LiveRouter(port, STEADY + step % 3, 1);
                    BadSender noise = new BadSender(port)) {
                byte[] octets = new byte[random.nextInt(5_000)];
                random.nextBytes(octets);
                noise.send(octets);
                reconfigure();
                Waiting.pause(500);
                assertThat(flapping.messages()).isPositive();
            }
            if (step % STEPS_BETWEEN_UPDATES == 0) {
                drop();
            }
            assertThat(weir.shell("weir:stages").status()).isZero();
        }
    }

    /** A live option, another sink that comes and goes. */
    private void reconfigure() throws IOException {
        Path etc = home.resolve("etc");
        Files.writeString(
                etc.resolve("weir.path.length-short.cfg"), "sources = bmp\nmax-hops = " + (40 + step % 10) + "\n");
        Path sink = etc.resolve("weir.null-guest.cfg");
        if (step % 2 == 0) {
            Files.writeString(sink, "sources = rib\n");
        } else {
            Files.deleteIfExists(sink);
        }
    }

    /** The plugin's jar as a newer one. */
    private void drop() throws IOException {
        Path next = Files.copy(JAR, home.resolve("next.jar"), StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(next, FileTime.from(Instant.now().plusSeconds(step)));
        Files.move(next, home.resolve("plugins/path-length.jar"), StandardCopyOption.REPLACE_EXISTING);
    }
}
