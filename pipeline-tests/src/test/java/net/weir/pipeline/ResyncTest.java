package net.weir.pipeline;

import static net.weir.pipeline.Node.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import net.weir.event.Event;
import net.weir.event.PeerUp;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.ResyncId;
import net.weir.event.RouteChange;
import net.weir.event.RouterUp;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.RouteScope;
import net.weir.model.View;
import net.weir.testkit.Examples;
import net.weir.testkit.ReceiversTable;
import net.weir.testkit.ScriptedSource;
import net.weir.testkit.SievingTransform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands is told to who asks, and nothing else moves. */
class ResyncTest {
    private static final int PEERS = 4;
    private static final int PREFIXES = 2_000;

    @TempDir
    Path home;

    private final List<Peer> peers = new ArrayList<>();

    private ScriptedSource.Session up(Node node) {
        ScriptedSource source = node.source();
        ScriptedSource.Session session = source.session(Examples.routerKey("in"), true);
        for (int i = 0; i < PEERS; i++) {
            peers.add(source.context().peers().up(Examples.peerKey(session.key(), i), Examples.facts(64_496 + i)));
        }
        session.script(feed -> {
            feed.offer(Examples.routerUp(session.key()));
            peers.forEach(peer -> feed.offer(Examples.peerUp(peer)));
        });
        return session;
    }

    private static String prefix(int n) {
        return "10." + (n >> 8) + "." + (n & 255) + ".0/24";
    }

    private void churn(ScriptedSource.Session session, SplittableRandom random, int updates) {
        session.script(feed -> {
            for (int i = 0; i < updates; i++) {
                Peer peer = peers.get(random.nextInt(PEERS));
                String prefix = prefix(random.nextInt(PREFIXES));
                feed.offer(
                        random.nextInt(4) == 0
                                ? Examples.withdraw(peer, prefix)
                                : Examples.announce(peer, prefix, 64_496, 64_500 + random.nextInt(20)));
            }
        });
    }

    /** Updates come until it is told to end. */
    private final class Churn {
        private final AtomicBoolean ends = new AtomicBoolean();
        private final Thread thread;

        Churn(ScriptedSource.Session session, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            thread = new Thread(() -> {
                while (!ends.get()) {
                    churn(session, random, 100);
                }
            });
            thread.start();
        }

        void end() throws InterruptedException {
            ends.set(true);
            thread.join();
        }
    }

    private static List<Event> of(Node node, ResyncId id) {
        return node.sinks.events().stream()
                .filter(e -> e instanceof ResyncBegin begin && begin.id().equals(id)
                        || e instanceof ResyncEnd end && end.id().equals(id))
                .toList();
    }

    private static Node behindRib(Path home) {
        return new Node(home)
                .stage("test.source", "in")
                .stage("rib", "rib", "sources", "in")
                .stage("test.sink", "out", "sources", "rib")
                .apply();
    }

    @Test
    void one_prefix_of_one_peer_is_told_amid_churn_and_nothing_else_moves() throws Exception {
        try (Node node = behindRib(home)) {
            ScriptedSource.Session session = up(node);
            churn(session, new SplittableRandom(1), 10_000);
            Peer peer = peers.get(2);
            RouteScope scope = new RouteScope(Set.of(), List.of(Prefix.parse("10.1.0.0/24")), Set.of(peer.key()));
            Churn churn2 = new Churn(session, 2);
            session.script(feed -> feed.offer(Examples.announce(peer, "10.1.0.0/24", 64_496)));
            ResyncId id = node.sinks.inflow().resync(scope);
            eventually().until(() -> of(node, id).size() == 2);
            churn2.end();
            assertThat(((ResyncBegin) of(node, id).get(0)).peers()).containsExactly(peer.id());
            assertThat(((ResyncEnd) of(node, id).get(1)).aborted()).isFalse();
            eventually().untilAsserted(() -> assertThat(ReplayedTable.of(node.sinks.events()))
                    .isEqualTo(node.routes(View.ADJ_RIB_IN_PRE)));
            List<Event> events = node.sinks.events();
            assertThat(events)
                    .filteredOn(e -> e instanceof RouteChange c && c.cause() == RouteChange.Cause.SNAPSHOT)
                    .singleElement()
                    .isInstanceOfSatisfying(RouteChange.class, told -> {
                        assertThat(told.routePeer()).isEqualTo(peer);
                        assertThat(told.routes().count()).isEqualTo(1);
                        assertThat(told.routes().text(0)).isEqualTo("10.1.0.0/24");
                    });
            assertThat(events)
                    .noneMatch(e -> e instanceof RouterUp up && up.replayed() || e instanceof PeerUp p && p.replayed());
            assertVersionsFollow(events);
        }
    }

