package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.weir.captures.Tshark;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.PerPeerHeader;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Bytes;
import net.weir.model.View;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no daemon at hand emits, from our own encoder, over TCP into a running Weir; and read by tshark too. */
class OwnMessagesTest {
    /** 0:64500:7 */
    private static final long RD = 0x0000_fbf4_0000_0007L;

    private static final String NET = "198.51.100.0/24";
    private static final String OTHER_NET = "203.0.113.0/24";
    private static final String NET6 = "2001:db8::/32";
    private static final String OTHER_NET6 = "2001:db8:1::/48";

    @TempDir
    static Path home;

    static WeirProcess weir;
    static WeirRib rib;
    static EventFile heard;
    static EventFile changed;

    private final List<BmpDialer> connected = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        Path etc = Files.createDirectories(home.resolve("etc"));
        heard = sink(etc, "heard", "bmp");
        changed = sink(etc, "changed", "rib");
        weir = WeirProcess.start(home);
        rib = new WeirRib(weir);
    }

    private static EventFile sink(Path etc, String id, String sources) throws IOException {
        Path file = home.resolve(id + ".json");
        Files.writeString(etc.resolve("weir.file-" + id + ".cfg"), "sources = " + sources + "\npath = " + file + "\n");
        return new EventFile(file);
    }

    @AfterAll
    static void stop() {
        weir.close();
    }

    private BmpDialer play(String address, List<BmpMessage> messages) {
        BmpDialer router = new BmpDialer(weir, address);
        connected.add(router);
        return router.send(messages.toArray(BmpMessage[]::new));
    }

    @AfterEach
    void hangUp() {
        connected.forEach(BmpDialer::close);
    }

    /** The events of a type that this router caused, once there are so many. */
    private static List<JsonNode> heard(String type, String router, int count) {
        Waiting.await(
                count + " " + type + " of " + router,
                () -> eventsOf(heard, type, router).count() >= count,
                () -> eventsOf(heard, type, router).toList().toString());
        List<JsonNode> events = eventsOf(heard, type, router).toList();
        assertThat(events).hasSize(count);
        return events;
    }

    private static Stream<JsonNode> eventsOf(EventFile file, String type, String router) {
        return file.events(type).filter(event -> {
            JsonNode of = event.path("peer").isObject() ? event.path("peer").path("router") : event.path("router");
            return of.path("name").asText().equals(router);
        });
    }

    /** What HTTP shows of a router's view, once a family has so many. */
    private static void awaitRoutes(String address, String view, String... prefixes) {
        Set<String> wanted = new TreeSet<>(List.of(prefixes));
        Waiting.await(view + " " + wanted, () -> routes(address, view).equals(wanted), () -> routes(address, view)
                .toString());
    }

    private static Set<String> routes(String address, String view) {
        Set<String> routes = new TreeSet<>();
        if (rib.routers().findValuesAsText("address").contains(address)) {
            long router = rib.router(address, null);
            routes.addAll(rib.prefixes("ipv4", view, router));
            routes.addAll(rib.prefixes("ipv6", view, router));
        }
        return routes;
    }

    private static List<BmpMessage> locRibs() {
        PeerHeader plain = OwnMessages.locRib(0);
        PeerHeader red = OwnMessages.locRib(RD);
        PeerHeader filtered = red.withFlags(PerPeerHeader.FLAG_FILTERED);
        return List.of(
                OwnMessages.initiation("loc"),
                OwnMessages.up(plain),
                OwnMessages.announce(plain),
                OwnMessages.up(filtered, Tlv.text(Tlv.VRF_NAME, "red")),
                OwnMessages.routes(filtered, OwnMessages.update("", "", "", OwnMessages.OTHER_NET)));
    }

    @Test
    void loc_ribs_with_and_without_a_vrf_and_filtered() {
        play("127.0.0.31", locRibs());
        awaitRoutes("127.0.0.31", "loc", NET, NET6, OTHER_NET);
        List<JsonNode> ups = heard("peer-up", "loc", 2);
        JsonNode plain = ups.get(0).path("peer");
        assertThat(plain.path("view").asText()).isEqualTo("loc-rib");
        assertThat(plain.path("address").isNull()).isTrue();
        assertThat(plain.path("asn").asLong()).isEqualTo(64500);
        assertThat(plain.has("vrf") || plain.has("filtered") || plain.has("distinguisher"))
                .isFalse();
        JsonNode red = ups.get(1).path("peer");
        assertThat(red.path("vrf").asText()).isEqualTo("red");
        assertThat(red.path("distinguisher").asText()).isEqualTo("0:64500:7");
        assertThat(red.path("filtered").asBoolean()).isTrue();
        assertThat(weir.shell("bmp:peers --router loc -o csv").output().lines())
                .anyMatch(line -> line.contains(",loc-rib,0:64500:7,red,") && line.contains("ipv4-unicast"));
        assertThat(rib.prefixes("ipv4", "loc", red.path("id").asLong())).containsExactly(OTHER_NET);
    }

    private static List<BmpMessage> adjRibsOut() {
        PeerHeader pre = OwnMessages.peer(1, View.ADJ_RIB_OUT_PRE);
        PeerHeader post = OwnMessages.peer(1, View.ADJ_RIB_OUT_POST);
        return List.of(
                OwnMessages.initiation("out"),
                OwnMessages.up(pre, Tlv.text(Tlv.ADMIN_LABEL, "transit")),
                OwnMessages.announce(pre),
                OwnMessages.routes(pre, OwnMessages.update("", "", "", OwnMessages.OTHER_NET)),
                OwnMessages.routes(post, OwnMessages.update("", "", "", OwnMessages.OTHER_NET)));
    }

    @Test
    void adj_ribs_out_before_and_after_policy() {
        play("127.0.0.32", adjRibsOut());
        awaitRoutes("127.0.0.32", "outPre", NET, NET6, OTHER_NET);
        awaitRoutes("127.0.0.32", "outPost", OTHER_NET);
        awaitRoutes("127.0.0.32", "inPre");
        Waiting.await("told", () -> eventsOf(changed, "route-change", "out").count() >= 4);
        assertThat(changed.table())
                .contains(
                        "out 192.0.2.1 adj-rib-out-pre ipv6-unicast " + NET6,
                        "out 192.0.2.1 adj-rib-out-post ipv4-unicast " + OTHER_NET)
                .doesNotContain("out 192.0.2.1 adj-rib-out-post ipv4-unicast " + NET);
        assertThat(weir.shell("rib:lookup " + OTHER_NET + " -o csv").output())
                .contains("adj-rib-out-pre")
                .contains("adj-rib-out-post");
    }

    private static List<BmpMessage> mirroring() {
        PeerHeader peer = OwnMessages.peer(1, View.ADJ_RIB_IN_PRE);
        Bytes update = OwnMessages.update("", "", "", OwnMessages.NET);
        return List.of(
                OwnMessages.initiation("mirror"),
                OwnMessages.up(peer),
                OwnMessages.announce(peer),
                new BmpMessage.RouteMirroring(
                        peer, List.of(Tlv.code(Tlv.MIRRORING_INFORMATION, 0), new Tlv(Tlv.MIRRORED_MESSAGE, update))),
                new BmpMessage.RouteMirroring(peer, List.of(Tlv.code(Tlv.MIRRORING_INFORMATION, 1))));
    }

    @Test
    void mirrored_messages_are_shown_and_change_no_route() {
        play("127.0.0.33", mirroring());
        List<JsonNode> mirrored = heard("route-mirror", "mirror", 2);
        assertThat(mirrored.get(0).path("messages").get(0).asText())
                .isEqualTo(OwnMessages.update("", "", "", OwnMessages.NET).toString());
        assertThat(mirrored.get(0).path("codes").get(0).asInt()).isZero();
        assertThat(mirrored.get(1).path("codes").get(0).asInt()).isEqualTo(1);
        awaitRoutes("127.0.0.33", "inPre", NET, NET6);
    }

    /** For each of the 15 combinations a peer of its own, which announces first what is to be withdrawn. */
    private static List<BmpMessage> mixed() {
        List<BmpMessage> messages = new ArrayList<>(List.of(OwnMessages.initiation("mixed")));
        for (int parts = 1; parts <= 15; parts++) {
            PeerHeader peer = OwnMessages.peer(parts, View.ADJ_RIB_IN_PRE);
            messages.add(OwnMessages.up(peer));
            messages.add(OwnMessages.routes(
                    peer, OwnMessages.update("", "", OwnMessages.OTHER_NET6, OwnMessages.OTHER_NET)));
            messages.add(OwnMessages.routes(
                    peer,
                    OwnMessages.update(
                            (parts & 1) != 0 ? OwnMessages.OTHER_NET : "",
                            (parts & 2) != 0 ? OwnMessages.OTHER_NET6 : "",
                            (parts & 4) != 0 ? OwnMessages.NET6 : "",
                            (parts & 8) != 0 ? OwnMessages.NET : "")));
        }
        return messages;
    }

    @Test
    void mixed_updates_in_all_combinations_of_their_four_parts() {
        play("127.0.0.34", mixed());
        heard("peer-up", "mixed", 15);
        for (int parts = 1; parts <= 15; parts++) {
            String peer = "192.0.2." + parts;
            List<String> expected =
                    new ArrayList<>(List.of("ipv6-unicast +" + OTHER_NET6, "ipv4-unicast +" + OTHER_NET));
            expected.addAll(MixedUpdate.events(parts));
            Waiting.await(
                    "events of " + parts,
                    () -> updates(peer).equals(expected),
                    () -> updates(peer) + " for " + expected);
            long id = eventsOf(heard, "peer-up", "mixed")
                    .map(event -> event.path("peer"))
                    .filter(each -> each.path("address").asText().equals(peer))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asLong();
            Set<String> left = MixedUpdate.left(parts);
            Waiting.await(
                    "routes of " + parts, () -> bothFamilies(id).equals(left), () -> bothFamilies(id) + " for " + left);
        }
    }

    private static Set<String> bothFamilies(long peer) {
        Set<String> routes = new TreeSet<>(rib.prefixes("ipv4", "inPre", peer));
        routes.addAll(rib.prefixes("ipv6", "inPre", peer));
        return routes;
    }

    /** What the peer's UPDATEs became: family, withdrawn prefixes with -, announced ones with +. */
    private static List<String> updates(String peer) {
        return eventsOf(heard, "route-update", "mixed")
                .filter(event -> event.path("peer").path("address").asText().equals(peer))
                .map(event -> {
                    StringBuilder text = new StringBuilder(event.path("family").asText());
                    event.path("withdrawn").forEach(route -> text.append(" -")
                            .append(route.path("prefix").asText()));
                    event.path("announced").forEach(route -> text.append(" +")
                            .append(route.path("prefix").asText()));
                    return text.toString();
                })
                .toList();
    }

    private static List<BmpMessage> downs() {
        List<BmpMessage> messages = new ArrayList<>(List.of(OwnMessages.initiation("downs")));
        for (BmpMessage down : OwnMessages.peerDowns()) {
            PeerHeader peer = ((BmpMessage.PeerDown) down).peer();
            messages.add(OwnMessages.up(peer));
            messages.add(OwnMessages.announce(peer));
        }
        messages.addAll(OwnMessages.peerDowns());
        return messages;
    }

    @Test
    void peers_go_down_for_every_reason() {
        play("127.0.0.35", downs());
        List<JsonNode> downs = heard("peer-down", "downs", 6);
        assertThat(downs.stream().map(event -> event.path("reason").asText()))
                .containsExactly(
                        "local-notification",
                        "local-fsm-event",
                        "remote-notification",
                        "remote-closed",
                        "monitoring-stopped",
                        "loc-rib-down");
        assertThat(downs.get(2).path("notification").path("text").asText()).isEqualTo("maintenance");
        awaitRoutes("127.0.0.35", "inPre");
        awaitRoutes("127.0.0.35", "loc");
        Waiting.await(
                "told",
                () -> changed.changes().stream()
                                .filter(change -> change.router().equals("downs") && change.withdraws())
                                .count()
                        == 12);
        assertThat(changed.table()).noneMatch(route -> route.startsWith("downs "));
    }

    private static List<BmpMessage> termination() {
        PeerHeader peer = OwnMessages.peer(1, View.ADJ_RIB_IN_POST);
        return List.of(
                OwnMessages.initiation("leaving"),
                OwnMessages.up(peer),
                OwnMessages.announce(peer),
                new BmpMessage.Termination(List.of(Tlv.code(Tlv.REASON, 0), Tlv.text(Tlv.STRING, "see you"))));
    }

    @Test
    void a_termination_ends_the_connection_and_takes_the_routes_away() {
        BmpDialer router = play("127.0.0.36", termination());
        router.awaitClosed();
        JsonNode down = heard("router-down", "leaving", 1).get(0);
        assertThat(down.path("cause").asText()).isEqualTo("termination");
        assertThat(down.path("detail").asText()).isEqualTo("administratively closed: see you");
        awaitRoutes("127.0.0.36", "inPost");
        assertThat(weir.shell("bmp:routers leaving -o csv").output()).contains("see you");
    }

    @Test
    void tshark_finds_every_message_that_is_played_here_well_formed() throws Exception {
        List<BmpMessage> all = Stream.of(locRibs(), adjRibsOut(), mirroring(), mixed(), downs(), termination())
                .flatMap(List::stream)
                .toList();
        List<String> lines = Tshark.fields(
                home,
                all.stream().map(BmpEncoder::encode).toList(),
                "bmp.version",
                "bmp.type",
                "bmp.peer.type",
                "bmp.peer.flags",
                "_ws.malformed");
        assertThat(lines).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            BmpMessage message = all.get(i);
            String[] fields = lines.get(i).split("\t", -1);
            assertThat(fields[0]).isEqualTo("3");
            assertThat(fields[1]).isEqualTo("" + message.type().code());
            if (message instanceof BmpMessage.OfPeer ofPeer) {
                assertThat(fields[2]).isEqualTo("" + ofPeer.peer().type());
                assertThat(fields[3])
                        .isEqualTo(String.format("0x%02x", ofPeer.peer().flags()));
            }
            // Debian's tshark 4.0 does not know that a Peer Up may end with TLVs
            boolean upWithTlvs =
                    message instanceof BmpMessage.PeerUp up && !up.tlvs().isEmpty();
            assertThat(fields[4].isEmpty() || upWithTlvs)
                    .as("%s: %s", message, lines.get(i))
                    .isTrue();
        }
    }
}
