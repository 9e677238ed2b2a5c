package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example plugin in a running distribution: dropped in, configured, updated while events flow, removed. */
class PluginTest {
    private static final Path JAR = Path.of(System.getProperty("weir.checkout"))
            .resolve("plugins-sdk/example-path-length/target/path-length-1.0.0.jar");
    private static final Pattern PLAN = Pattern.compile("\"plan\":(\\d+)");

    @TempDir
    Path home;

    @Test
    void comes_changes_and_goes_without_losing_or_doubling_an_event() throws IOException {
        try (WeirProcess weir = WeirProcess.start(home, "--demo")) {
            drop(1);
            configure("weir.path.length-short.cfg", "sources = bmp\nmax-hops = 50\n");
            configure("weir.file-lines.cfg", "sources = short\npath = " + home.resolve("lines.json") + "\n");
            Waiting.await(
                    "running",
                    () -> weir.shell("weir:stages -o csv").output().contains("short,path.length,transform,RUNNING"));
            assertThat(weir.shell("weir:types path.length").output()).contains("max-hops");
            for (int update = 2; update < 5; update++) {
                long plan = plan(weir);
                drop(update);
                Waiting.await("updated", () -> plan(weir) >= plan + 2);
                Waiting.await("running again", () -> running(weir));
            }
            long lines = Files.size(home.resolve("lines.json"));
            Waiting.await("going on", () -> size() > lines);
            Files.delete(home.resolve("etc/weir.file-lines.cfg"));
            Waiting.await(
                    "sink gone",
                    () -> !weir.shell("weir:stages -o csv").output().contains("lines,file"));
            assertEachOnce(Files.readAllLines(home.resolve("lines.json")));
            Files.delete(home.resolve("etc/weir.path.length-short.cfg"));
            Files.delete(home.resolve("plugins/path-length.jar"));
            Waiting.await("type gone", () -> !weir.http("/api/v1/types").body().contains("path.length"));
        }
    }

    private static boolean running(WeirProcess weir) {
        return weir.shell("weir:stages -o csv").output().contains("short,path.length,transform,RUNNING");
    }

    private long size() {
        return home.resolve("lines.json").toFile().length();
    }

    private static long plan(WeirProcess weir) {
        Matcher matcher = PLAN.matcher(weir.http("/api/v1/stages").body());
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }

    /** Puts the jar in place as a newer one, in one step. */
    private void drop(int version) throws IOException {
        Path next = Files.copy(JAR, home.resolve("path-length.next"), StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(next, FileTime.from(Instant.now().plusSeconds(10L * version)));
        Files.move(next, home.resolve("plugins/path-length.jar"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void configure(String file, String text) throws IOException {
        Files.writeString(home.resolve("etc").resolve(file), text);
    }

    private static void assertEachOnce(List<String> lines) {
        FeedLines feeds = new FeedLines(lines);
        assertThat(feeds.feeds()).isEqualTo(3);
        assertThat(feeds.news()).isGreaterThan(20);
    }
}