    private static void assertVersionsFollow(List<Event> events) {
        Map<Integer, Long> versions = new TreeMap<>();
        for (Event event : events) {
            if (event instanceof RouteChange change && change.version() > 0) {
                Long last = versions.put(change.routePeer().id(), change.version());
                assertThat(change.version()).isEqualTo(last == null ? 1 : last + 1);
            }
        }
    }

    @Test
    void what_a_receiver_has_too_much_goes_in_the_scope_and_stays_outside_of_it() {
        try (Node node = behindRib(home)) {
            ScriptedSource.Session session = up(node);
            churn(session, new SplittableRandom(3), 5_000);
            eventually().until(() -> node.status("out").eventsIn() > 3_000);
            RouteScope scope = new RouteScope(
                    Set.of(),
                    List.of(Prefix.parse("10.2.0.0/16")),
                    Set.of(peers.get(0).key()));
            ResyncId id = node.sinks.inflow().resync(scope);
            eventually().until(() -> of(node, id).size() == 2);
            List<Event> events = new ArrayList<>(node.sinks.events());
            int begin = events.indexOf(of(node, id).get(0));
            events.add(begin, invented(peers.get(0), "10.2.0.0/25"));
            events.add(begin, invented(peers.get(0), "10.3.0.0/25"));
            events.add(begin, invented(peers.get(1), "10.2.0.0/25"));
            Map<String, PathAttributes> wanted = node.table(View.ADJ_RIB_IN_PRE);
            wanted.put(peers.get(0).id() + " 10.3.0.0/25", Examples.attributes(1));
            wanted.put(peers.get(1).id() + " 10.2.0.0/25", Examples.attributes(1));
            assertThat(ReceiversTable.of(events).routes()).isEqualTo(wanted);
        }
    }

    private static RouteChange invented(Peer peer, String prefix) {
        PathAttributes[] nothing = {null};
        return new RouteChange(
                peer, 0, 1, Examples.block(prefix), nothing, Examples.attributes(1), RouteChange.Cause.PEER, 0);
    }

    @Test
    void a_resync_that_a_later_one_has_in_it_ends_as_aborted() throws Exception {
        try (Node node = new Node(home)
                .stage("test.source", "in")
                .stage("rib", "rib", "sources", "in")
                .stage("test.sink", "out", "sources", "rib", "edge-events", "16")
                .apply()) {
            ScriptedSource.Session session = up(node);
            session.script(feed -> {
                // more than a stretch, each of a hundred events: the sink's batch and its queue do not hold the whole
                // snapshot
                for (int i = 0; i < 30_000; i++) {
                    String prefix = "10.0." + (i >> 8) + "." + (i & 255) + "/32";
                    feed.offer(Examples.announce(peers.get(0), prefix, 64_496 + i % 100));
                }
            });
            eventually()
                    .until(() -> node.status("out").edge().events() == 0
                            && node.status("out").edge().spilledOctets() == 0);
            CountDownLatch until = new CountDownLatch(1);
            node.sinks.hang(until);
            ResyncId first =
                    node.sinks.inflow().resync(RouteScope.of(peers.get(0).key()));
            ResyncId other =
                    node.sinks.inflow().resync(RouteScope.of(peers.get(1).key()));
            ResyncId last = node.sinks.inflow().resync(RouteScope.ALL);
            until.countDown();
            eventually().until(() -> of(node, last).size() == 2);
            assertThat(((ResyncEnd) of(node, first).get(1)).aborted()).isTrue();
            assertThat(((ResyncEnd) of(node, last).get(1)).aborted()).isFalse();
            assertThat(of(node, other))
                    .as("it waited, and did not begin")
                    .singleElement()
                    .satisfies(end -> assertThat(((ResyncEnd) end).aborted()).isTrue());
            assertThat(ReceiversTable.of(node.sinks.events()).open()).isZero();
            assertThat(ReceiversTable.of(node.sinks.events()).routes()).isEqualTo(node.table(View.ADJ_RIB_IN_PRE));
        }
    }

