package net.weir.bench;

import static net.weir.bench.RibBench.text;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The whole table of a peer as lines over HTTP, and what the process holds meanwhile. */
final class HttpTableRow {
    private static final int WARMING = 3;
    private static final int ROUNDS = 7;
    private static final int BEGINNING = 10 << 20;
    private static final String LINES = "application/x-ndjson";

    private final Tools tools;

    HttpTableRow(Tools tools) {
        this.tools = tools;
    }

    void run(Path file) throws Exception {
        Table table = Table.read(file);
        try (Weir weir = new Weir(tools, Map.of())) {
            AutoCloseable feed = weir.feed(List.of(table));
            try {
                Awaiting.until("Weir loaded", 300, 50, () -> weir.has(List.of(table)));
                Settling.await(weir::ribOctets);
                measure(weir, table);
            } finally {
                feed.close();
            }
        }
    }

    private static void measure(Weir weir, Table table) throws Exception {
        try (KeepAlive http = new KeepAlive(Integer.parseInt(weir.port("http")))) {
            RibBench.rounds(WARMING, () -> download(http, table));
            double before = weir.liveHeapOctets();
            double cpu = weir.use().cpuSeconds();
            Samples rates = RibBench.rounds(ROUNDS, () -> download(http, table));
            double each = (weir.use().cpuSeconds() - cpu) / ROUNDS;
            RibBench.line(
                    12,
                    text("full table of %.2f M routes out as NDJSON: M routes a second", table.routes() / 1e6),
                    text(
                            "%s, %.1f CPU-s a table; heap MiB %.0f, %.0f amidst a table, %.0f after %d more",
                            rates,
                            each,
                            before / (1 << 20),
                            amidst(weir) / (1 << 20),
                            weir.liveHeapOctets() / (double) (1 << 20),
                            ROUNDS),
                    "≥ 1",
                    "≥ 0.3, flat");
        }
    }

    /** The heap while a client that has asked for the table has read the beginning of it, and no more. */
    private static double amidst(Weir weir) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(weir.uri("/api/v1/ribs/ipv4unicast/routes"))
                .header("Accept", LINES)
                .build();
        try (InputStream body = weir.http()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            body.readNBytes(BEGINNING);
            return weir.liveHeapOctets();
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
