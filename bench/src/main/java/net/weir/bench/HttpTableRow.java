package net.weir.bench;

import static net.weir.bench.RibBench.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The whole table of a peer as lines over HTTP, and what the process holds meanwhile. */
final class HttpTableRow {
    private static final int WARMING = 3;
    private static final int ROUNDS = 7;
    private static final String LINES = "application/x-ndjson";

    private final Tools tools;

    HttpTableRow(Tools tools) {
        this.tools = tools;
    }

    void run(Path file) throws Exception {
        Table table = Table.read(file);
        try (Weir weir = new Weir(tools, Map.of())) {
            AutoCloseable feed = weir.feed(List.of(table));
            try (KeepAlive http = new KeepAlive(Integer.parseInt(weir.port("http")))) {
                Awaiting.until("Weir loaded", 300, 50, () -> weir.has(List.of(table)));
                RibBench.rounds(WARMING, () -> download(http, table));
                weir.tidyUp();
                double before = weir.use().residentOctets();
                double cpu = weir.use().cpuSeconds();
                Samples rates = RibBench.rounds(ROUNDS, () -> download(http, table));
                double each = (weir.use().cpuSeconds() - cpu) / ROUNDS;
                double during = weir.use().residentOctets();
                weir.tidyUp();
                double after = weir.use().residentOctets();
                RibBench.line(
                        12,
                        text("full table of %.2f M routes out as NDJSON: M routes a second", table.routes() / 1e6),
                        text(
                                "%s, %.1f CPU-s a table; resident MiB %.0f before, %.0f behind %d tables, %.0f after a collection",
                                rates, each, before / (1 << 20), during / (1 << 20), ROUNDS, after / (1 << 20)),
                        "≥ 1",
                        "≥ 0.3, flat");
            } finally {
                feed.close();
            }
        }
    }

    private static double download(KeepAlive http, Table table) throws IOException {
        long begin = System.nanoTime();
        long lines = 0;
        for (String family : List.of("ipv4unicast", "ipv6unicast")) {
            lines += http.get("/api/v1/ribs/" + family + "/routes", LINES).lines();
        }
        if (lines != table.routes()) {
            throw new IllegalStateException(lines + " lines for " + table.routes() + " routes");
        }
        return lines * 1e3 / (System.nanoTime() - begin);
    }
}
