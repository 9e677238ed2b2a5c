package net.weir.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The directory of this instance: its stage files, ports and log. */
final class Home {
    private final Path path = Path.of(System.getProperty("weir.home"));

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Waits until the start is over. */
    void awaitStart() throws InterruptedException {
        Await.until("ready", () -> Files.exists(resolve("data/ready")));
    }

    /** Puts a stage's file in place, whole. */
    void configure(String type, String id, String... lines) throws IOException {
        Path next = Files.write(resolve("data/" + id + ".cfg"), List.of(lines));
        Files.move(next, file(type, id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void unconfigure(String type, String id) throws IOException {
        Files.deleteIfExists(file(type, id));
    }

    private Path file(String type, String id) {
        return resolve("etc/weir." + type + "-" + id + ".cfg");
    }

    /** The port that is really open, by its key in the ports file. */
    int port(String key) throws IOException {
        String last = "";
        for (String line : Files.readAllLines(resolve("ports"))) {
            last = line.startsWith(key + "=") ? line.substring(key.length() + 1) : last;
        }
        return Integer.parseInt(last);
    }

    Path log() {
        return Path.of(System.getProperty("karaf.log"), "weir.log");
    }
}
