package net.weir.cli.mrt;

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
record Tool(byte[] out, String err, int code) {
    private static final Path BGPDUMP = Path.of("/usr/bin/bgpdump");

    static Tool weir(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Mrt.run(words, out, new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Tool(out.toByteArray(), err.toString(StandardCharsets.UTF_8), code);
    }

    /** Without it the test is aborted by name. */
    static Tool bgpdump(Path scratch, String options, Path file) {
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

    String text() {
        return new String(out, StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return text().lines().toList();
    }
}
