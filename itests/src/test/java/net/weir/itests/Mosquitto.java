package net.weir.itests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Assume;

/** Debian's MQTT broker on a free port of the loopback interface, and its own subscriber. */
final class Mosquitto implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

    private final Path directory = Files.createTempDirectory("weir-mosquitto");
    private final int port = freePort();
    private final List<Process> processes = new ArrayList<>();

    /** Starts the broker; it forgets nothing that a subscriber is too slow for. */
    Mosquitto() throws IOException, InterruptedException {
        Assume.assumeTrue("mosquitto is not installed", Files.exists(PROGRAM));
        Path config = Files.write(
                directory.resolve("mosquitto.conf"),
                List.of(
                        "listener " + port + " 127.0.0.1",
                        "user root",
                        "allow_anonymous true",
                        "max_queued_messages 0",
                        "max_inflight_messages 0",
                        "log_dest file " + directory.resolve("log"),
                        "log_type all"));
        start("broker", PROGRAM.toString(), "-c", config.toString());
        Await.until("a broker on port " + port, this::accepts);
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private boolean accepts() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        }
    }

    private void start(String name, String... command) throws IOException {
        processes.add(new ProcessBuilder(command)
                .redirectError(directory.resolve(name + ".err").toFile())
                .redirectOutput(directory.resolve(name).toFile())
                .start());
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Subscribes to everything with QoS 1; returns the file that gets a line for each message. */
    Path subscribe() throws IOException, InterruptedException {
        start("received", "mosquitto_sub", "-h", "127.0.0.1", "-p", Integer.toString(port), "-q", "1", "-t", "#");
        Await.until(
                "a subscriber", () -> Files.readString(directory.resolve("log")).contains("Sending SUBACK"));
        return directory.resolve("received");
    }

    private void stop() {
        for (Process process : processes) {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
