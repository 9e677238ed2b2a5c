package net.weir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that are measured from outside. */
final class Measured {
    private static final int OK = 0;

    private Measured() {}

    /** What the program prints. */
    static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new String(process.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** User and system seconds of the whole process, with all its threads and children; what it prints is thrown away. */
    static double cpuSeconds(List<String> command) {
        String script = "TIMEFORMAT='%U %S'; { time \"$@\" >/dev/null 2>/dev/null 3>&-; } 2>&1 || echo failed";
        List<String> words = new ArrayList<>(List.of("bash", "-c", script, "time"));
        words.addAll(command);
        String[] times = output(words).trim().split("\\s+");
        if (times.length != 2) {
            throw new IllegalStateException("cannot measure " + command + ": " + String.join(" ", times));
        }
        return Double.parseDouble(times[0]) + Double.parseDouble(times[1]);
    }

    /** The largest resident memory in MiB, sampled every 20 ms, of a program that reads these files as one stream. */
    static double residentMebibytes(List<String> command, List<Path> input) {
        List<String> cat = new ArrayList<>(List.of("cat"));
        input.forEach(file -> cat.add(file.toString()));
        ProcessBuilder reader = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = ProcessBuilder.startPipeline(List.of(new ProcessBuilder(cat), reader))
                    .get(1);
            Path status = Path.of("/proc", Long.toString(process.pid()), "status");
            double most = 0;
            while (process.isAlive()) {
                most = Math.max(most, highWater(status));
                Thread.sleep(20);
            }
            if (process.exitValue() != OK) {
                throw new IllegalStateException(command + " ended with " + process.exitValue());
            }
            return most;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double highWater(Path status) throws IOException {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
                }
            }
        } catch (NoSuchFileException e) {
            return 0; // it has ended meanwhile
        }
        return 0;
    }
}
