package net.weir.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A daemon of another project, started by a test in a directory of its own and ended with it. */
abstract class Daemon implements AutoCloseable {
    private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();
    /** Two processes run tests at a time; one takes the even ports, the other the odd ones. */
    private static final int PARITY = Integer.getInteger("weir.fork", 1) % 2;

    private final Path dir;
    private Process process;

    Daemon(String name) {
        try {
            dir = Files.createTempDirectory("weir-" + name);
            open(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such daemons give up root and then have to reach their files. */
    private static void open(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** A directory of its own that it may write to, empty. */
    final void directory(String name) {
        Path path = dir.resolve(name);
        try {
            if (Files.exists(path)) {
                for (String old : Objects.requireNonNull(path.toFile().list())) {
                    Files.delete(path.resolve(old));
                }
            } else {
                Files.createDirectory(path);
            }
            open(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final Path dir() {
        return dir;
    }

    final void write(String file, String text) {
        try {
            Files.writeString(dir.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final void launch(String... command) {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(dir.resolve("out").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it a signal by name: STOP makes it stand still, CONT lets it go on. */
    final void signal(String name) {
        ask("kill", "-" + name, Long.toString(process.pid()));
    }

    /** Ends it as a crash would. */
    final void killMinus9() {
        process.destroyForcibly();
        ended();
    }

    private void ended() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it as its service manager would; it may be launched again. */
    final void stop() {
        if (process != null) {
            process.destroy();
            ended();
        }
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a client of the daemon and returns what it printed. */
    static String ask(String... command) {
        try {
            Process client =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!client.waitFor(20, TimeUnit.SECONDS)) {
                client.destroyForcibly();
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /**
     * A port of 127.0.0.1 that is free now and not handed out before, here or in the other process. Below the range from
     * which the system takes ports for outgoing connections, so that none of those takes it before the daemon does.
     */
    static int freePort() {
        for (int tries = 0; tries < 1_000; tries++) {
            int port = 2 * ThreadLocalRandom.current().nextInt(7_500, 16_000) + PARITY;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                if (PORTS.add(port)) {
                    return socket.getLocalPort();
                }
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no free port found");
    }

    /** Waits for a condition and tells the daemon's output if it does not come. */
    final void await(String what, BooleanSupplier condition) {
        Waiting.await(what, condition, () -> output().toString());
    }

    /** The lines that it has written. */
    final List<String> output() {
        try {
            return Files.readAllLines(dir.resolve("out"));
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }
}
