package net.weir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a benchmark has its things.
 *
 * @param checkout this source tree, built
 * @param work where generators and tables were made, and where runs leave their files
 */
record Tools(Path checkout, Path work) {
    Path checkout(String name) {
        return checkout.resolve(name);
    }

    /** A generator that was compiled. */
    Path built(String name) {
        return work.resolve(name);
    }

    /** A tool of the JDK that runs this. */
    String java(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** A new directory for one run. */
    Path directory(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(work.resolve("runs")), name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new file for one run. */
    Path file(String name) {
        try {
            return Files.createTempFile(Files.createDirectories(work.resolve("runs")), name + "-", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command prints. */
    String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
