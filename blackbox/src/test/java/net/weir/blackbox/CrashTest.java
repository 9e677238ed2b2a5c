package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weir dies at once, as by kill -9, and is started again in the same home while its router and its broker live on. */
class CrashTest {
    private static final Pattern LOST = Pattern.compile(
            "mqtt: ended-without-closing: the process before this one died: at most (\\d+) events .* are lost; (\\d+) stood");
    private static final Pattern PLACE =
            Pattern.compile("\"feed\":(\\d+),\"sequence\":(\\d+),(?:\"subsequence\":(\\d+),)?");
    private static final int IN_MEMORY = 64;

    @TempDir
    Path home;

    private final int bmpPort = Daemon.freePort();

    /** A broker that is down until it is started, and keeps all that is published for its subscriber. */
    private static final class LateBroker extends Daemon {
        private final int port = freePort();

        LateBroker() {
            super("late-broker");
            write(
                    "mosquitto.conf",
                    "listener " + port + " 127.0.0.1\nallow_anonymous true\nuser root\nmax_queued_messages 0\n"
                            + "persistence true\npersistence_location " + dir() + "/\n");
            start();
            await("listening", () -> subscribe("-E").isEmpty());
            stop();
        }

        void start() {
            launch("/usr/sbin/mosquitto", "-c", dir().resolve("mosquitto.conf").toString());
        }

        private String subscribe(String... more) {
            List<String> command = new ArrayList<>(
                    List.of("mosquitto_sub", "-h", "127.0.0.1", "-p", "" + port, "-c", "-i", "test", "-q", "1"));
            command.addAll(List.of("-t", "weir/#", "-F", "%p"));
            command.addAll(List.of(more));
            return Finished.run(Map.of(), command).output();
        }

        /** What came since the last call; waits three seconds for more. */
        String received() {
            return subscribe("-W", "3");
        }
    }

    private WeirProcess start() {
        return WeirProcess.start(home, Map.of("WEIR_BMP_PORT", Integer.toString(bmpPort)));
    }

    private static Set<String> prefixes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "20." + (i >> 8) + "." + (i & 255) + ".0/24")
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    @Test
    void the_routes_are_the_routers_again_and_what_was_spilled_arrives() throws IOException {
        try (FrrRouter router = new FrrRouter(bmpPort);
                BirdFeeder feeder = new BirdFeeder(router.port());
                LateBroker broker = new LateBroker()) {
            Path etc = Files.createDirectories(home.resolve("etc"));
            Files.writeString(
                    etc.resolve("weir.mqtt-mqtt.cfg"),
                    "sources = rib\nserver = tcp://127.0.0.1:" + broker.port + "\nformat = json\nqos = 1\n"
                            + "connect-retry = 1s\nedge-events = " + IN_MEMORY + "\n");
            Files.writeString(
                    etc.resolve("weir.file-told.cfg"), "sources = rib\npath = " + home.resolve("told.json") + "\n");
            Set<String> table = prefixes(3_000);
            Set<String> told;
            try (WeirProcess weir = start()) {
                router.start(feeder.port());
                feeder.announce(List.copyOf(table));
                awaitEqual(weir, router, table);
                told = awaitQuiet(weir);
                weir.killMinus9();
            }
            assertThat(told.size()).isGreaterThanOrEqualTo(2 * 3_000);
            feeder.announce(List.copyOf(prefixes(2_000)));
            try (WeirProcess weir = start()) {
                awaitEqual(weir, router, prefixes(2_000));
                Matcher lost = LOST.matcher(weir.log());
                assertThat(lost.find()).as(weir.log()).isTrue();
                int atMost = Integer.parseInt(lost.group(1));
                int seen = Integer.parseInt(lost.group(2));
                assertThat(seen).isBetween(1, atMost);
                broker.start();
                // what is spilled comes before what is new
                Set<String> missing = new TreeSet<>(told);
                router.await("there but for " + seen, () -> {
                    missing.removeAll(places(broker.received()));
                    return missing.size() <= seen;
                });
                assertThat(weir.log()).doesNotContain("spill-damaged");
            }
        }
    }

    /** Waits until all that came is in the file and either on disk or recorded as waiting in memory. */
    private Set<String> awaitQuiet(WeirProcess weir) {
        Numbers numbers = new Numbers(weir);
        String waiting = "weir_edge_events{stage=\"mqtt\"";
        Waiting.await(
                "spilled",
                () -> numbers.metric(waiting) > 0
                        && numbers.metric("weir_edge_spilled_bytes{stage=\"mqtt\"") > 100_000);
        Waiting.await("recorded", () -> {
            int now = (int) numbers.metric(waiting);
            return now <= IN_MEMORY + 1 && read(home.resolve("data/queues")).matches("(?s).*mqtt \\d+ " + now + "\n.*");
        });
        List<Integer> sizes = new ArrayList<>();
        Waiting.await("quiet", () -> {
            Waiting.pause(1_500);
            sizes.add(0, places(read(home.resolve("told.json"))).size());
            return sizes.size() > 1 && sizes.get(0).equals(sizes.get(1));
        });
        return places(read(home.resolve("told.json")));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Feed, sequence and subsequence of the changes of routes: which they are. */
    private static Set<String> places(String lines) {
        Set<String> places = new TreeSet<>();
        lines.lines().filter(line -> line.contains("\"route-change\"")).forEach(line -> {
            Matcher place = PLACE.matcher(line);
            if (place.find()) {
                places.add(place.group(1) + " " + place.group(2) + " " + place.group(3));
            }
        });
        return places;
    }

    private static void awaitEqual(WeirProcess weir, FrrRouter router, Set<String> wanted) {
        router.await("at " + wanted.size(), () -> router.received("ipv4").equals(wanted));
        router.await("equal", () -> new WeirRib(weir).prefixes("ipv4", "inPre").equals(router.received("ipv4")));
        router.await("equal", () -> new WeirRib(weir).prefixes("ipv4", "inPost").equals(router.table("ipv4")));
    }
}
