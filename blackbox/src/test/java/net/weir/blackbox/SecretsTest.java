package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords, rightly kept elsewhere and wrongly written into a stage's file: Weir shows them nowhere. */
class SecretsTest {
    private static final String OF_ENVIRONMENT = "s3cret-of-the-environment";
    private static final String OF_FILE = "s3cret-of-a-file";
    private static final String INLINE = "s3cret-written-inline";
    private static final String EDITED = "s3cret-written-later";

    @TempDir
    Path home;

    @TempDir
    Path elsewhere;

    private void sink(String id, String password) throws IOException {
        Files.writeString(
                home.resolve("etc/weir.mqtt-" + id + ".cfg"),
                "sources = rib\nserver = tcp://127.0.0.1:1\nusername = weir\npassword = " + password + "\n");
    }

    @Test
    void is_found_nowhere() throws IOException {
        Files.createDirectories(home.resolve("etc"));
        Path file = Files.writeString(elsewhere.resolve("password"), OF_FILE + "\n");
        sink("env", "@env:WEIR_TEST_PASSWORD");
        sink("file", "@file:" + file);
        sink("inline", INLINE);
        sink("edited", "@file:" + file);
        try (WeirProcess weir = WeirProcess.start(home, Map.of("WEIR_TEST_PASSWORD", OF_ENVIRONMENT))) {
            Waiting.await("tried", () -> weir.log().contains("env: cannot-open"), weir::log);
            sink("edited", EDITED);
            String complaint =
                    "password: a secret does not stand in a configuration file; allowed: @env:NAME or @file:PATH";
            Waiting.await("told", () -> weir.log().contains("weir.mqtt-edited.cfg: configuration: " + complaint));
            assertThat(weir.log()).contains("weir.mqtt-inline.cfg: configuration: " + complaint);
            Waiting.await("hidden", () -> placesInHome().isEmpty(), () -> placesInHome()
                    .toString());
            assertShownNowhere(weir);
            assertThat(home.resolve("etc/weir.mqtt-inline.cfg")).content().contains(INLINE);
            assertThat(home.resolve("etc/weir.mqtt-edited.cfg")).content().contains(EDITED);
            assertThat(weir.stop().status()).isZero();
        }
        assertThat(placesInHome()).isEmpty();
    }

    private static void assertShownNowhere(WeirProcess weir) throws IOException {
        List<String> said = new ArrayList<>(List.of(weir.output(), weir.log()));
        said.add(Files.readString(Path.of("/proc/" + weir.pid() + "/cmdline")));
        for (String path : List.of("stages", "types", "problems", "routers", "peers", "ribs", "ingresses")) {
            said.add(weir.http("/api/v1/" + path).body());
        }
        for (String path : List.of("/", "/metrics", "/health/ready", "/health/live", "/api/v1")) {
            said.add(weir.http(path).body());
        }
        assertThat(said).anyMatch(text -> text.contains("***"));
        List<String> commands = new ArrayList<>(List.of("config:list", "log:display", "system:property", "shell:info"));
        for (String command : List.of("stages", "status", "graph", "check", "types mqtt")) {
            commands.add("weir:" + command);
        }
        commands.add("weir:stages -o json");
        commands.add("service:list org.osgi.service.cm.ConfigurationListener");
        for (String command : commands) {
            said.add(weir.shell(command).output());
        }
        assertThat(said).noneMatch(SecretsTest::tells);
    }

    private static boolean tells(String text) {
        return Stream.of(OF_ENVIRONMENT, OF_FILE, INLINE, EDITED).anyMatch(text::contains);
    }

    /** The files of the home that hold a secret, but for the two that its owner wrote it into. */
    private List<String> placesInHome() {
        List<String> places = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = file.toString();
                boolean own = name.endsWith("etc/weir.mqtt-inline.cfg") || name.endsWith("etc/weir.mqtt-edited.cfg");
                if (!own && holds(file)) {
                    places.add(name);
                }
            }
        } catch (java.io.UncheckedIOException | IOException walkedIntoAChange) {
            return List.of(walkedIntoAChange.toString());
        }
        return places;
    }

    private static boolean holds(Path file) {
        try {
            return tells(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }
}
