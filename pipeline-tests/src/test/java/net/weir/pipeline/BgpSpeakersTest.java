package net.weir.pipeline;

import static net.weir.pipeline.Node.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.weir.event.PeerDown;
import net.weir.model.View;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** BIRD, FRR and GoBGP as BGP peers: after each step the RIB holds what they originate, and nothing else. */
class BgpSpeakersTest {
    @TempDir
    Path home;

    private static List<String> prefixes() {
        List<String> prefixes = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            prefixes.add("198.18." + i + ".0/24");
            prefixes.add("2001:db8:" + Integer.toHexString(i) + "::/48");
        }
        return prefixes;
    }

    private Node node(SpeakerDaemon daemon, boolean dials) {
        String peer = daemon.kind.address + " as 64511 hold-time 9s "
                + (dials ? "source 127.0.0.1 port " + daemon.port : "passive");
        return new Node(home)
                .stage(
                        "bgp",
                        "speaker",
                        "local-as",
                        "64496",
                        "router-id",
                        "127.0.0.1",
                        "listen",
                        "127.0.0.1:0",
                        "peers",
                        peer)
                .stage("rib", "rib", "sources", "speaker")
                .stage("test.sink", "out", "sources", "rib");
    }

    private static Set<String> table(Node node) {
        return node.routes(View.ADJ_RIB_IN_PRE).stream()
                .map(route -> route.substring(route.indexOf(' ') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void awaitTable(Node node, SpeakerDaemon daemon, List<String> expected) {
        try {
            eventually().atMost(java.time.Duration.ofSeconds(60)).until(() -> table(node)
                    .equals(new TreeSet<>(expected)));
        } catch (RuntimeException | Error e) {
            throw new AssertionError(
                    table(node).size() + " routes; " + node.status("speaker") + daemon.session() + daemon.output(), e);
        }
    }

    private static List<PeerDown> downs(Node node) {
        return node.sinks.events().stream()
                .filter(PeerDown.class::isInstance)
                .map(PeerDown.class::cast)
                .toList();
    }

    private void follow(SpeakerDaemon.Kind kind, boolean dials) throws IOException {
        assumeTrue(kind.isInstalled(), kind.program + " is not installed");
        try (SpeakerDaemon daemon = new SpeakerDaemon(kind, false);
                Node node = node(daemon, dials).apply()) {
            eventually().until(() -> !node.engine().pipeline().endpoints().isEmpty());
            int ours = node.engine().pipeline().endpoints().get(0).address().getPort();
            daemon.start(prefixes(), dials ? 0 : ours);
            awaitTable(node, daemon, prefixes());

            daemon.bounce();
            eventually().until(() -> downs(node).size() == 1);
            awaitTable(node, daemon, prefixes());

            daemon.shutDown("back at noon");
            eventually().until(() -> downs(node).size() == 2);
            PeerDown last = downs(node).get(1);
            assertThat(last.reason()).isEqualTo(PeerDown.Reason.REMOTE_NOTIFICATION);
            assertThat(last.notificationCode()).isEqualTo(6);
            assertThat(last.shutdownCommunication()).isEqualTo("back at noon");
            eventually().until(() -> table(node).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(SpeakerDaemon.Kind.class)
    void a_speaker_that_dials_is_followed(SpeakerDaemon.Kind kind) throws IOException {
        follow(kind, false);
    }

    @ParameterizedTest
    @EnumSource(SpeakerDaemon.Kind.class)
    void a_speaker_that_is_dialled_is_followed(SpeakerDaemon.Kind kind) throws IOException {
        follow(kind, true);
    }

    private static long stale(Node node) {
        return node.rib().summary().peers().stream()
                .mapToLong(peer -> peer.staleRoutes())
                .sum();
    }

    /** FRR and BIRD say that they went on forwarding, so their routes stay; GoBGP says so when it is started for it. */
    @ParameterizedTest
    @EnumSource(SpeakerDaemon.Kind.class)
    void routes_of_a_speaker_that_crashes_stay_until_it_has_told_them_again(SpeakerDaemon.Kind kind)
            throws IOException {
        assumeTrue(kind.isInstalled(), kind.program + " is not installed");
        try (SpeakerDaemon daemon = new SpeakerDaemon(kind, true);
                Node node = node(daemon, false).apply()) {
            eventually().until(() -> !node.engine().pipeline().endpoints().isEmpty());
            daemon.start(
                    prefixes(),
                    node.engine().pipeline().endpoints().get(0).address().getPort());
            awaitTable(node, daemon, prefixes());

            daemon.crashAndRestart(
                    () -> eventually().until(() -> stale(node) == prefixes().size()));
            awaitTable(node, daemon, prefixes());
            eventually().atMost(java.time.Duration.ofSeconds(60)).until(() -> stale(node) == 0);
            awaitTable(node, daemon, prefixes());
            assertThat(downs(node)).isEmpty();
        }
    }
}
