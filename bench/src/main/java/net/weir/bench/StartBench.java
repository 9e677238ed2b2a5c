package net.weir.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Start of the offline tools against an empty {@code main}, each as a user starts it and with next to nothing to do: time on
 * the wall, in turns. Confined to one thread.
 */
final class StartBench {
    private static final int ROUNDS = 11;
    private static final String KEEPALIVE = "ffffffffffffffffffffffffffffffff001304";

    private final String weir;
    private final List<String> empty;
    private final String stages;

    /** @param classes where this program's own classes are, a directory */
    StartBench(Path weir, Path classes, Path stages) {
        this.weir = weir.toString();
        this.stages = stages.toString();
        empty = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes.toString(),
                Empty.class.getName());
    }

    void run() throws IOException {
        Path work = Files.createTempDirectory("weir-bench");
        try (ServerSocket station = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread reader = new Thread(() -> readAll(station), "station");
            reader.setDaemon(true);
            reader.start();
            measure(tools(work, "127.0.0.1:" + station.getLocalPort()));
        } finally {
            try (var files = Files.list(work)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(work);
        }
    }

    private List<List<String>> tools(Path work, String station) throws IOException {
        String mrt = work.resolve("a.mrt").toString();
        String bmp = work.resolve("a.bmp").toString();
        millis(weir("gen", "--prefixes", "50", "--duration", "1", "-o", mrt));
        millis(weir("gen", "--prefixes", "50", "--views", "pre,loc-rib", "-o", bmp));
        return List.of(
                weir("mrt", "cat", "-m", mrt),
                weir("mrt", "cat", "-o", "ndjson", mrt),
                weir("mrt", "info", mrt),
                weir("mrt", "stats", mrt),
                weir("mrt", "filter", "--more", "10.0.0.0/8", mrt),
                weir("mrt", "convert", mrt, work.resolve("new.mrt").toString()),
                weir("mrt", "diff", mrt, mrt),
                weir("bgp", "decode", KEEPALIVE),
                weir("bmp", "decode", bmp),
                weir("bmp", "decode", "--stateless", bmp),
                weir("replay", "--help"),
                weir("replay", "--to", station, "--as", "bmp", "--speed", "max", mrt),
                weir("gen", "--prefixes", "50", "-o", work.resolve("b.bmp").toString()),
                weir("check", stages));
    }

    private List<String> weir(String... words) {
        List<String> command = new ArrayList<>(List.of(weir));
        command.addAll(List.of(words));
        return command;
    }

    private void measure(List<List<String>> tools) throws IOException {
        for (List<String> tool : tools) {
            millis(tool); // the first run after a build makes the archive of classes
        }
        double[] floor = new double[ROUNDS];
        double[][] millis = new double[tools.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            floor[round] = millis(empty);
            for (int i = 0; i < tools.size(); i++) {
                millis[i][round] = millis(tools.get(i));
            }
        }
        double least = new Samples(floor).median();
        System.out.println("| start | ms | times an empty main (must 3) |");
        System.out.println("|---|---|---|");
        System.out.printf("| empty main | %s | 1 |%n", new Samples(floor));
        for (int i = 0; i < tools.size(); i++) {
            Samples samples = new Samples(millis[i]);
            System.out.printf(
                    Locale.ROOT, "| %s | %s | %.2f |%n", name(tools.get(i)), samples, samples.median() / least);
        }
    }

    /** The words without the names of files and messages. */
    private static String name(List<String> tool) {
        return String.join(
                " ",
                tool.stream()
                        .skip(1)
                        .filter(word -> !word.contains("/") && !word.contains(":") && !word.equals(KEEPALIVE))
                        .toList());
    }

    /** A failure would be measured as a quick start. */
    private static double millis(List<String> command) throws IOException {
        long from = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("ended with " + status + ": " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return (System.nanoTime() - from) / 1e6;
    }

    /** A station: takes connections, one after the other, and what they bring. */
    private static void readAll(ServerSocket station) {
        while (!station.isClosed()) {
            try (Socket router = station.accept()) {
                router.getInputStream().readAllBytes();
            } catch (IOException ignored) {
                // it is over, or the next one comes
            }
        }
    }
}