    @Test
    void one_that_has_more_in_it_than_the_other_waits_for_it() throws Exception {
        try (Node node = behindRib(home)) {
            ScriptedSource.Session session = up(node);
            churn(session, new SplittableRandom(9), 5_000);
            CountDownLatch until = new CountDownLatch(1);
            node.sinks.hang(until);
            ResyncId first =
                    node.sinks.inflow().resync(RouteScope.of(peers.get(0).key()));
            ResyncId other =
                    node.sinks.inflow().resync(RouteScope.of(peers.get(1).key()));
            until.countDown();
            eventually()
                    .until(() -> of(node, first).size() == 2 && of(node, other).size() == 2);
            assertThat(of(node, first)).noneMatch(e -> e instanceof ResyncEnd end && end.aborted());
            assertThat(of(node, other)).noneMatch(e -> e instanceof ResyncEnd end && end.aborted());
            List<Event> events = node.sinks.events();
            assertThat(events.indexOf(of(node, first).get(1)))
                    .isLessThan(events.indexOf(of(node, other).get(0)));
            assertThat(ReceiversTable.of(events).routes()).isEqualTo(node.table(View.ADJ_RIB_IN_PRE));
        }
    }

    private static Map<String, PathAttributes> sieved(Map<String, PathAttributes> table, int divisor) {
        SievingTransform.Options options = new SievingTransform.Options(divisor, 0);
        Map<String, PathAttributes> sieved = new TreeMap<>(table);
        sieved.values().removeIf(attributes -> options.passes(attributes) == null);
        return sieved;
    }

    private static void assertReceiverHas(Node node, int divisor) {
        eventually().untilAsserted(() -> assertThat(
                        ReceiversTable.of(node.sinks.events()).routes())
                .isEqualTo(sieved(node.table(View.ADJ_RIB_IN_PRE), divisor)));
    }

    @Test
    void a_filter_behind_a_rib_judges_again_what_stands_when_it_changes_under_load() throws Exception {
        try (Node node = new Node(home)
                .stage("test.source", "in")
                .stage("rib", "rib", "sources", "in")
                .stage("test.sieve", "sieve", "sources", "rib", "divisor", "2")
                .stage("test.sink", "out", "sources", "sieve")
                .apply()) {
            ScriptedSource.Session session = up(node);
            churn(session, new SplittableRandom(4), 10_000);
            assertReceiverHas(node, 2);
            Churn churn5 = new Churn(session, 5);
            node.stage("test.sieve", "sieve", "sources", "rib", "divisor", "3").apply();
            Thread.sleep(50);
            churn5.end();
            assertReceiverHas(node, 3);
            Churn churn6 = new Churn(session, 6);
            node.stage("test.sieve", "sieve", "sources", "rib", "divisor", "4").apply();
            node.stage("test.sieve", "sieve", "sources", "rib", "fixed-divisor", "5")
                    .apply();
            churn6.end();
            assertReceiverHas(node, 5);
            assertThat(ReceiversTable.of(node.sinks.events()).open()).isZero();
        }
    }

    @Test
    void a_rib_behind_a_filter_behind_a_rib_has_what_passes_whenever_it_comes() throws Exception {
        try (Node node = new Node(home)
                .stage("test.source", "in")
                .stage("rib", "rib", "sources", "in")
                .stage("test.sieve", "sieve", "sources", "rib", "divisor", "2")
                .apply()) {
            ScriptedSource.Session session = up(node);
            churn(session, new SplittableRandom(7), 10_000);
            Map<String, PathAttributes> all = new TreeMap<>();
            Churn churn8 = new Churn(session, 8);
            Thread.sleep(20);
            churn8.end();
            session.script(feed -> feed.offer(Examples.peerDown(peers.get(3))));
            all.putAll(node.table(View.ADJ_RIB_IN_PRE));
            node.stage("rib", "behind", "sources", "sieve")
                    .stage("test.sink", "out", "sources", "behind")
                    .apply();
            eventually().untilAsserted(() -> assertThat(node.table("behind", View.ADJ_RIB_IN_PRE))
                    .isEqualTo(sieved(all, 2)));
            node.stage("test.sieve", "sieve", "sources", "rib", "divisor", "3").apply();
            eventually().untilAsserted(() -> assertThat(node.table("behind", View.ADJ_RIB_IN_PRE))
                    .isEqualTo(sieved(all, 3)));
            eventually().untilAsserted(() -> assertThat(ReplayedTable.of(node.sinks.events()))
                    .isEqualTo(sieved(all, 3).keySet()));
            session.script(feed -> feed.offer(Examples.peerDown(peers.get(0))));
            all.keySet().removeIf(route -> route.startsWith(peers.get(0).id() + " "));
            eventually().untilAsserted(() -> assertThat(node.table("behind", View.ADJ_RIB_IN_PRE))
                    .isEqualTo(sieved(all, 3)));
            assertThat(ReplayedTable.of(node.sinks.events()))
                    .isEqualTo(sieved(all, 3).keySet());
        }
    }
}
