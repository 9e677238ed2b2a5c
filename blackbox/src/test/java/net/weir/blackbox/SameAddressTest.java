package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.PeerHeader;
import net.weir.model.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several connections from one address: of two routers, and of one router that is back before its old TCP is dead. */
class SameAddressTest {
    @TempDir
    Path home;

    private final List<AutoCloseable> started = new ArrayList<>();
    private WeirProcess weir;
    private WeirRib rib;
    private EventFile file;

    private void startWeir() throws IOException {
        Path etc = Files.createDirectories(home.resolve("etc"));
        Path events = home.resolve("events.json");
        Files.writeString(etc.resolve("weir.file-events.cfg"), "sources = rib\npath = " + events + "\n");
        file = new EventFile(events);
        weir = ending(WeirProcess.start(home));
        rib = new WeirRib(weir);
    }

    private <T extends AutoCloseable> T ending(T one) {
        started.add(0, one);
        return one;
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : started) {
            one.close();
        }
    }

    private static List<String> prefixes(int second, int count) {
        List<String> prefixes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            prefixes.add("20." + second + "." + i + ".0/24");
        }
        prefixes.add("2a00:" + second + "::/32");
        return prefixes;
    }

    private void awaitTable(FrrRouter router, long id, List<String> announced) {
        for (String family : List.of("ipv4", "ipv6")) {
            Set<String> wanted = new TreeSet<>(announced);
            wanted.removeIf(prefix -> prefix.contains(":") != family.equals("ipv6"));
            for (String view : BmpRouter.views()) {
                Waiting.await(
                        family + " " + view,
                        () -> router.view(view, family).equals(wanted)
                                && rib.prefixes(family, view, id).equals(wanted),
                        () -> Differences.between(rib.prefixes(family, view, id), wanted));
            }
        }
    }

    private void awaitRouter(String name) {
        Waiting.await(
                name + " up", () -> rib.routers().findValuesAsText("sysName").contains(name), () -> rib.routers()
                        .toString());
    }

    @Test
    void two_routers_behind_one_address_have_tables_of_their_own() throws IOException {
        startWeir();
        FrrRouter one = ending(new FrrRouter("edge1", "127.0.0.1", weir.ports().get("bmp")));
        FrrRouter two = ending(new FrrRouter("edge2", "127.0.0.1", weir.ports().get("bmp")));
        BirdFeeder oneFeeder = ending(new BirdFeeder(one.port()));
        BirdFeeder twoFeeder = ending(new BirdFeeder(two.port()));
        one.start(oneFeeder.port());
        two.start(twoFeeder.port());
        List<String> shared = new ArrayList<>(prefixes(7, 100));
        List<String> ofTwo = new ArrayList<>(shared);
        ofTwo.addAll(prefixes(8, 150));
        oneFeeder.announce(shared);
        twoFeeder.announce(ofTwo);
        awaitRouter("edge1");
        awaitRouter("edge2");
        long idOne = rib.router("127.0.0.1", "edge1");
        long idTwo = rib.router("127.0.0.1", "edge2");
        assertThat(idOne).isNotEqualTo(idTwo);
        awaitTable(one, idOne, shared);
        awaitTable(two, idTwo, ofTwo);
        assertThat(weir.shell("bmp:routers -o csv").output())
                .contains("edge1,127.0.0.1")
                .contains("edge2,127.0.0.1");

        one.killMinus9();
        Waiting.await("edge1 gone", () -> rib.prefixes("ipv4", "inPre", idOne).isEmpty());
        awaitTable(two, idTwo, ofTwo);
        one.start(oneFeeder.port());
        awaitTable(one, idOne, shared);
        awaitTable(two, idTwo, ofTwo);
        assertThat(rib.routers()).hasSize(2);
        Waiting.await(
                "replayed",
                () -> file.table().stream()
                                .filter(route -> route.startsWith("edge1 "))
                                .count()
                        == 2L * shared.size());
        assertThat(file.table().stream().filter(route -> route.startsWith("edge2 ")))
                .hasSize(2 * ofTwo.size());
    }

    @Test
    void a_router_that_is_back_after_a_power_cut_supersedes_its_connection_that_is_still_open() throws IOException {
        startWeir();
        Relay relay = ending(new Relay(weir.ports().get("bmp")));
        List<String> before = prefixes(9, 200);
        FrrRouter router = router(relay);
        BirdFeeder feeder = feeder(router, before);
        awaitRouter("edge1");
        long id = rib.router("127.0.0.1", "edge1");
        awaitTable(router, id, before);
        List<Long> peers = peers();

        relay.fallSilent();
        router.killMinus9();
        feeder.killMinus9();
        assertThat(connections()).isEqualTo(1);
        assertThat(rib.prefixes("ipv4", "inPost", id)).hasSize(200);

        List<String> after = prefixes(9, 120);
        after.addAll(prefixes(10, 30));
        FrrRouter back = router(relay);
        feeder(back, after);
        awaitTable(back, id, after);
        Waiting.await("told", () -> file.events("router-up").count() == 2);
        List<JsonNode> downs = file.events("router-down").toList();
        assertThat(downs).hasSize(1);
        assertThat(downs.get(0).path("cause").asText()).isEqualTo("superseded");
        assertThat(rib.routers()).hasSize(1);
        assertThat(rib.routers().get(0).path("reconnects").asInt()).isEqualTo(1);
        assertThat(peers()).as("the same peers under the same ids").isEqualTo(peers);
        assertThat(connections()).isEqualTo(1);
        Waiting.await("replayed", () -> file.prefixes("adj-rib-in-pre", "ipv4-unicast")
                .equals(rib.prefixes("ipv4", "inPre")));
    }

    private FrrRouter router(Relay relay) {
        return ending(new FrrRouter("edge1", "127.0.0.1", relay.port()));
    }

    private BirdFeeder feeder(FrrRouter router, List<String> prefixes) {
        BirdFeeder feeder = ending(new BirdFeeder(router.port()));
        router.start(feeder.port());
        feeder.announce(prefixes);
        return feeder;
    }

    private int connections() {
        return (int) new Numbers(weir).metric("weir_bmp_tcp_connections{stage=\"bmp\"}");
    }

    private List<Long> peers() {
        List<Long> ids = new ArrayList<>();
        rib.peers().forEach(peer -> ids.add(peer.path("id").asLong()));
        Collections.sort(ids);
        return ids;
    }

    @Test
    void what_an_old_connection_still_has_to_say_is_dropped_and_counted() throws IOException {
        try (MqttBroker broker = new MqttBroker()) {
            Path etc = Files.createDirectories(home.resolve("etc"));
            Files.writeString(
                    etc.resolve("weir.mqtt-slow.cfg"),
                    broker.sink("rib")
                            + "edge = block\nedge-events = 16\nallow-backpressure-to-routers = true\nin-flight = 1\n");
            startWeir();
            EventFile told = broker.received();
            supersedeWhileTheBrokerSleeps(broker);
            Waiting.await(
                    "told",
                    () -> Differences.between(told.changes(), file.changes()).isEmpty(),
                    () -> Differences.between(told.changes(), file.changes()));
            assertThat(told.table())
                    .containsExactlyInAnyOrder(
                            "edge1 192.0.2.1 adj-rib-in-pre ipv4-unicast 198.51.100.0/24",
                            "edge1 192.0.2.1 adj-rib-in-pre ipv6-unicast 2001:db8::/32");
        }
    }

    /** A router whose events nobody takes comes again: the rest of its first connection is for nobody. */
    private void supersedeWhileTheBrokerSleeps(MqttBroker broker) {
        broker.signal("STOP");
        PeerHeader peer = OwnMessages.peer(1, View.ADJ_RIB_IN_PRE);
        BmpDialer old = ending(new BmpDialer(weir, "127.0.0.41"));
        BmpEncoder much =
                new BmpEncoder().write(OwnMessages.initiation("edge1")).write(OwnMessages.up(peer));
        for (int i = 0; i < 1_000; i++) {
            String prefix = String.format("18cb%02x%02x", i >> 8, i & 0xff);
            much.write(OwnMessages.routes(peer, OwnMessages.update("", "", "", prefix)));
        }
        old.send(much.toArray());
        Waiting.await("as far as the edge lets it", () -> file.changes().size() >= 10);
        BmpDialer back = ending(new BmpDialer(weir, "127.0.0.41"));
        back.send(OwnMessages.initiation("edge1"), OwnMessages.up(peer), OwnMessages.announce(peer));
        old.awaitClosed();
        Numbers numbers = new Numbers(weir);
        Waiting.await(
                "superseded",
                () -> numbers.metric("weir_bmp_tcp_connections_lost_total{stage=\"bmp\",cause=\"superseded\"}") == 1,
                () -> weir.http("/metrics").body());
        assertThat(numbers.metric("weir_bmp_tcp_unread_octets_total")).isPositive();
        assertThat(file.changes().size()).isLessThan(1_000);
        broker.signal("CONT");
    }
}
