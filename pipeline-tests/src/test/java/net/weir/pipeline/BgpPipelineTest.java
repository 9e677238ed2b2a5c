package net.weir.pipeline;

import static net.weir.pipeline.Node.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import net.weir.codec.bgp.AttributesBuilder;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.model.AsPath;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import net.weir.model.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A BGP peer on a socket, the speaker that it dials and the RIB behind it. */
class BgpPipelineTest {
    private static final String PEER = "127.0.0.2";
    private static final UpdateEncoder UPDATES =
            new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC);

    @TempDir
    Path home;

    private Node node(String... more) {
        String[] options = {
            "local-as",
            "64496",
            "router-id",
            "192.0.2.254",
            "listen",
            "127.0.0.1:0",
            "peers",
            PEER + " as 64511 passive"
        };
        String[] all = java.util.Arrays.copyOf(options, options.length + more.length);
        System.arraycopy(more, 0, all, options.length, more.length);
        return new Node(home).stage("bgp", "speaker", all).stage("rib", "rib", "sources", "speaker");
    }

    private static PlainPeer dial(Node node) throws IOException {
        return dial(node, PEER);
    }

    private static PlainPeer dial(Node node, String from) throws IOException {
        eventually().until(() -> !node.engine().pipeline().endpoints().isEmpty());
        InetSocketAddress address = node.engine().pipeline().endpoints().get(0).address();
        return new PlainPeer(from, address);
    }

    private static OpenMessage open(int holdSeconds) {
        return OpenMessage.of(
                new Asn(64511),
                holdSeconds,
                IpAddress.parse("192.0.2.1"),
                List.of(new Capability.Multiprotocol(Family.IPV4_UNICAST), new Capability.FourOctetAs(new Asn(64511))));
    }

    private static PathAttributes attributes() {
        return new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(AsPath.sequence(64511))
                .nextHop(IpAddress.parse("192.0.2.1"))
                .build();
    }

    private static void announce(PlainPeer peer, int from, int count) {
        List<Prefix> prefixes = new java.util.ArrayList<>();
        for (int i = from; i < from + count; i++) {
            prefixes.add(new Prefix(IpAddress.ofV4(0x0a000000 | i << 8), 24));
        }
        for (byte[] message : UPDATES.encode(null, Ipv4Nlri.of(prefixes.toArray(new Prefix[0])), attributes())) {
            peer.send(message);
        }
    }

    private static <E extends Event> List<E> events(Node node, Class<E> type) {
        return node.sinks.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void routes_of_a_peer_come_to_be_in_the_rib_and_go_with_its_last_word() throws IOException {
        try (Node node = node().stage("test.sink", "out", "sources", "rib").apply();
                PlainPeer peer = dial(node)) {
            peer.open(open(90));
            announce(peer, 0, 1000);
            peer.send(UPDATES.endOfRib(Family.IPV4_UNICAST));
            eventually().until(() -> node.routes(View.ADJ_RIB_IN_PRE).size() == 1000);
            assertThat(events(node, PeerUp.class)).singleElement().satisfies(up -> {
                assertThat(up.session().receivedOpen().toArray()).isEqualTo(open(90).encode());
                assertThat(up.session().sentOpen().length()).isGreaterThan(29);
                assertThat(up.peer().asn()).isEqualTo(new Asn(64511));
            });

            peer.send(NotificationMessage.cease(2, "new router").encode());
            eventually().until(() -> node.rib().summary().routes() == 0);
            eventually().until(() -> !events(node, PeerDown.class).isEmpty());
            PeerDown down = events(node, PeerDown.class).get(0);
            assertThat(down.reason()).isEqualTo(PeerDown.Reason.REMOTE_NOTIFICATION);
            assertThat(down.shutdownCommunication()).isEqualTo("new router");
        }
    }

    @Test
    void a_session_outlives_its_hold_time_while_a_sink_holds_reading_up() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        try (Node node = node("hold-time", "3s")
                        .stage(
                                "test.sink",
                                "out",
                                "sources",
                                "rib",
                                "edge",
                                "block",
                                "edge-events",
                                "16",
                                "allow-backpressure-to-routers",
                                "true")
                        .apply();
                PlainPeer peer = dial(node)) {
            node.sinks.hang(hanging);
            peer.open(open(3));
            for (int i = 0; i < 500; i++) {
                announce(peer, i, 1);
            }
            eventually().until(() -> peer.received(4) > 1);
            peer.answers(false); // and so it seems silent
            long before = peer.received(4);
            Thread.sleep(9_000);
            assertThat(peer.isClosed()).isFalse();
            assertThat(peer.received(4) - before).as("keepalives in 9 s").isBetween(8L, 13L);
            assertThat(node.rib().summary().routes()).isLessThan(500);

            peer.answers(true);
            hanging.countDown();
            eventually().until(() -> node.routes(View.ADJ_RIB_IN_PRE).size() == 500);
            Thread.sleep(4_000);
            assertThat(peer.isClosed()).isFalse();
            peer.answers(false);
            eventually().until(peer::isClosed);
            assertThat(peer.notification().code()).isEqualTo(4);
        }
    }

    @Test
    void who_is_no_peer_is_told_so() throws IOException {
        try (Node node = node().apply();
                PlainPeer stranger = dial(node, "127.0.0.9")) {
            eventually().until(stranger::isClosed);
            assertThat(stranger.notification().toString()).startsWith("6/5");
        }
    }

    @Test
    void a_wrong_as_is_told_to_the_peer_and_to_the_operator() throws IOException {
        try (Node node = node().apply();
                PlainPeer peer = dial(node)) {
            peer.open(OpenMessage.of(new Asn(64500), 90, IpAddress.parse("192.0.2.1"), List.of()));
            eventually().until(peer::isClosed);
            assertThat(peer.notification().toString()).startsWith("2/2 OPEN Message Error/Bad Peer AS");
            eventually().until(() -> node.status("speaker").reason().contains("AS64500"));
        }
    }

    @Test
    void a_peer_that_is_taken_out_of_the_configuration_is_told_so_and_the_others_stay() throws IOException {
        try (Node node = node("peers", PEER + " as 64511 passive, 127.0.0.0/24 as any")
                        .apply();
                PlainPeer peer = dial(node);
                PlainPeer other = dial(node, "127.0.0.3")) {
            peer.open(open(90));
            other.open(open(90));
            announce(peer, 0, 3);
            announce(other, 0, 5);
            eventually().until(() -> node.routes(View.ADJ_RIB_IN_PRE).size() == 8);
            node.stage(
                    "bgp",
                    "speaker",
                    "local-as",
                    "64496",
                    "router-id",
                    "192.0.2.254",
                    "listen",
                    "127.0.0.1:0",
                    "peers",
                    "127.0.0.0/24 as any");
            node.apply();
            eventually().until(peer::isClosed);
            assertThat(peer.notification().toString()).startsWith("6/3");
            eventually().until(() -> node.routes(View.ADJ_RIB_IN_PRE).size() == 5);
            assertThat(other.isClosed()).isFalse();
        }
    }

    private static OpenMessage gracefulOpen(int restartSeconds, int forwarding) {
        OpenMessage plain = open(90);
        List<Capability> capabilities = new java.util.ArrayList<>(plain.capabilities());
        capabilities.add(new Capability.GracefulRestart(
                4, restartSeconds, List.of(new Capability.GracefulRestart.Entry(Family.IPV4_UNICAST, forwarding))));
        return OpenMessage.of(new Asn(64511), 90, plain.bgpId(), capabilities);
    }

    private static long stale(Node node) {
        return node.rib().summary().peers().get(0).staleRoutes();
    }

    @Test
    void routes_of_a_peer_that_restarts_gracefully_stay_until_it_has_told_them_again() throws IOException {
        try (Node node = node().apply()) {
            try (PlainPeer peer = dial(node)) {
                peer.open(gracefulOpen(60, 0x80));
                announce(peer, 0, 10);
                eventually().until(() -> node.routes(View.ADJ_RIB_IN_PRE).size() == 10);
            }
            eventually().until(() -> stale(node) == 10);
            try (PlainPeer peer = dial(node)) {
                peer.open(gracefulOpen(60, 0x80));
                announce(peer, 0, 6);
                eventually().until(() -> stale(node) == 4);
                assertThat(node.routes(View.ADJ_RIB_IN_PRE)).hasSize(10);
                peer.send(UPDATES.endOfRib(Family.IPV4_UNICAST));
                eventually().until(() -> node.routes(View.ADJ_RIB_IN_PRE).size() == 6);
                assertThat(stale(node)).isZero();

                peer.send(NotificationMessage.cease(2, "").encode());
                eventually().until(() -> stale(node) == 6);
            }
            try (PlainPeer peer = dial(node)) {
                peer.open(gracefulOpen(60, 0)); // it lost what it forwarded by
                eventually().until(() -> node.routes(View.ADJ_RIB_IN_PRE).isEmpty());
            }
        }
    }

    @Test
    void routes_of_a_peer_that_does_not_come_back_go_with_its_restart_time() throws IOException {
        try (Node node = node().apply()) {
            try (PlainPeer peer = dial(node)) {
                peer.open(gracefulOpen(2, 0x80));
                announce(peer, 0, 10);
                eventually().until(() -> node.routes(View.ADJ_RIB_IN_PRE).size() == 10);
            }
            eventually().until(() -> stale(node) == 10);
            eventually().until(() -> node.rib().summary().routes() == 0);
        }
    }
}
