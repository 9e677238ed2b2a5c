package net.weir.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** What a tool printed and how it ended: ours in this process, or bgpdump. */
public record Tool(byte[] out, String err, int code) {
    private static final Path BGPDUMP = Path.of("/usr/bin/bgpdump");

    /** {@code ./weir mrt …}. */
    public static Tool weir(String... words) {
        List<String> line = new ArrayList<>(List.of("mrt"));
        line.addAll(List.of(words));
        return run(line.toArray(String[]::new));
    }

    /** Any tool. */
    public static Tool run(String... words) {
        return run(new byte[0], words);
    }

    /** Any tool with this standard input. */
    public static Tool run(byte[] in, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                Tools.run(words, new ByteArrayInputStream(in), out, new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Tool(out.toByteArray(), err.toString(StandardCharsets.UTF_8), code);
    }

    /** Without it the test is aborted by name. */
    public static Tool bgpdump(Path scratch, String options, Path file) {
        Assumptions.assumeTrue(Files.isExecutable(BGPDUMP), "bgpdump is not installed");
        List<String> command = new ArrayList<>(List.of(BGPDUMP.toString(), "-q"));
        command.addAll(List.of(options.split(" ")));
        command.add(file.toString());
        try {
            Path out = Files.createTempFile(scratch, "bgpdump", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("bgpdump takes too long: " + command);
                }
            } finally {
                process.destroyForcibly();
            }
            byte[] octets = Files.readAllBytes(out);
            Files.delete(out);
            return new Tool(octets, "", process.exitValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String text() {
        return new String(out, StandardCharsets.UTF_8);
    }

    public List<String> lines() {
        return text().lines().toList();
    }
}
