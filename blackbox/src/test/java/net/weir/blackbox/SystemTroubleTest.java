package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full disks, taken ports and directories that cannot be written: a clear line each, and the rest runs. */
class SystemTroubleTest {
    @TempDir
    Path home;

    @TempDir
    Path disk;

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static Finished run(String... command) {
        return Finished.run(Map.of(), List.of(command));
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static String state(WeirProcess weir, String stage) {
        return weir.shell("weir:stages -o csv")
                .output()
                .lines()
                .filter(line -> line.startsWith(stage + ","))
                .findFirst()
                .orElse("");
    }

    @Test
    void a_full_disk_under_a_sink_and_under_what_another_one_spills() throws IOException {
        assumeThat(isRoot()).as("only root can mount").isTrue();
        Path spill = Files.createDirectories(home.resolve("spill"));
        List<Path> mounted = new ArrayList<>();
        try {
            for (Path place : List.of(disk, spill)) {
                Finished mount = run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", place.toString());
                assertThat(mount.status()).as(mount.output()).isZero();
                mounted.add(place);
            }
            fill(spill);
        } finally {
            for (Path place : mounted) {
                run("umount", "-l", place.toString());
            }
        }
    }

    private void fill(Path spill) throws IOException {
        Path etc = Files.createDirectories(home.resolve("etc"));
        Path full = disk.resolve("full.json");
        Files.writeString(etc.resolve("weir.file-full.cfg"), "sources = bmp\npath = " + full + "\n");
        Files.writeString(
                etc.resolve("weir.file-free.cfg"), "sources = bmp\npath = " + home.resolve("free.json") + "\n");
        Files.writeString(
                etc.resolve("weir.mqtt-down.cfg"), "sources = bmp\nserver = tcp://127.0.0.1:1\nedge-events = 16\n");
        try (WeirProcess weir = WeirProcess.start(home);
                LiveRouter router = new LiveRouter(weir.ports().get("bmp"), 1, 5)) {
            Waiting.await("full", () -> state(weir, "full").contains("DEGRADED"), weir::log);
            assertThat(state(weir, "full")).contains("No space left on device");
            Waiting.await("spill full", () -> weir.log().contains("down: spill-failed: "), weir::log);
            assertThat(weir.log()).containsPattern("full: (accept|flush)-failed: .*No space left on device");
            long free = size(home.resolve("free.json"));
            Waiting.await("going on", () -> size(home.resolve("free.json")) > free);
            assertThat(router.lost()).isNull();
            assertThat(run("mount", "-o", "remount,size=200m", disk.toString()).status())
                    .isZero();
            Waiting.await("room again", () -> state(weir, "full").contains("RUNNING"), weir::log);
            router.fallSilent();
            Waiting.await("caught up", () -> sameLines(full));
            FeedLines lines = new FeedLines(Files.readAllLines(full));
            assertThat(lines.feeds()).isEqualTo(1);
        }
    }

    /** Both sinks were told the same: what waited while the disk was full came in the end, once. */
    private boolean sameLines(Path full) {
        try {
            return Files.readAllLines(full).equals(Files.readAllLines(home.resolve("free.json")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void ports_that_are_taken() throws IOException {
        ServerSocket taken = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        try {
            String port = Integer.toString(taken.getLocalPort());
            for (String key : List.of("WEIR_HTTP_PORT", "WEIR_SSH_PORT")) {
                Finished refused = WeirProcess.script(home, Map.of(key, port), "run", "--no-build");
                assertThat(refused.status()).isNotZero();
                assertThat(refused.output().strip())
                        .isEqualTo(
                                "weir: port " + port + " is taken; set " + key + " to another one (0 = any free one)");
            }
            try (WeirProcess weir = WeirProcess.start(home, Map.of("WEIR_BMP_PORT", port))) {
                assertThat(weir.output())
                        .contains("weir: port " + port + " (WEIR_BMP_PORT) is taken: nothing will listen for routers")
                        .contains("BMP     no port is open");
                String line = "cannot listen on /127.0.0.1:" + port;
                Waiting.await("told", () -> weir.log().contains(line), weir::log);
                assertThat(weir.http("/health/ready").body())
                        .contains("\"id\":\"bmp\"")
                        .contains("127.0.0.1:" + port);
                assertThat(weir.shell("rib:summary").status()).isZero();
                taken.close();
                Waiting.await("open", () -> weir.ports().getOrDefault("bmp", 0) == Integer.parseInt(port));
            }
        } finally {
            taken.close();
        }
    }

    /** Everything runs as "nobody", for whom the modes count. */
    @Test
    void directories_that_cannot_be_written() throws IOException {
        assumeThat(isRoot()).as("only root can become nobody").isTrue();
        Path closed = Files.createDirectories(disk.resolve("closed"));
        Path etc = Files.createDirectories(home.resolve("etc"));
        Files.writeString(etc.resolve("weir.file-closed.cfg"), "sources = rib\npath = " + closed + "/x.json\n");
        Files.writeString(etc.resolve("weir.file-open.cfg"), "sources = rib\npath = " + home + "/open.json\n");
        for (Path open : List.of(disk, home.getParent())) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertThat(run("chown", "-R", "nobody", home.toString()).status()).isZero();
        try (Nobody weir = new Nobody(home)) {
            Waiting.await("ready", () -> weir.output().contains("Weir is ready."), weir::output);
            Waiting.await("told", () -> weir.log().contains("closed: cannot-open: "), weir::log);
            assertThat(weir.log()).contains(closed + "/x.json");
            Waiting.await("the other one runs", () -> Files.exists(home.resolve("open.json")));
        }
        for (String part : List.of("data", "etc")) {
            Files.setPosixFilePermissions(home.resolve(part), PosixFilePermissions.fromString("r-xr-xr-x"));
            try (Nobody weir = new Nobody(home)) {
                Waiting.await("ended", () -> !weir.alive(), weir::output);
                assertThat(weir.output().strip()).isEqualTo("weir: cannot write to " + home.resolve(part));
            }
            Files.setPosixFilePermissions(home.resolve(part), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
