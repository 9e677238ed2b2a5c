package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example plugin, built outside, in a running distribution: dropped in, configured, updated under load, removed. */
class PluginTest {
    private static final Pattern PLAN = Pattern.compile("\"plan\":(\\d+)");

    @TempDir
    Path home;

    @TempDir
    Path outside;

    @Test
    void comes_changes_and_goes_without_losing_or_doubling_an_event() throws IOException {
        OutsideBuild build = new OutsideBuild(outside);
        List<Path> jars = List.of(build.build("1.0.0"), build.build("1.1.0"));
        try (WeirProcess weir = WeirProcess.start(home, "--demo")) {
            drop(jars.get(0), 0);
            configure("weir.path.length-short.cfg", "sources = bmp\nmax-hops = 50\n");
            configure("weir.file-lines.cfg", "sources = short\npath = " + home.resolve("lines.json") + "\n");
            Waiting.await("running", () -> running(weir));
            assertThat(weir.shell("weir:types path.length").output()).contains("max-hops");
            assertThat(weir.http("/api/v1/types").body()).contains("path-length 1.0.0");
            try (ShellSession shell = new ShellSession(home)) {
                shell.awaitCompletion("weir:types pat", "path.length");
                shell.awaitCompletion("weir:tap sho", "short");
            }
            assertOperations(weir);
            for (int update = 1; update < 4; update++) {
                long plan = plan(weir);
                drop(jars.get(update % 2), update);
                Waiting.await("updated", () -> plan(weir) >= plan + 2);
                Waiting.await("running again", () -> running(weir));
                String version = "path-length 1." + update % 2 + ".0";
                assertThat(weir.http("/api/v1/types").body()).contains(version);
            }
            long lines = Files.size(home.resolve("lines.json"));
            Waiting.await("going on", () -> size() > lines);
            Files.delete(home.resolve("etc/weir.file-lines.cfg"));
            Waiting.await(
                    "sink gone",
                    () -> !weir.shell("weir:stages -o csv").output().contains("lines,file"));
            assertEachOnce(Files.readAllLines(home.resolve("lines.json")));
            remove(weir);
            assertThat(weir.stop().status()).isZero();
        }
        assertThat(placesThatName("path-length", "path.length")).isEmpty();
    }

    /** What the plugin declares is there in every face, and HTTP changes nothing. */
    private void assertOperations(WeirProcess weir) throws IOException {
        Waiting.await(
                "lengths",
                () -> weir.shell("weir:report short lengths -o csv")
                                .output()
                                .lines()
                                .count()
                        > 1);
        assertThat(weir.shell("weir:report short lengths -o csv").output()).startsWith("hops,routes");
        assertThat(weir.http("/api/v1/stages/short/reports/lengths").body()).contains("{\"hops\":");
        assertThat(weir.http("/api/v1/actions").body()).contains("\"name\":\"reset-lengths\"");
        assertThat(weir.http("/api/v1/stages/short/actions/reset-lengths").body())
                .contains("weir:do");
        assertThat(weir.shell("weir:do short reset-lengths").status()).isZero();
        assertThat(weir.shell("weir:do short dance").status()).isNotZero();
        try (ShellSession shell = new ShellSession(home)) {
            shell.awaitCompletion("weir:do short res", "reset-lengths");
            shell.awaitCompletion("weir:report sho", "short");
        }
    }

    private void remove(WeirProcess weir) throws IOException {
        Files.delete(home.resolve("etc/weir.path.length-short.cfg"));
        Files.delete(home.resolve("plugins/path-length.jar"));
        Waiting.await("type gone", () -> !weir.http("/api/v1/types").body().contains("path.length"));
        Waiting.await("stage gone", () -> !weir.http("/api/v1/stages").body().contains("\"short\""));
        Waiting.await(
                "bundle gone", () -> !weir.shell("bundle:list -t 0 -s").output().contains("path-length"));
        assertThat(weir.http("/metrics").body()).doesNotContain("path.length").doesNotContain("path_length");
        assertThat(weir.http("/api/v1/problems").body()).doesNotContain("path");
    }

    /** The files of the home, but for its log and what the sink wrote, with one of the names in path or content. */
    private List<String> placesThatName(String... names) throws IOException {
        List<String> places = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String where = home.relativize(file).toString();
                String text = where + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                boolean told = where.startsWith("log/") || where.startsWith("lines");
                if (!told && Stream.of(names).anyMatch(text::contains)) {
                    places.add(where);
                }
            }
        }
        return places;
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
    private void drop(Path jar, int count) throws IOException {
        Path next = Files.copy(jar, home.resolve("path-length.next"), StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(next, FileTime.from(Instant.now().plusSeconds(10L * count)));
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
