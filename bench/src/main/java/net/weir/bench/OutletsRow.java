package net.weir.bench;

import static net.weir.bench.RibBench.text;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import net.weir.api.Inflow;
import net.weir.api.OutletPolicy;
import net.weir.api.Receiver;
import net.weir.event.Event;
import net.weir.event.RouteChange;
import net.weir.model.Ipv4Nlri;
import org.jspecify.annotations.Nullable;

/** What 5,000 changes a second cost the lanes with one sink behind the RIB, and with one that serves a thousand clients. */
final class OutletsRow {
    private static final int ROUNDS = 3;
    private static final int SECONDS = 6;
    private static final int RATE = 5_000;
    private static final int TICKS = 100;
    private static final int CLIENTS = 1_000;

    private final Tools tools;
    private final AtomicLong received = new AtomicLong();

    OutletsRow(Tools tools) {
        this.tools = tools;
    }

    /** A client of one prefix in a hundred. */
    private final class Client implements Receiver {
        private final int kind;

        Client(int kind) {
            this.kind = kind;
        }

        @Override
        public @Nullable Event select(Event event) {
            boolean mine = !(event instanceof RouteChange change)
                    || change.routes() instanceof Ipv4Nlri routes && (routes.key(0) >>> 8) % 100 == kind;
            return mine ? event : null;
        }

        @Override
        public boolean accept(Event event) {
            received.incrementAndGet();
            return true;
        }
    }

    /** Microseconds of the lanes for a change, and of all other threads of the pipeline. */
    private record Cost(double lane, double worker) {}

    void run(Path file) throws Exception {
        Messages messages = Messages.read(file).splitPerPrefix();
        Cost[] alone = new Cost[ROUNDS];
        Cost[] served = new Cost[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) { // in turns, as machines have moods
            alone[i] = round(messages, 0);
            served[i] = round(messages, CLIENTS);
        }
        RibBench.line(
                14,
                "5,000 changes a second: µs of a lane for each, one plain sink; a sink with 1,000 clients that want 1 in 100",
                text(
                        "%s; %s (its worker %s, %d events handed on)",
                        RibBench.samples(alone, Cost::lane),
                        RibBench.samples(served, Cost::lane),
                        RibBench.samples(served, Cost::worker),
                        received.get() / ROUNDS),
                "equal",
                "≤ 1.3×");
    }

    private Cost round(Messages messages, int clients) throws Exception {
        Probe.Factory probe = new Probe.Factory();
        String type = clients == 0 ? "probe" : "probe.outlets";
        ProbeOutlets.Factory outlets = new ProbeOutlets.Factory();
        try (InProcess node = new InProcess(tools, probe)
                        .with(outlets)
                        .stage(type, "out", Map.of("sources", "rib"))
                        .start();
                Router router = new Router(node.address())) {
            for (int i = 0; i < clients; i++) {
                Inflow inflow = outlets.inflow();
                inflow.outlet("client " + i, OutletPolicy.COALESCE, new Client(i % 100));
            }
            int at = pace(router, messages, 0, 2); // compiled
            long lane = cpu("weir-lane-");
            long worker = cpu("weir-outlets-");
            pace(router, messages, at, SECONDS);
            double changes = SECONDS * (double) RATE;
            return new Cost(
                    (cpu("weir-lane-") - lane) / changes / 1e3, (cpu("weir-outlets-") - worker) / changes / 1e3);
        }
    }

    /** Sends at the rate; gives the place behind what was sent. */
    private static int pace(Router router, Messages messages, int from, int seconds) throws Exception {
        byte[] octets = messages.octets();
        int at = from;
        long begin = System.nanoTime();
        for (int tick = 0; tick < seconds * TICKS; tick++) {
            for (int i = 0; i < RATE / TICKS; i++) {
                int length = Messages.length(octets, at);
                router.add(octets, at, length);
                at += length;
            }
            router.flush();
            long next = begin + (tick + 1) * (1_000_000_000L / TICKS);
            Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
        }
        return at;
    }

    private static long cpu(String prefix) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Long> ids = new ArrayList<>();
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .forEach(thread -> ids.add(thread.getId()));
        return ids.stream().mapToLong(threads::getThreadCpuTime).sum();
    }
}
