package net.weir.bench;

import static net.weir.bench.RibBench.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import net.weir.event.RouteChange;

/** One UPDATE at a time on an idle node with a full table: from before the router's write to a subscriber's hands. */
final class LatencyRow {
    private static final int WARMING = 10_000;
    private static final int MEASURED = 10_000;
    private static final long PAUSE_NANOS = 500_000;

    private final Tools tools;
    private volatile long heardNanos;

    LatencyRow(Tools tools) {
        this.tools = tools;
    }

    void run(Path table) throws Exception {
        Probe.Factory probe = new Probe.Factory();
        try (InProcess node = new InProcess(tools, probe)
                        .stage("probe", "probe", Map.of("sources", "rib"))
                        .start();
                Router router = new Router(node.address())) {
            router.send(Messages.read(table));
            node.awaitRoutes(Table.read(table).routes());
            Thread.sleep(3_000); // until the subscriber has heard of it all
            probe.listen(event -> {
                if (event instanceof RouteChange) {
                    heardNanos = System.nanoTime();
                }
            });
            probes(router, WARMING);
            Percentiles times = probes(router, MEASURED);
            RibBench.line(
                    11,
                    "octets into the socket until a subscriber has the change, idle, full table behind it: µs, p50; p99",
                    text("%.0f; %.0f (p99.9 %.0f)", times.micros(50), times.micros(99), times.micros(99.9)),
                    "≤ 100; 750",
                    "≤ 230; 1500");
        }
    }

    private Percentiles probes(Router router, int count) throws IOException {
        Percentiles times = new Percentiles(count);
        for (int i = 0; i < count; i++) {
            byte[] update = Router.announcement(64_500 + i % 2);
            heardNanos = 0;
            long begin = System.nanoTime();
            router.add(update, 0, update.length);
            router.flush();
            while (heardNanos == 0) {
                if (System.nanoTime() - begin > 10_000_000_000L) {
                    throw new IllegalStateException("no change within 10 s");
                }
                LockSupport.parkNanos(50_000); // the core is the subscriber's
            }
            times.add(heardNanos - begin);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return times;
    }
}
