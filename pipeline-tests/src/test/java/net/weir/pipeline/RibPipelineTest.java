package net.weir.pipeline;

import static net.weir.pipeline.Node.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import net.weir.api.Feed;
import net.weir.event.Event;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.RouterKey;
import net.weir.model.View;
import net.weir.query.RibQuery;
import net.weir.testkit.Examples;
import net.weir.testkit.ScriptedSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RibPipelineTest {
    private static final int PEERS = 5;
    private static final int PREFIXES = 3_000;

    @TempDir
    Path home;

    private final List<Peer> peers = new ArrayList<>();

    private ScriptedSource.Session up(Node node) {
        ScriptedSource source = node.source();
        RouterKey key = Examples.routerKey("in");
        ScriptedSource.Session session = source.session(key, true);
        for (int i = 0; i < PEERS; i++) {
            peers.add(source.context().peers().up(Examples.peerKey(key, i), Examples.facts(64_496 + i)));
        }
        session.script(feed -> {
            feed.offer(Examples.routerUp(key));
            peers.forEach(peer -> feed.offer(Examples.peerUp(peer)));
        });
        return session;
    }

    private void churn(ScriptedSource.Session session, SplittableRandom random, int updates) {
        session.script(feed -> {
            for (int i = 0; i < updates; i++) {
                Peer peer = peers.get(random.nextInt(PEERS));
                int n = random.nextInt(PREFIXES);
                String prefix = "10." + (n >> 8) + "." + (n & 255) + ".0/24";
                feed.offer(
                        random.nextInt(4) == 0
                                ? Examples.withdraw(peer, prefix)
                                : Examples.announce(peer, prefix, 64_496, 64_500 + random.nextInt(20)));
            }
        });
    }

    @Test
    void a_sink_behind_a_rib_can_rebuild_it_whenever_it_joins() throws Exception {
        try (Node node = new Node(home)
                .stage("test.source", "in")
                .stage("rib", "rib", "sources", "in")
                .apply()) {
            ScriptedSource.Session session = up(node);
            SplittableRandom random = new SplittableRandom(1);
            churn(session, random, 20_000);
            Thread load = new Thread(() -> {
                for (int i = 0; i < 300; i++) {
                    churn(session, random, 200);
                }
            });
            load.start();
            node.stage("test.sink", "late", "sources", "rib").apply();
            load.join();
            Set<String> wanted = node.routes(View.ADJ_RIB_IN_PRE);
            assertThat(wanted).hasSizeGreaterThan(5_000);
            eventually().untilAsserted(() -> assertThat(ReplayedTable.of(node.sinks.events()))
                    .isEqualTo(wanted));
            List<Event> events = node.sinks.events();
            assertThat(events).filteredOn(e -> e instanceof ResyncBegin).hasSize(1);
            assertThat(events).filteredOn(e -> e instanceof ResyncEnd).hasSize(1);
        }
    }

    @Test
    void what_a_sink_is_told_on_joining_counts_as_delivered_at_its_end_only() {
        try (Node node = new Node(home)
                .stage("test.source", "in")
                .stage("rib", "rib", "sources", "in")
                .apply()) {
            ScriptedSource.Session session = up(node);
            churn(session, new SplittableRandom(7), 20_000);
            node.stage("test.sink", "late", "sources", "rib", "edge-events", "16", "slow-millis", "5")
                    .apply();
            AtomicLong ends = new AtomicLong(-1);
            session.script(feed -> feed.whenDelivered(() -> ends.set(node.sinks.events().stream()
                    .filter(event -> event instanceof ResyncEnd)
                    .count())));
            assertThat(ends).as("it has hardly begun").hasValue(-1);
            Node.eventually().until(() -> ends.get() >= 0);
            assertThat(ends).hasValue(1);
        }
    }

    @Test
    void a_lost_peer_takes_its_routes_along_one_by_one_or_as_one() {
        try (Node node = new Node(home)
                .stage("test.source", "in")
                .stage("rib", "rib", "sources", "in")
                .stage("test.sink", "out", "sources", "rib")
                .apply()) {
            ScriptedSource.Session session = up(node);
            churn(session, new SplittableRandom(2), 10_000);
            session.script(feed -> feed.offer(Examples.peerDown(peers.get(0))));
            Set<String> left = node.routes(View.ADJ_RIB_IN_PRE);
            assertThat(left)
                    .isNotEmpty()
                    .noneMatch(route -> route.startsWith(peers.get(0).id() + " "));
            eventually().untilAsserted(() -> assertThat(ReplayedTable.of(node.sinks.events()))
                    .isEqualTo(left));
        }
    }

    @Test
    void a_feed_knows_what_the_rib_behind_it_keeps_and_whether_all_can_get_there() {
        try (Node node = new Node(home).stage("test.source", "in").apply()) {
            ScriptedSource.Session session = up(node);
            Peer peer = peers.get(0);
            assertThat(kept(session, peer, Family.IPV4_UNICAST)).isNull();
            node.stage("rib", "rib", "sources", "in").apply();
            session.script(feed -> feed.offer(Examples.announce(peer, "192.0.2.0/24", 64_496)));
            assertThat(kept(session, peer, Family.IPV4_UNICAST)).isEqualTo(new Feed.Kept(1, false));
            assertThat(kept(session, peer, null)).isEqualTo(new Feed.Kept(1, false));
            assertThat(kept(session, peer, Family.of(25, 70))).isEqualTo(new Feed.Kept(0, false));
            assertThat(kept(session, peer, Family.of(60_000, 1))).as("no form").isNull();
            node.stage("test.transform", "mid", "sources", "in")
                    .stage("rib", "rib", "sources", "mid")
                    .apply();
            assertThat(kept(session, peer, null)).isEqualTo(new Feed.Kept(1, true));
        }
    }

    private static Feed.@Nullable Kept kept(ScriptedSource.Session session, Peer peer, @Nullable Family family) {
        List<Feed.@Nullable Kept> answer = new ArrayList<>();
        session.script(feed -> answer.add(feed.kept(peer, family)));
        return answer.get(0);
    }

    @Test
    void a_rib_that_joins_late_says_that_it_is_incomplete() {
        try (Node node = new Node(home).stage("test.source", "in").apply()) {
            ScriptedSource.Session session = up(node);
            churn(session, new SplittableRandom(3), 1_000);
            node.stage("rib", "rib", "sources", "in").apply();
            churn(session, new SplittableRandom(4), 1_000);
            eventually().until(() -> node.rib().summary().routes() > 100);
            assertThat(node.rib().summary().peers()).isNotEmpty().allMatch(peer -> peer.incompleteSinceMicros() > 0);
            assertThat(node.rib().summary().peers())
                    .extracting(RibQuery.PeerSummary::up)
                    .containsOnly(true);
        }
    }

    @Test
    void a_change_of_wiring_elsewhere_leaves_a_rib_whole() {
        try (Node node = new Node(home)
                .stage("test.source", "in")
                .stage("rib", "rib", "sources", "in")
                .apply()) {
            ScriptedSource.Session session = up(node);
            churn(session, new SplittableRandom(5), 5_000);
            Set<String> before = node.routes(View.ADJ_RIB_IN_PRE);
            node.stage("null", "away", "sources", "rib").apply();
            node.stage(
                            "file",
                            "lines",
                            "sources",
                            "rib",
                            "path",
                            home.resolve("x.json").toString())
                    .apply();
            assertThat(node.routes(View.ADJ_RIB_IN_PRE)).isEqualTo(before);
            assertThat(node.rib().summary().peers()).allMatch(peer -> peer.incompleteSinceMicros() == 0);
        }
    }
}
