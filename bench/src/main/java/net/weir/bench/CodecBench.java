package net.weir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
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
 * itself in a process of its own; they take turns, five times.
 */
final class CodecBench {
    private static final int ROUNDS = 5;
    private static final String PASSES = "15";
    private static final Pattern FLOOR = Pattern.compile("jvm-floor intern: .* ns/msg=(\\d+)");
    private static final Pattern OURS =
            Pattern.compile("ns/msg=([0-9.]+) octets/event=([0-9.]+) routes/event=([0-9.]+)");

    private CodecBench() {}

    static void run(Path file, Path floor) throws IOException {
        Messages messages = Messages.read(file);
        Path work = Files.createTempDirectory("weir-bench");
        try {
            Path whole = Files.write(work.resolve("whole.msgs"), messages.octets());
            Path split = Files.write(
                    work.resolve("split.msgs"), messages.splitPerPrefix().octets());
            System.out.println("| work | floor ns/message | Weir ns/message | ratio | octets/event | goal | must |");
            System.out.println("|---|---|---|---|---|---|---|");
            row("UPDATEs as they are", whole, floor, "≤ 1.3", "≤ 2");
            row("one prefix an UPDATE", split, floor, "≤ 1.5", "≤ 2.5");
        } finally {
            for (String name : List.of("whole.msgs", "split.msgs")) {
                Files.deleteIfExists(work.resolve(name));
            }
            Files.delete(work);
        }
    }

    private static void row(String work, Path file, Path floor, String goal, String must) {
        double[] floors = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        double[] octets = new double[ROUNDS];
        double routesPerEvent = 0;
        for (int round = 0; round < ROUNDS; round++) {
            floors[round] =
                    Double.parseDouble(match(FLOOR, () -> floor(file, floor)).group(1));
            Matcher measured = match(OURS, () -> ours(file));
            ours[round] = Double.parseDouble(measured.group(1));
            octets[round] = Double.parseDouble(measured.group(2));
            routesPerEvent = Double.parseDouble(measured.group(3));
        }
        double[] ratios = new double[ROUNDS];
        Arrays.setAll(ratios, i -> ours[i] / floors[i]);
        System.out.printf(
                Locale.ROOT,
                "| %s (%.1f routes/event) | %s | %s | %.2f | %.0f | %s | %s |%n",
                work,
                routesPerEvent,
                new Samples(floors),
                new Samples(ours),
                new Samples(ratios).median(),
                new Samples(octets).median(),
                goal,
                must);
    }

    private static String floor(Path file, Path source) {
        return output("-Xmx4g", source.toString(), file.toString(), PASSES);
    }

    private static String ours(Path file) {
        String path = System.getProperty("java.class.path");
        return output("-Xmx4g", "-cp", path, Bench.class.getName(), "decode", file.toString(), PASSES);
    }

    private static String output(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new String(process.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
