package net.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * BMP in against BIRD's BGP in: the same tables, whole processes. CPU is user and system time of the process, collection
 * and compilation included, from the start of the generator until all routes are there. BIRD also chooses best paths; Weir
 * also decodes BMP, publishes changes to a sink, and keeps when each route came.
 */
final class IngestBench {
    private static final int ROUNDS = 5;
    private static final int WARMING = 30;
    private static final double MILLION = 1e6;

    private final Tools tools;

    /** What a load took. */
    private record Load(double cpuSeconds, double wallSeconds) {}

    /** Loads in turn in one process: the first by itself, the last five by which it is judged. */
    private record Loads(Load cold, List<Load> warm) {
        Samples cpu() {
            return new Samples(warm.stream().mapToDouble(Load::cpuSeconds).toArray());
        }

        Samples wall() {
            return new Samples(warm.stream().mapToDouble(Load::wallSeconds).toArray());
        }
    }

    private IngestBench(Tools tools) {
        this.tools = tools;
    }

    /**
     * @param ipv4 full IPv4 tables of four peers
     * @param full the same with IPv6
     * @param rows numbers of the rows that are measured; 4 and 6 come together
     */
    static void run(Tools tools, List<Path> ipv4, List<Path> full, Set<String> rows) throws Exception {
        IngestBench bench = new IngestBench(tools);
        List<Table> tables = read(ipv4);
        System.out.println("| # | work | Weir | BIRD | ratio | goal | must | Weir, BIRD cold |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        if (rows.contains("1")) {
            bench.oneRouter(tables.get(0));
        }
        if (rows.contains("2")) {
            bench.fourRouters(tables);
        }
        if (rows.contains("3")) {
            bench.onePrefixEach(tables.get(0));
        }
        if (rows.contains("4") || rows.contains("6")) {
            bench.memory(read(full));
        }
        if (rows.contains("13")) {
            new GivenBackRow(tools).print(Table.read(full.get(0)));
        }
    }

    private static List<Table> read(List<Path> files) throws IOException {
        List<Table> tables = new ArrayList<>();
        for (Path file : files) {
            tables.add(Table.read(file));
        }
        return tables;
    }

    private void oneRouter(Table table) throws Exception {
        List<Loads> both = both(List.of(table));
        perCpuSecond("1", "full IPv4 table, one peer: M routes per CPU-second", both, table.routes(), "≥ 3×", "≥ 1.5×");
    }

    private void onePrefixEach(Table table) throws Exception {
        Path file = tools.file("split.msgs");
        Files.write(file, Messages.read(table.file()).splitPerPrefix().octets());
        Table split = Table.read(file);
        List<Loads> both = both(List.of(split));
        perCpuSecond(
                "3", "one prefix a message: M messages per CPU-second", both, split.messages(), "≥ 1 M", "≥ 0.4 M");
        Files.delete(file);
    }

    private void fourRouters(List<Table> tables) throws Exception {
        List<Loads> both = both(tables);
        Samples ours = both.get(0).wall();
        Samples theirs = both.get(1).wall();
        System.out.printf(
                Locale.ROOT,
                "| 2 | four routers with %.2f M routes in all: seconds | %s | %s | %.2f× | ≥ 5× | ≥ 2× | %.2f, %.2f |%n",
                tables.stream().mapToLong(Table::routes).sum() / MILLION,
                ours,
                theirs,
                theirs.median() / ours.median(),
                both.get(0).cold().wallSeconds(),
                both.get(1).cold().wallSeconds());
    }

    private static void perCpuSecond(String row, String work, List<Loads> both, long things, String goal, String must) {
        Samples ours = rate(things, both.get(0));
        Samples theirs = rate(things, both.get(1));
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.2f× | %s | %s | %.2f, %.2f |%n",
                row,
                work,
                ours,
                theirs,
                ours.median() / theirs.median(),
                goal,
                must,
                things / both.get(0).cold().cpuSeconds() / MILLION,
                things / both.get(1).cold().cpuSeconds() / MILLION);
    }

    private static Samples rate(long things, Loads loads) {
        return new Samples(loads.warm().stream()
                .mapToDouble(load -> things / load.cpuSeconds() / MILLION)
                .toArray());
    }

    /** Weir's loads, then BIRD's. */
    private List<Loads> both(List<Table> tables) throws Exception {
        List<Loads> both = new ArrayList<>();
        try (Contender weir = new Weir(tools, Map.of())) {
            both.add(loads(weir, tables, WARMING));
        }
        try (Contender bird = new Bird(tools)) {
            both.add(loads(bird, tables, 1));
        }
        return both;
    }

    private static Loads loads(Contender contender, List<Table> tables, int warming) throws Exception {
        Load[] loads = new Load[warming + ROUNDS];
        for (int i = 0; i < loads.length; i++) {
            loads[i] = load(contender, tables);
        }
        return new Loads(loads[0], Arrays.asList(loads).subList(warming, loads.length));
    }

    private static Load load(Contender contender, List<Table> tables) throws Exception {
        Awaiting.until(contender.name() + " idle", 60, 100, contender::isIdle);
        double cpu = contender.use().cpuSeconds();
        long begin = System.nanoTime();
        AutoCloseable feed = contender.feed(tables);
        try {
            Awaiting.until(contender.name() + " loaded", 300, 20, () -> contender.has(tables));
            return new Load(contender.use().cpuSeconds() - cpu, (System.nanoTime() - begin) / 1e9);
        } finally {
            feed.close();
        }
    }

    /** Resident memory, each in a process of its own. */
    private void memory(List<Table> tables) throws Exception {
        double bare;
        try (Contender weir = new Weir(tools, Map.of())) {
            weir.tidyUp();
            bare = weir.use().residentOctets();
        }
        double[] weir = {resident(true, tables.subList(0, 1)), resident(true, tables)};
        double[] bird = {resident(false, tables.subList(0, 1)), resident(false, tables)};
        long paths = tables.stream().skip(1).mapToLong(Table::routes).sum();
        double ours = (weir[1] - weir[0]) / paths;
        double theirs = (bird[1] - bird[0]) / paths;
        System.out.printf(
                Locale.ROOT,
                "| 4 | octets for a further path, IPv4 and IPv6 | %.0f | %.0f | %.2f× | ≤ 45 | ≤ 90 | |%n",
                ours,
                theirs,
                ours / theirs);
        System.out.printf(
                Locale.ROOT,
                "| 6 | MiB of a process with one full peer (bare: %.0f) | %.0f | %.0f | %.2f× of BIRD and bare | ≤ 1.3× | ≤ 2.5× | |%n",
                bare / (1 << 20),
                weir[0] / (1 << 20),
                bird[0] / (1 << 20),
                weir[0] / (bird[0] + bare));
    }

    private double resident(boolean weir, List<Table> tables) throws Exception {
        try (Contender contender = weir ? new Weir(tools, Map.of()) : new Bird(tools)) {
            Awaiting.until(contender.name() + " idle", 60, 100, contender::isIdle);
            AutoCloseable feed = contender.feed(tables);
            try {
                Awaiting.until(contender.name() + " loaded", 300, 100, () -> contender.has(tables));
                contender.tidyUp();
                return contender.use().residentOctets();
            } finally {
                feed.close();
            }
        }
    }
}
