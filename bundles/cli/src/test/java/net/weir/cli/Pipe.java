package net.weir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A named pipe with a thread at its other end. */
public final class Pipe {
    private final Path path;
    private CompletableFuture<byte[]> read = CompletableFuture.completedFuture(new byte[0]);

    private Pipe(Path path) {
        this.path = path;
    }

    /** Whoever reads it gets these octets, once. */
    public static Pipe with(Path path, byte[] octets) throws IOException, InterruptedException {
        Pipe pipe = made(path);
        start(() -> Files.write(path, octets));
        return pipe;
    }

    /** Takes what one writer writes. */
    public static Pipe taking(Path path) throws IOException, InterruptedException {
        Pipe pipe = made(path);
        pipe.read = new CompletableFuture<>();
        start(() -> pipe.read.complete(Files.readAllBytes(path)));
        return pipe;
    }

    private static Pipe made(Path path) throws IOException, InterruptedException {
        Process mkfifo =
                new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
        if (!mkfifo.waitFor(30, TimeUnit.SECONDS) || mkfifo.exitValue() != 0) {
            throw new IOException("mkfifo " + path + " failed");
        }
        return new Pipe(path);
    }

    private interface Step {
        Object run() throws IOException;
    }

    private static void start(Step step) {
        Thread thread = new Thread(
                () -> {
                    try {
                        step.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "pipe");
        thread.setDaemon(true);
        thread.start();
    }

    public String name() {
        return path.toString();
    }

    /** What was written to it. */
    public byte[] read() throws InterruptedException, ExecutionException, TimeoutException {
        return read.get(30, TimeUnit.SECONDS);
    }
}
