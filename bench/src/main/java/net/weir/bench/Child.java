package net.weir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that a benchmark started, ended with it. Its output goes to a file. */
final class Child implements AutoCloseable {
    private final Process process;
    private final List<String> command;

    /** @param environment added to this process's own */
    Child(Path output, Map<String, String> environment, String... command) {
        this.command = List.of(command);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return process;
    }

    /** @throws IllegalStateException if it has ended */
    void assertAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("ended with " + process.exitValue() + ": " + command);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
