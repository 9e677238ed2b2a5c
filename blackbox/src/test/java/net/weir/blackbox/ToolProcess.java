package net.weir.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A tool of {@code ./weir} that runs on until it is closed, which interrupts it as Ctrl-C does. */
final class ToolProcess implements AutoCloseable {
    private static final Path CHECKOUT =
            Path.of(System.getProperty("weir.checkout")).normalize();

    private final Process process;
    private final Path output;

    ToolProcess(Path home, String... words) {
        List<String> command = new ArrayList<>(List.of(CHECKOUT.resolve("weir").toString()));
        command.addAll(List.of(words));
        try {
            output = Files.createTempFile("weir-tool", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("WEIR_HOME", home.toString());
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has said so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Interrupts it and waits for its end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("does not end: " + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
