package net.weir.bench;

import static net.weir.bench.RibBench.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.weir.event.PeerRoutesGone;

/** A peer with a full table goes: when a subscriber has heard, and when a file has a line for each route. */
final class PeerDownRow {
    private static final int ROUNDS = 5;

    private final Tools tools;
    private volatile long heardNanos;
    private volatile long heardRoutes;

    PeerDownRow(Tools tools) {
        this.tools = tools;
    }

    /** One round. */
    private record Down(double heardMillis, double emptyMillis, double fileSeconds) {}

    void run(Path file) throws Exception {
        Messages messages = Messages.read(file);
        long routes = Table.read(file).routes();
        Down[] downs = new Down[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            downs[i] = down(messages, routes);
        }
        RibBench.line(
                10,
                text(
                        "a peer with %.2f M routes goes: ms until a subscriber has heard of all; M lines a second in a file",
                        routes / 1e6),
                text(
                        "%s (gone from the RIB after %s); %s",
                        RibBench.samples(downs, Down::heardMillis),
                        RibBench.samples(downs, Down::emptyMillis),
                        RibBench.samples(downs, down -> routes / down.fileSeconds() / 1e6)),
                "≤ 50; ≥ 1",
                "≤ 2000; ≥ 0.3");
    }

    private Down down(Messages messages, long routes) throws Exception {
        Path written = tools.directory("peer-down").resolve("routes.csv");
        Probe.Factory probe = new Probe.Factory();
        probe.listen(event -> {
            if (event instanceof PeerRoutesGone gone) {
                heardRoutes = gone.count();
                heardNanos = System.nanoTime();
            }
        });
        heardNanos = 0;
        Map<String, String> csv =
                Map.of("sources", "rib", "path", written.toString(), "format", "csv", "flush", "50ms");
        try (InProcess node = new InProcess(tools, probe)
                        .stage("probe", "probe", Map.of("sources", "rib"))
                        .stage("file", "file", csv)
                        .start();
                Router router = new Router(node.address());
                Lines lines = new Lines(written)) {
            router.send(messages);
            node.awaitRoutes(routes);
            Awaiting.until("routes in the file", 300, 20, () -> lines.count() >= routes);
            Thread.sleep(2_000); // what comes behind them, and the collector
            long before = lines.count();
            long begin = System.nanoTime();
            router.down();
            Awaiting.until("an empty RIB", 60, 1, () -> node.rib().summary().routes() == 0);
            double empty = (System.nanoTime() - begin) / 1e6;
            Awaiting.until("the news", 60, 1, () -> heardNanos != 0);
            Awaiting.until("the lines", 300, 5, () -> lines.count() - before >= routes);
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (heardRoutes != routes) {
                throw new IllegalStateException("heard of " + heardRoutes + " routes, not " + routes);
            }
            return new Down((heardNanos - begin) / 1e6, empty, seconds);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** The lines of a file that grows, counted while it does. Confined to one thread. */
    private static final class Lines implements AutoCloseable {
        private final byte[] buffer = new byte[1 << 18];
        private final InputStream in;
        private long count;

        Lines(Path file) throws IOException {
            Awaiting.until("the file", 30, 10, () -> Files.exists(file));
            in = Files.newInputStream(file);
        }

        long count() {
            try {
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    for (int i = 0; i < read; i++) {
                        count += buffer[i] == '\n' ? 1 : 0;
                    }
                }
                return count;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
