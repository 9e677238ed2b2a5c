package net.weir.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** What stands behind {@code ./weir bench}: its command line. */
public final class Bench {
    private Bench() {}

    /** Prints a table; exit status 2 for wrong usage. */
    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        if (words.size() == 3 && words.get(0).equals("codec")) {
            load("start");
            CodecBench.run(Path.of(words.get(1)), Path.of(words.get(2)));
            load("end");
        } else if (words.size() == 4 && words.get(0).equals("mrt")) {
            load("start");
            new MrtBench(Path.of(words.get(1)), Path.of(words.get(2)), Path.of(words.get(3))).run();
            load("end");
        } else if (words.size() == 4 && words.get(0).equals("ingest")) {
            Path work = Path.of(words.get(2));
            load("start");
            IngestBench.run(
                    new Tools(Path.of(words.get(1)), work),
                    tables(work, "v4"),
                    tables(work, "full"),
                    Set.of(words.get(3).split(",")));
            load("end");
        } else if (words.size() == 4 && words.get(0).equals("rib")) {
            RibBench.run(new Tools(Path.of(words.get(1)), Path.of(words.get(2))), Integer.parseInt(words.get(3)));
        } else if (words.size() == 4 && words.get(0).equals("start")) {
            load("start");
            new StartBench(Path.of(words.get(1)), Path.of(words.get(2)), Path.of(words.get(3))).run();
            load("end");
        } else if (words.size() == 3 && words.get(0).equals("decode")) {
            DecodePass.main(words.get(1), words.get(2));
        } else {
            System.err.println(
                    "bench codec MSGS FLOOR.java | bench mrt WEIR RIB UPDATES | bench ingest CHECKOUT WORK ROWS"
                            + " | bench rib CHECKOUT WORK ROW"
                            + " | bench start WEIR CLASSES STAGES");
            System.exit(2);
        }
    }

    private static List<Path> tables(Path work, String name) {
        return IntStream.range(0, 4)
                .mapToObj(i -> work.resolve(name + ".peer" + i + ".msgs"))
                .toList();
    }

    private static void load(String when) {
        System.out.printf(
                Locale.ROOT,
                "load average at the %s: %.1f%n",
                when,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
