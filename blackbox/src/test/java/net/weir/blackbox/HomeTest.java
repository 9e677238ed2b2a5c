package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a home keeps over crashes, restarts and upgrades. */
class HomeTest {
    @TempDir
    Path home;

    @Test
    void starts_again_after_a_crash() {
        try (WeirProcess weir = WeirProcess.start(home)) {
            weir.killMinus9();
            assertThat(weir.awaitEnd()).isNotZero();
            assertThat(weir.output()).contains("ended by itself");
            assertThat(home.resolve("ports")).doesNotExist();
        }
        try (WeirProcess weir = WeirProcess.start(home)) {
            assertThat(weir.shell("bundle:list").status()).isZero();
        }
    }

    @Test
    void the_demo_has_the_routers_peers_and_prefixes_asked_for() {
        String[] demo = {"--demo", "--routers", "2", "--peers", "5", "--prefixes", "60"};
        try (WeirProcess weir = WeirProcess.start(home, demo)) {
            WeirRib rib = new WeirRib(weir);
            Waiting.await("10 peers", () -> rib.peers().size() == 10);
            assertThat(rib.routers()).hasSize(2);
            // a prefix is gone only if its last peer withdrew it
            Waiting.await("60 prefixes", () -> prefixes(rib) == 60);
            assertThat(rib.peers()).hasSize(10);
            assertThat(prefixes(rib)).isLessThanOrEqualTo(60);
        }
    }

    private static int prefixes(WeirRib rib) {
        return rib.prefixes("ipv4", "inPre").size()
                + rib.prefixes("ipv6", "inPre").size();
    }

    @Test
    void stops_cleanly_on_a_signal_and_leaves_the_distribution_untouched() throws IOException {
        SortedMap<String, String> before = listing(WeirProcess.distribution());
        try (WeirProcess weir = WeirProcess.start(home, "--demo")) {
            assertThat(weir.shell("system:property weir.demo").output()).contains("true");
            long pid = weir.pid();
            weir.terminate();
            assertThat(weir.awaitEnd()).isZero();
            assertThat(ProcessHandle.of(pid)).isEmpty();
        }
        assertThat(listing(WeirProcess.distribution())).isEqualTo(before);
    }

    @Test
    void gets_a_new_cache_from_another_build_and_keeps_what_its_owner_did() throws Exception {
        Path kept = home.resolve("data/of-the-owner");
        Path edited = home.resolve("etc/weir.rib-rib.cfg");
        Path removed = home.resolve("etc/weir.bmp.tcp-bmp.cfg");
        try (WeirProcess weir = WeirProcess.start(home)) {
            GuestBundle.write(home.resolve("plugins"), "guest.plugin");
            GuestBundle installed = GuestBundle.write(home, "guest.feature");
            assertThat(weir.shell("feature:repo-add " + installed.feature()).status())
                    .isZero();
            assertThat(weir.shell("feature:install guest.feature").status()).isZero();
            awaitActive(weir, "guest.plugin", "guest.feature");
            Files.writeString(kept, "kept");
            Files.writeString(edited, "sources = edited\n");
            Files.delete(removed);
            weir.stop();
        }
        Files.writeString(home.resolve("data/cache/build-id"), "another\n");
        Path old = Files.writeString(home.resolve("data/cache/old"), "");

        try (WeirProcess weir = WeirProcess.start(home)) {
            awaitActive(weir, "guest.plugin", "guest.feature");
        }
        assertThat(old).doesNotExist();
        assertThat(kept).hasContent("kept");
        assertThat(edited).hasContent("sources = edited");
        assertThat(removed).doesNotExist();
    }

    @Test
    void follows_shipped_files_unless_they_were_edited() throws Exception {
        WeirProcess.start(home).close();
        Path etc = home.resolve("etc");
        // As if an older build had shipped both, and the owner had edited one.
        Path untouched = etc.resolve("weir.rib-rib.cfg");
        Path edited = etc.resolve("users.properties");
        Files.writeString(untouched, "");
        Files.writeString(edited, "# mine\n");
        String checksumOfNothing = " 4294967295 0";
        Path shipped = etc.resolve(".shipped");
        Files.writeString(
                shipped,
                Files.readString(shipped)
                        .replaceAll(
                                "(?m)^(\\./(weir\\.rib-rib\\.cfg|users\\.properties)) .*$", "$1" + checksumOfNothing));
        Files.delete(home.resolve("data/cache/build-id"));

        try (WeirProcess weir = WeirProcess.start(home)) {
            assertThat(weir.output()).contains("Kept your etc/users.properties").doesNotContain("etc/weir.rib");
        }
        assertThat(untouched).hasSameTextualContentAs(WeirProcess.distribution().resolve("etc/weir.rib-rib.cfg"));
        assertThat(edited).hasContent("# mine");
    }

    private static void awaitActive(WeirProcess weir, String... names) throws InterruptedException {
        String list = "";
        for (int i = 0; i < 100; i++) {
            list = weir.shell("bundle:list -s").output();
            String now = list;
            if (Stream.of(names)
                    .allMatch(name -> now.lines().anyMatch(line -> line.contains(name) && line.contains("Active")))) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not active:\n" + list + weir.output() + weir.log());
    }

    /** Every file with its size and date. */
    private static SortedMap<String, String> listing(Path directory) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                files.put(path.toString(), Files.size(path) + " " + Files.getLastModifiedTime(path));
            }
        }
        return files;
    }
}
