package net.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * UPDATE decoding against a floor: a program that only walks the message and interns the attribute octets. Each measures
 * itself in a process of its own, with an empty store of sets in each pass, so that both meet the same sets for the first
 * time; they take turns, five times. The floor makes no garbage. Our time is given twice: the decoding thread alone, and the
 * whole process with compilers and garbage collector.
 */
final class CodecBench {
    private static final int ROUNDS = 5;
    private static final String PASSES = "15";
    /** So few sets that our cache holds them all. */
    private static final int FLAPPING = 20_000;

    private static final Pattern FLOOR = Pattern.compile("jvm-floor intern: msgs=(\\d+) .*sets=(\\d+).* ns/msg=(\\d+)");
    private static final Pattern OURS = Pattern.compile(
            "ns/msg=([0-9.]+) process=([0-9.]+) octets/event=([0-9.]+) routes/event=([0-9.]+) hits=([0-9.]+)");

    private CodecBench() {}

    static void run(Path file, Path floor) throws IOException {
        Messages messages = Messages.read(file);
        Path work = Files.createTempDirectory("weir-bench");
        Path whole = work.resolve("whole.msgs");
        Path split = work.resolve("split.msgs");
        Path again = work.resolve("again.msgs");
        try {
            Files.write(whole, messages.octets());
            Files.write(split, messages.splitPerPrefix().octets());
            Files.write(again, messages.repeated(FLAPPING, 11).octets());
            System.out.println(
                    "| work | collector | sets known before: floor, Weir | floor ns/message | Weir ns/message"
                            + " | ratio | ratio with compilers and collector | octets/event | goal | must |");
            System.out.println("|---|---|---|---|---|---|---|---|---|---|");
            for (String collector : List.of("G1", "Serial")) {
                row("UPDATEs as they are", collector, whole, floor, "≤ 1.3", "≤ 2");
                row("one prefix an UPDATE", collector, split, floor, "≤ 1.5", "≤ 2.5");
                row("the same 20,000 eleven times", collector, again, floor, "≤ 1.3", "≤ 2");
            }
        } finally {
            for (Path made : List.of(whole, split, again)) {
                Files.deleteIfExists(made);
            }
            Files.delete(work);
        }
    }

    private static void row(String work, String collector, Path file, Path floor, String goal, String must) {
        double[] floors = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        double[] process = new double[ROUNDS];
        double[] octets = new double[ROUNDS];
        String known = "";
        String routes = "";
        for (int round = 0; round < ROUNDS; round++) {
            Matcher least = match(FLOOR, () -> floor(collector, file, floor));
            floors[round] = Double.parseDouble(least.group(3));
            Matcher measured = match(OURS, () -> ours(collector, file));
            ours[round] = Double.parseDouble(measured.group(1));
            process[round] = Double.parseDouble(measured.group(2));
            octets[round] = Double.parseDouble(measured.group(3));
            routes = measured.group(4);
            double sets = Double.parseDouble(least.group(2)) / Double.parseDouble(least.group(1));
            known = String.format(
                    Locale.ROOT, "%.0f %%, %.0f %%", 100 - 100 * sets, 100 * Double.parseDouble(measured.group(5)));
        }
        System.out.printf(
                Locale.ROOT,
                "| %s (%s routes/event) | %s | %s | %s | %s | %.2f | %.2f | %.0f | %s | %s |%n",
                work,
                routes,
                collector,
                known,
                new Samples(floors),
                new Samples(ours),
                ratio(ours, floors),
                ratio(process, floors),
                new Samples(octets).median(),
                goal,
                must);
    }

    /** The median of the rounds' ratios: both sides of a round met the same neighbours. */
    private static double ratio(double[] ours, double[] floors) {
        double[] ratios = new double[ROUNDS];
        Arrays.setAll(ratios, i -> ours[i] / floors[i]);
        return new Samples(ratios).median();
    }

    private static String floor(String collector, Path file, Path source) {
        return java(collector, source.toString(), file.toString(), PASSES);
    }

    private static String ours(String collector, Path file) {
        String path = System.getProperty("java.class.path");
        return java(collector, "-cp", path, Bench.class.getName(), "decode", file.toString(), PASSES);
    }

    private static String java(String collector, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // a process that runs for days has met its heap: without this G1 would be measured taking pages from the kernel
        command.addAll(List.of("-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch", "-XX:+Use" + collector + "GC"));
        command.addAll(List.of(arguments));
        return Measured.output(command);
    }

    private static Matcher match(Pattern pattern, Supplier<String> output) {
        String text = output.get();
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no measurement in: " + text);
        }
        return matcher;
    }
}
