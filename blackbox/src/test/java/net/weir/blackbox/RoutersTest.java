package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import net.weir.model.Prefix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FRR and GoBGP speak BMP to Weir while BIRD feeds them: after every step Weir's tables are the router's, and file and MQTT
 * tell the changes of this step and nothing else.
 */
class RoutersTest {
    @TempDir
    Path home;

    private MqttBroker broker;
    private WeirProcess weir;
    private EventFile file;

    private static List<String> ipv4;
    private static List<String> ipv6;

    @BeforeAll
    static void read() {
        ipv4 = RealPrefixes.ofIpv4(28, 4_000);
        ipv6 = RealPrefixes.ofIpv6();
    }

    /** A part of both families' prefixes, by thousandths. */
    private static List<String> part(int from, int to) {
        List<String> prefixes = new ArrayList<>(ipv4.subList(from * ipv4.size() / 1000, to * ipv4.size() / 1000));
        prefixes.addAll(ipv6.subList(from * ipv6.size() / 1000, to * ipv6.size() / 1000));
        return prefixes;
    }

    /** Those that get a MED. */
    private static Set<String> marked() {
        return new HashSet<>(part(300, 350));
    }

    @BeforeEach
    void start() throws IOException {
        broker = new MqttBroker();
        Path etc = Files.createDirectories(home.resolve("etc"));
        Path events = home.resolve("events.json");
        Files.writeString(etc.resolve("weir.file-events.cfg"), "sources = rib\npath = " + events + "\nformat = json\n");
        Files.writeString(etc.resolve("weir.mqtt-broker.cfg"), broker.sink("rib"));
        file = new EventFile(events);
        weir = WeirProcess.start(home);
    }

    @AfterEach
    void stop() {
        weir.close();
        broker.close();
    }

    @Test
    void frr_is_followed_through_every_step() throws IOException {
        follow(FrrRouter::new);
    }

    @Test
    void gobgp_is_followed_through_every_step() throws IOException {
        follow(GobgpRouter::new);
        assertThat(file.changes())
                .as("what its policy rejects is told before policy only")
                .anyMatch(change -> change.view().equals("adj-rib-in-pre") && rejected(change))
                .noneMatch(change -> change.view().equals("adj-rib-in-post") && rejected(change));
        // Debian's GoBGP sends its Loc-RIB without the Peer Up that RFC 9069 section 5.2 asks for
        assertThat(new Numbers(weir).faults("routes-of-unknown-peer")).isPositive();
        assertThat(file.changes()).noneMatch(change -> change.view().equals("loc-rib"));
    }

    private static boolean rejected(Change change) {
        return Prefix.parse(GobgpRouter.REJECTED)
                .contains(Prefix.parse(change.prefix()).address());
    }

    private void follow(IntFunction<BmpRouter> make) throws IOException {
        EventFile mqtt = broker.received();
        try (Relay relay = new Relay(weir.ports().get("bmp"));
                BmpRouter router = make.apply(relay.port());
                BirdFeeder feeder = new BirdFeeder(router.port())) {
            RouterWatch watch = new RouterWatch(router, new WeirRib(weir), Map.of("file", file, "mqtt", mqtt));
            router.start(feeder.port());
            routesComeAndGo(feeder, watch);
            connectionsBreak(relay, router, feeder, watch);
        }
        Waiting.await(
                "the same in MQTT and file",
                () -> mqtt.lines().size() == file.lines().size()
                        && Differences.between(mqtt.lines(), file.lines()).isEmpty(),
                () -> Differences.between(mqtt.lines(), file.lines()));
    }

    private static void routesComeAndGo(BirdFeeder feeder, RouterWatch watch) {
        step(feeder, watch, part(0, 750));
        step(feeder, watch, part(250, 500));
        step(feeder, watch, part(125, 1000));

        List<String> last = part(125, 1000);
        Set<String> marked = marked();
        feeder.announce(last, marked);
        watch.assertToldJustReplaced(marked);
        watch.awaitEqual(last);

        for (int flap = 0; flap < 5; flap++) {
            feeder.announce(part(200, 1000), marked);
            feeder.announce(last, marked);
        }
        watch.awaitEqual(last);
        watch.awaitReplayed();
    }

    private static void step(BirdFeeder feeder, RouterWatch watch, List<String> prefixes) {
        Map<String, Set<String>> before = watch.stood();
        feeder.announce(prefixes);
        watch.awaitEqual(prefixes);
        watch.assertToldJustTheWayFrom(before);
    }

    private static void connectionsBreak(Relay relay, BmpRouter router, BirdFeeder feeder, RouterWatch watch) {
        List<String> last = part(125, 1000);
        Map<String, Set<String>> full = watch.stood();

        router.killMinus9();
        watch.awaitNone();
        watch.assertToldJustTheWayFrom(full);
        router.start(feeder.port());
        watch.awaitEqual(last);
        watch.assertToldJustTheWayFrom(Map.of());

        relay.cut();
        watch.awaitNone();
        watch.assertToldJustTheWayFrom(full);
        List<String> fewer = part(150, 1000);
        feeder.announce(fewer, marked()); // GoBGP notices a broken connection when it has something to say
        watch.awaitHeard(fewer); // else the router may tell the old table first, and the change after it
        relay.restore();
        watch.awaitEqual(fewer);
        watch.assertToldJustTheWayFrom(Map.of());

        full = watch.stood();
        feeder.restartSession();
        watch.awaitEqual(fewer);
        watch.assertToldThatAllWentAndCame(full);

        feeder.killMinus9();
        watch.awaitNone();
        watch.assertToldJustTheWayFrom(full);
        feeder.start();
        watch.awaitEqual(fewer);
        watch.assertToldJustTheWayFrom(Map.of());
    }
}
