package net.weir.codec.mrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.model.NlriBlock;
import net.weir.model.Origin;
import net.weir.mrt.Archive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The events of real archives against what RIPE's bgpdump says of the same files. */
class CapturesTest {
    @TestFactory
    List<DynamicTest> events_say_what_the_oracle_says() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : Archive.captures()) {
            Path oracle = Path.of(file.toString().replace("/test_data/", "/test_expect/") + ".bgp.gz");
            if (Files.exists(oracle)) {
                tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file, oracle)));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> no_capture_is_damaged() {
        return Archive.captures().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Archive archive = Archive.of(file);
                    assertThat(archive.damage).isEmpty();
                    assertThat(archive.events).isNotEmpty();
                }))
                .toList();
    }

    private static void compare(Path file, Path oracle) throws IOException {
        Archive archive = Archive.of(file);
        List<String> found = new ArrayList<>();
        for (RouteUpdate update : archive.all(RouteUpdate.class)) {
            lines(found, "W", update, update.withdrawn());
            lines(found, "A", update, update.announced());
        }
        List<String> wanted = wanted(oracle);
        Collections.sort(found);
        Collections.sort(wanted);
        assertThat(wanted).hasSizeGreaterThan(1);
        assertThat(found).isEqualTo(wanted);
    }

    private static void lines(List<String> found, String kind, RouteUpdate update, NlriBlock block) {
        String peer = update.routePeer().key().address() + "|"
                + update.routePeer().asn().number() + "|";
        for (int i = 0; block != null && i < block.count(); i++) {
            String path = kind.equals("A") ? "|" + update.attributes().asPath() + "|" + origin(update) : "";
            found.add(kind + "|" + peer + block.text(i) + path);
        }
    }

    /** bgpdump says INCOMPLETE where there is no ORIGIN. */
    private static String origin(RouteUpdate update) {
        Origin origin = update.attributes().origin();
        return origin == null ? "INCOMPLETE" : origin.toString().toUpperCase(Locale.ROOT);
    }

    /** {@code -m} lines without time and with B as A; a path id, where there is one, left out. */
    private static List<String> wanted(Path oracle) throws IOException {
        List<String> wanted = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(oracle)), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] field = line.split("\\|", -1);
                int path = field[0].endsWith("_AP") ? 7 : 6;
                String route = field[3] + "|" + field[4] + "|" + field[5];
                switch (field[2]) {
                    case "A", "B" -> wanted.add("A|" + route + "|" + field[path] + "|" + field[path + 1]);
                    case "W" -> wanted.add("W|" + route);
                    default -> assertThat(field[2]).isEqualTo("STATE");
                }
            }
        }
        return wanted;
    }

    @TestFactory
    List<DynamicTest> peers_come_up_before_their_routes_and_end_before_they_come_again() {
        return Archive.captures().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Set<Integer> up = new HashSet<>();
                    Archive.of(file).events.forEach(event -> {
                        if (event instanceof PeerUp) {
                            assertThat(up.add(event.peer().id())).isTrue();
                        } else if (event instanceof PeerDown) {
                            assertThat(up.remove(event.peer().id())).isTrue();
                        } else if (event.peer() != null) {
                            assertThat(up).contains(event.peer().id());
                        }
                    });
                }))
                .toList();
    }
}
