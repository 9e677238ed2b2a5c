package net.weir.pipeline;

import static net.weir.pipeline.Node.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import net.weir.event.Gap;
import net.weir.model.Peer;
import net.weir.model.View;
import net.weir.testkit.Examples;
import net.weir.testkit.ReceiversTable;
import net.weir.testkit.ScriptedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edges behind a RIB that cannot keep everything: the receiver is right in the end, and is told when it was not. */
class LossyEdgeTest {
    @TempDir
    Path home;

    private static Node behindRib(Path home, String... edge) {
        String[] pairs = new String[edge.length + 2];
        pairs[0] = "sources";
        pairs[1] = "rib";
        System.arraycopy(edge, 0, pairs, 2, edge.length);
        return new Node(home)
                .stage("test.source", "in")
                .stage("rib", "rib", "sources", "in")
                .stage("test.sink", "out", pairs)
                .apply();
    }

    private static Peer up(ScriptedSource.Session session, ScriptedSource source, int n) {
        Peer peer = source.context().peers().up(Examples.peerKey(session.key(), n), Examples.facts(64_496 + n));
        session.script(feed -> {
            feed.offer(Examples.routerUp(session.key()));
            feed.offer(Examples.peerUp(peer));
        });
        return peer;
    }

    private static void churn(ScriptedSource.Session session, Peer peer, int updates, int prefixes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        session.script(feed -> {
            for (int i = 0; i < updates; i++) {
                int n = random.nextInt(prefixes);
                String prefix = "10." + (n >> 8) + "." + (n & 255) + ".0/24";
                feed.offer(
                        random.nextInt(3) == 0
                                ? Examples.withdraw(peer, prefix)
                                : Examples.announce(peer, prefix, 64_496, 64_500 + random.nextInt(50)));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-newest", "drop-oldest", "coalesce"})
    void what_a_sink_lost_is_made_good_by_what_stands(String policy) {
        try (Node node = behindRib(home, "edge", policy, "edge-events", "64", "resync", "true", "slow-millis", "2")) {
            ScriptedSource source = node.source();
            ScriptedSource.Session session = source.session(Examples.routerKey("in"), true);
            Peer stays = up(session, source, 0);
            Peer leaves = up(session, source, 1);
            churn(session, stays, 20_000, 3_000, 1);
            churn(session, leaves, 20_000, 3_000, 2);
            session.script(feed -> feed.offer(Examples.peerDown(leaves))); // the sink may never hear of it
            churn(session, stays, 5_000, 3_000, 3);

            assertThat(node.status("out").drops()).containsKey("queue-full");
            eventually().untilAsserted(() -> assertThat(
                            ReceiversTable.of(node.sinks.events()).routes())
                    .isEqualTo(node.table(View.ADJ_RIB_IN_PRE)));
            assertThat(ReceiversTable.of(node.sinks.events()).resyncs()).isPositive();
            assertThat(node.sinks.events()).anyMatch(event -> event instanceof Gap);
        }
    }

    @Test
    void coalesce_tells_of_a_flapping_route_only_what_stands_and_contradicts_nothing() {
        try (Node node = behindRib(home, "edge", "coalesce", "edge-events", "4096")) {
            ScriptedSource source = node.source();
            ScriptedSource.Session session = source.session(Examples.routerKey("in"), true);
            Peer peer = up(session, source, 0);
            CountDownLatch until = new CountDownLatch(1);
            node.sinks.hang(until);
            for (int i = 0; i < 20; i++) {
                churn(session, peer, 5_000, 200, i);
            }
            until.countDown();

            eventually().untilAsserted(() -> assertThat(
                            ReceiversTable.of(node.sinks.events()).routes())
                    .isEqualTo(node.table(View.ADJ_RIB_IN_PRE)));
            assertThat(ReplayedTable.of(node.sinks.events())).isEqualTo(node.routes(View.ADJ_RIB_IN_PRE));
            assertThat(node.sinks.events()).hasSizeLessThan(5_000);
            assertThat(node.status("out").drops()).containsOnlyKeys("coalesced");
            assertThat(node.status("out").drops().get("coalesced")).isGreaterThan(50_000);
        }
    }

    @Test
    void what_needs_a_rib_before_the_sink_says_so() {
        try (Node node = new Node(home)
                .stage("test.source", "in")
                .stage("test.sink", "out", "sources", "in", "edge", "coalesce", "resync", "true")
                .apply()) {
            assertThat(node.engine().pipeline().problems())
                    .extracting(problem -> problem.text())
                    .anyMatch(text -> text.startsWith("edge = coalesce needs a RIB"))
                    .anyMatch(text -> text.startsWith("resync needs a RIB"));
            assertThat(node.status("out").edge().policy()).isEqualTo("spill");
        }
    }

    @Test
    void a_rib_that_wants_to_be_whole_has_the_router_tell_everything_again() {
        try (Node node = new Node(home).stage("test.source", "in").apply()) {
            ScriptedSource source = node.source();
            ScriptedSource.Session session = source.session(Examples.routerKey("in"), true);
            up(session, source, 0);
            node.stage("rib", "careless", "sources", "in").apply();
            assertThat(session.toldAgain()).isZero();
            node.stage("rib", "rib", "sources", "in", "resync", "auto").apply();
            eventually().until(() -> session.toldAgain() == 1);

            node.stage("rib", "other", "sources", "in", "resync", "auto").apply();
            eventually().until(() -> node.status("other").eventsIn() > 0);
            assertThat(session.toldAgain()).as("not again within a minute").isEqualTo(1);
            assertThat(List.of(node.status("rib").state(), node.status("other").state()))
                    .containsOnly(net.weir.api.State.RUNNING);
        }
    }
}
