package net.weir.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** {@code bench codec MSGS FLOOR.java}, {@code bench ingest CHECKOUT WORK}: the command line behind {@code ./weir bench}. */
public final class Bench {
    private Bench() {}

    /** Prints a table; exit status 2 for wrong usage. */
    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        if (words.size() == 3 && words.get(0).equals("codec")) {
            System.out.println("load average at the start: " + loadAverage());
            CodecBench.run(Path.of(words.get(1)), Path.of(words.get(2)));
            System.out.println("load average at the end: " + loadAverage());
        } else if (words.size() == 3 && words.get(0).equals("ingest")) {
            Path work = Path.of(words.get(2));
            System.out.println("load average at the start: " + loadAverage());
            IngestBench.run(new Tools(Path.of(words.get(1)), work), tables(work, "v4"), tables(work, "full"));
            System.out.println("load average at the end: " + loadAverage());
        } else if (words.size() == 3 && words.get(0).equals("decode")) {
            DecodePass.main(words.get(1), words.get(2));
        } else {
            System.err.println("bench codec MSGS FLOOR.java | bench ingest CHECKOUT WORK");
            System.exit(2);
        }
    }

    private static List<Path> tables(Path work, String name) {
        return IntStream.range(0, 4)
                .mapToObj(i -> work.resolve(name + ".peer" + i + ".msgs"))
                .toList();
    }

    private static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
