package net.weir.sink.mqtt;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's mosquitto on a free port of the loopback interface, and its own subscriber. Each ends with its process. */
final class Broker implements AutoCloseable {
    private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");

    private final Path directory;
    private final int port;
    private final List<String> settings;
    private final List<Process> subscribers = new ArrayList<>();
    private Process process;
    private int starts;

    /** @param settings lines of its configuration, besides listener and log */
    Broker(Path directory, String... settings) throws IOException {
        assumeThat(MOSQUITTO).as("mosquitto is installed").exists();
        this.directory = Files.createDirectories(directory);
        this.settings = List.of(settings);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        process = start();
    }

    int port() {
        return port;
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    private Path log() {
        return directory.resolve("broker-" + starts + ".log");
    }

    private Process start() throws IOException {
        starts++;
        List<String> lines = new ArrayList<>(List.of(
                "listener " + port + " 127.0.0.1",
                "user root",
                "log_dest file " + log(),
                "log_type all",
                "connection_messages true"));
        lines.addAll(settings);
        Path config = Files.write(directory.resolve("mosquitto.conf"), lines);
        Process started = new ProcessBuilder(MOSQUITTO.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("broker.out").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).until(this::accepts);
        return started;
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Without a goodbye, as the kernel does it to processes. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Comes back on the same port; returns when the subscribers that are there have subscribed again. */
    void restart() throws IOException {
        process = start();
        awaitSubscriptions(subscribers.size());
    }

    private void awaitSubscriptions(int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.readString(log()).split("Sending SUBACK", -1).length > count);
    }

    /** Stops answering without closing anything. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Writes {@code TOPIC PAYLOAD} lines of all that is published to a file. */
    Path subscribe(String... options) throws IOException {
        Path file = directory.resolve("received-" + subscribers.size());
        List<String> command = new ArrayList<>(
                List.of("mosquitto_sub", "-h", "127.0.0.1", "-p", Integer.toString(port), "-t", "#", "-F", "%t %p"));
        command.addAll(List.of(options));
        subscribers.add(new ProcessBuilder(command)
                .redirectError(directory.resolve("subscriber.err").toFile())
                .redirectOutput(file.toFile())
                .start());
        awaitSubscriptions(subscribers.size());
        return file;
    }

    /** What a subscriber has once it has so many lines, or after a while. */
    static List<String> lines(Path file, int atLeast) throws IOException {
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.readAllLines(file).size() >= atLeast);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            return Files.readAllLines(file); // the caller says what is missing
        }
        return Files.readAllLines(file);
    }

    @Override
    public void close() {
        List<Process> all = new ArrayList<>(subscribers);
        all.add(process);
        try {
            for (Process each : all) {
                each.destroy();
                if (!each.waitFor(5, TimeUnit.SECONDS)) {
                    each.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
