package net.weir.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./weir mrt} against Debian's {@code bgpdump -m} on the same files: CPU seconds of whole processes, so that the start
 * of Java, its compilers and its garbage collector count. They take turns, five times.
 */
final class MrtBench {
    private static final int ROUNDS = 5;
    private static final int SMALL_RECORDS = 2_000;

    private final String weir;
    private final Path dump;
    private final Path updates;

    /**
     * @param dump a RIB dump
     * @param updates messages
     */
    MrtBench(Path weir, Path dump, Path updates) {
        this.weir = weir.toString();
        this.dump = dump;
        this.updates = updates;
    }

    void run() throws IOException {
        Path work = Files.createTempDirectory("weir-bench");
        Path small = work.resolve("small.mrt");
        Path long4 = work.resolve("updates4.mrt");
        Path long10 = work.resolve("updates10.mrt");
        try {
            Files.write(small, firstRecords(updates, SMALL_RECORDS));
            repeat(updates, 4, long4);
            repeat(updates, 10, long10);
            System.out.println("| MRT file | MiB | bgpdump -m CPU s | mrt cat -m CPU s | times faster (goal 15, must 5)"
                    + " | mrt stats CPU s | times faster (goal 45, must 25) | mrt info CPU s | times faster |");
            System.out.println("|---|---|---|---|---|---|---|---|---|");
            row("full table of four peers", dump);
            row("500,000 messages", updates);
            row("2,000,000 messages", long4);
            row("5,000,000 messages", long10);
            row("2,000 messages: the start alone", small);
            empty();
            heap(List.of(dump, long4, dump));
        } finally {
            Files.deleteIfExists(small);
            Files.deleteIfExists(long4);
            Files.deleteIfExists(long10);
            Files.delete(work);
        }
    }

    private void row(String what, Path file) throws IOException {
        List<List<String>> commands = List.of(
                List.of("bgpdump", "-m", file.toString()),
                List.of(weir, "mrt", "cat", "-m", file.toString()),
                List.of(weir, "mrt", "stats", file.toString()),
                List.of(weir, "mrt", "info", file.toString()));
        double[][] seconds = new double[commands.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < commands.size(); i++) {
                seconds[i][round] = Measured.cpuSeconds(commands.get(i));
            }
        }
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "| %s | %.1f | %s |", what, Files.size(file) / 1048576.0, text(seconds[0])));
        for (int i = 1; i < commands.size(); i++) {
            double[] ours = seconds[i];
            double[] times = new double[ROUNDS];
            Arrays.setAll(times, round -> seconds[0][round] / ours[round]);
            line.append(String.format(Locale.ROOT, " %s | %.1f |", text(ours), new Samples(times).median()));
        }
        System.out.println(line);
    }

    /** What Java needs to do nothing, below which nothing written in it can come. */
    private static void empty() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Empty.class.getName());
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            seconds[round] = Measured.cpuSeconds(command);
        }
        System.out.printf("%nAn empty main: %s CPU s%n", text(seconds));
    }

    private static String text(double[] seconds) {
        Samples samples = new Samples(seconds);
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", samples.median(), samples.least(), samples.most());
    }

    private void heap(List<Path> files) throws IOException {
        double size = 0;
        for (Path file : files) {
            size += Files.size(file) / 1048576.0;
        }
        System.out.printf(Locale.ROOT, "%n| one stream of %.0f MiB | peak resident MiB, heap and all else |%n", size);
        System.out.println("|---|---|");
        for (List<String> tool : List.of(List.of("cat", "-m"), List.of("stats"), List.of("cat", "-o", "ndjson"))) {
            List<String> command = new ArrayList<>(List.of(weir, "mrt"));
            command.addAll(tool);
            command.add("-");
            System.out.printf(
                    Locale.ROOT,
                    "| mrt %s | %.0f |%n",
                    String.join(" ", tool),
                    Measured.residentMebibytes(command, files));
        }
    }

    private static void repeat(Path file, int times, Path target) throws IOException {
        Files.deleteIfExists(target);
        Files.createFile(target);
        for (int i = 0; i < times; i++) {
            try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.APPEND)) {
                Files.copy(file, out);
            }
        }
    }

    private static byte[] firstRecords(Path file, int count) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer head = in.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(in.size(), 1 << 24));
            int at = 0;
            for (int i = 0; i < count && at + 12 <= head.limit(); i++) {
                at += 12 + head.getInt(at + 8);
            }
            byte[] octets = new byte[at];
            head.get(octets);
            return octets;
        }
    }
}
