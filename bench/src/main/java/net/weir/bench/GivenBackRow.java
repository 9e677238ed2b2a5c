package net.weir.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Row 13: what Weir holds after a table came and went twenty times, and what of it a minute later; with the last table still
 * there, and without. What it needs is what is left after a full collection, asked for when all else is measured.
 */
final class GivenBackRow {
    private static final int LOADS = 20;
    private static final double MEBI = 1 << 20;

    private final Tools tools;

    GivenBackRow(Tools tools) {
        this.tools = tools;
    }

    /** Each state in a process of its own: a full collection in the one would help the other. */
    void print(Table table) throws Exception {
        try (Weir weir = new Weir(tools, Map.of())) {
            AutoCloseable last = flap(weir, table);
            print("a full table that came for the 20th time", weir);
            last.close();
        }
        try (Weir weir = new Weir(tools, Map.of())) {
            flap(weir, table).close();
            Awaiting.until("Weir idle", 60, 100, weir::isIdle);
            print("no table after it went for the 20th time", weir);
        }
    }

    private static AutoCloseable flap(Weir weir, Table table) throws Exception {
        for (int i = 1; i < LOADS; i++) {
            load(weir, table).close();
        }
        return load(weir, table);
    }

    private static AutoCloseable load(Weir weir, Table table) {
        Awaiting.until("Weir idle", 60, 100, weir::isIdle);
        AutoCloseable feed = weir.feed(List.of(table));
        Awaiting.until("Weir loaded", 300, 20, () -> weir.has(List.of(table)));
        return feed;
    }

    private static void print(String state, Weir weir) throws InterruptedException {
        double atOnce = weir.use().residentOctets() / MEBI;
        TimeUnit.MINUTES.sleep(1);
        double later = weir.use().residentOctets() / MEBI;
        weir.tidyUp();
        double needed = weir.use().residentOctets() / MEBI;
        System.out.printf(
                Locale.ROOT,
                "| 13 | MiB resident with %s: at once, a minute later | %.0f, %.0f | needed: %.0f | %.2f× of what is needed"
                        + " | ≤ 1.3× | ≤ 1.3× | |%n",
                state,
                atOnce,
                later,
                needed,
                later / needed);
    }
}
