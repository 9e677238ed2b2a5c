package net.weir.bench;

import static net.weir.bench.RibBench.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.weir.model.Family;
import net.weir.model.Prefix;

/** Single prefixes asked for over one kept connection to the distribution, which has a full table. */
final class HttpLookupRow {
    private static final int WARMING = 40_000;
    private static final int MEASURED = 40_000;

    private final Tools tools;

    HttpLookupRow(Tools tools) {
        this.tools = tools;
    }

    void run(Path file) throws Exception {
        Table table = Table.read(file);
        Prefixes prefixes = new Prefixes(file, Family.IPV4_UNICAST);
        try (Weir weir = new Weir(tools, Map.of())) {
            AutoCloseable feed = weir.feed(List.of(table));
            try (KeepAlive http = new KeepAlive(Integer.parseInt(weir.port("http")))) {
                Awaiting.until("Weir loaded", 300, 50, () -> weir.has(List.of(table)));
                lookUp(http, prefixes.some(WARMING));
                Percentiles times = lookUp(http, prefixes.some(MEASURED));
                RibBench.line(
                        8,
                        "exact prefix over HTTP, one kept connection: µs, p50; p99",
                        text("%.0f; %.0f (p99.9 %.0f)", times.micros(50), times.micros(99), times.micros(99.9)),
                        "≤ 100; 1000",
                        "≤ 300; 3000");
            } finally {
                feed.close();
            }
        }
    }

    private static Percentiles lookUp(KeepAlive http, List<Prefix> asked) throws IOException {
        Percentiles times = new Percentiles(asked.size());
        for (Prefix prefix : asked) {
            String path = "/api/v1/ribs/ipv4unicast/routes/" + prefix;
            long begin = System.nanoTime();
            http.get(path, "application/json");
            times.add(System.nanoTime() - begin);
        }
        return times;
    }
}
