package net.weir.bench;

import static net.weir.bench.RibBench.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import net.weir.model.Family;
import net.weir.model.Prefix;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;

/** Longest match as a stage or a face asks for it, while a router keeps announcing other paths for the same prefixes. */
final class LongestMatchRow {
    private static final int LOOKUPS = 500_000;
    private static final int ROUNDS = 7;
    private static final int BATCH = 10;

    private final Tools tools;
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean over;

    LongestMatchRow(Tools tools) {
        this.tools = tools;
    }

    /** @param other the same prefixes mostly, with other paths */
    void run(Path table, Path other) throws Exception {
        try (InProcess node = new InProcess(tools, new Probe.Factory()).start();
                Router router = new Router(node.address())) {
            router.send(Messages.read(table));
            node.awaitRoutes(Table.read(table).routes());
            Messages first = Messages.read(table);
            Messages second = Messages.read(other);
            Thread writer = new Thread(() -> keepWriting(router, second, first), "writer");
            writer.start();
            long begin = System.nanoTime();
            Samples v4 = measure(node.rib(), Family.IPV4_UNICAST, new Prefixes(table, Family.IPV4_UNICAST));
            Samples v6 = measure(node.rib(), Family.IPV6_UNICAST, new Prefixes(table, Family.IPV6_UNICAST));
            double perSecond = sent.get() * 1e9 / (System.nanoTime() - begin);
            over = true;
            writer.join();
            RibBench.line(
                    7,
                    text("longest match beside a writer of %.0f UPDATEs/s: ns, IPv4; IPv6", perSecond),
                    v4 + "; " + v6,
                    "≤ 150; 300",
                    "≤ 500");
        }
    }

    /** Ten thousand UPDATEs a second at most: there are two cores, and one is the reader's. */
    private void keepWriting(Router router, Messages... tables) {
        try {
            while (!over) {
                for (Messages table : tables) {
                    write(router, table.octets());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Router router, byte[] octets) throws IOException {
        int inBatch = 0;
        for (int at = 0, length; at < octets.length && !over; at += length) {
            length = Messages.length(octets, at);
            router.add(octets, at, length);
            sent.incrementAndGet();
            if (++inBatch % BATCH == 0) {
                router.flush();
                LockSupport.parkNanos(1_000_000);
            }
        }
        router.flush();
    }

    private static Samples measure(RibQuery rib, Family family, Prefixes prefixes) throws Exception {
        List<Prefix> asked = prefixes.hosts(LOOKUPS);
        RibBench.rounds(3, () -> lookUp(rib, family, asked));
        return RibBench.rounds(ROUNDS, () -> lookUp(rib, family, asked));
    }

    /** Nanoseconds for each. */
    private static double lookUp(RibQuery rib, Family family, List<Prefix> asked) {
        long begin = System.nanoTime();
        int found = 0;
        for (Prefix host : asked) {
            try (RibQuery.RouteCursor cursor = rib.query(RouteQuery.longest(family, host))) {
                found += cursor.next() == null ? 0 : 1;
            }
        }
        double nanos = (System.nanoTime() - begin) / (double) asked.size();
        if (found < asked.size() * 0.9) {
            throw new IllegalStateException("found only " + found + " of " + asked.size());
        }
        return nanos;
    }
}
