package net.weir.bench;

import static net.weir.bench.RibBench.text;

import java.nio.file.Path;
import java.util.List;
import net.weir.model.Family;
import net.weir.query.RibQuery;
import net.weir.query.RouteFilter;
import net.weir.query.RouteQuery;
import net.weir.query.Tally;

/** Counting the routes whose path contains two AS numbers, here and in BIRD, whose answer has the same count. */
final class ScanRow {
    private static final int ROUNDS = 7;
    private static final String ONE = "3356";
    private static final String OTHER = "1299";

    private final Tools tools;

    ScanRow(Tools tools) {
        this.tools = tools;
    }

    void run(Path file) throws Exception {
        Table table = Table.read(file);
        try (InProcess node = new InProcess(tools, new Probe.Factory()).start();
                Router router = new Router(node.address())) {
            router.send(Messages.read(file));
            node.awaitRoutes(table.routes());
            node.awaitPacked();
            RibBench.rounds(3, () -> count(node.rib()));
            Samples counting = RibBench.rounds(ROUNDS, () -> nanos(() -> count(node.rib()), table.routes()));
            RibBench.rounds(3, () -> walk(node.rib()));
            Samples walking = RibBench.rounds(ROUNDS, () -> nanos(() -> walk(node.rib()), table.routes()));
            long found = (long) count(node.rib());
            RibBench.line(
                    9,
                    text("%.2f M routes whose path has two AS numbers (%d): ns a route", table.routes() / 1e6, found),
                    text("counted %s; walked %s; BIRD %s", counting, walking, bird(table, found)),
                    "≤ 50",
                    "≤ 500 (BIRD 2.4 µs)");
        }
    }

    private static double nanos(RibBench.Measurement work, long routes) throws Exception {
        long begin = System.nanoTime();
        work.measure();
        return (System.nanoTime() - begin) / (double) routes;
    }

    private static RouteQuery query() {
        RouteFilter filter = RouteFilter.parse(List.of("asn=" + ONE, "asn=" + OTHER));
        return filter.on(RouteQuery.all(Family.IPV4_UNICAST));
    }

    private static double count(RibQuery rib) {
        try (Tally tally = rib.count(query(), List.of())) {
            while (tally.advance()) {
                // all of it
            }
            return tally.groups().stream().mapToLong(Tally.Group::routes).sum();
        }
    }

    private static double walk(RibQuery rib) {
        long routes = 0;
        try (RibQuery.RouteCursor cursor = rib.query(query())) {
            for (RibQuery.PrefixRoutes next = cursor.next(); next != null; next = cursor.next()) {
                routes += next.routes().size();
            }
        }
        return routes;
    }

    private Samples bird(Table table, long found) throws Exception {
        try (Bird bird = new Bird(tools)) {
            Awaiting.until("BIRD idle", 60, 100, bird::isIdle);
            AutoCloseable feed = bird.feed(List.of(table));
            try {
                Awaiting.until("BIRD loaded", 300, 100, () -> bird.has(List.of(table)));
                return RibBench.rounds(5, () -> nanos(() -> ask(bird, found), table.routes()));
            } finally {
                feed.close();
            }
        }
    }

    private static double ask(Bird bird, long found) {
        String either =
                "bgp_path ~ [= * " + ONE + " * " + OTHER + " * =] || bgp_path ~ [= * " + OTHER + " * " + ONE + " * =]";
        String answer = bird.ask("show route where source = RTS_BGP && (" + either + ") count");
        if (!answer.contains("\n" + found + " of ")) {
            throw new IllegalStateException("not " + found + " routes in BIRD: " + answer);
        }
        return found;
    }
}
