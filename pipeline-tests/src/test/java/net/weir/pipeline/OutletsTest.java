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
import net.weir.admin.MetricFamily;
import net.weir.api.Outlet;
import net.weir.api.OutletPolicy;
import net.weir.api.Receiver;
import net.weir.api.State;
import net.weir.event.Event;
import net.weir.event.Gap;
import net.weir.event.PeerUp;
import net.weir.event.ResyncEnd;
import net.weir.event.ResyncId;
import net.weir.event.RouteChange;
import net.weir.model.Ipv4Nlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.RouteScope;
import net.weir.model.View;
import net.weir.testkit.Examples;
import net.weir.testkit.OutletSink;
import net.weir.testkit.ReceiversTable;
import net.weir.testkit.ScriptedSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sink's clients come, go, read slowly or not at all; the lane pays for one sink, and each has in the end what stands. */
class OutletsTest {
    private static final int PREFIXES = 5_000;
    private static final int KINDS = 100;
    private static final long MEMORY = 8 << 20;

    @TempDir
    Path home;

    private final OutletSink.Factory outlets = new OutletSink.Factory();
    private final List<Peer> peers = new ArrayList<>();

    /** A receiver of one prefix in a hundred, that may have enough after some events. */
    private static final class Client implements Receiver {
        private final int kind;
        private final ReceiversTable table = new ReceiversTable();
        private final List<Event> others = new ArrayList<>();
        private long takes;
        private int told;
        private @Nullable String cutOff;

        Client(int kind, long takes) {
            this.kind = kind;
            this.takes = takes;
        }

        @Override
        public @Nullable Event select(Event event) {
            return kind < 0 || !(event instanceof RouteChange change) ? event : of(change);
        }

        private @Nullable RouteChange of(RouteChange change) {
            Ipv4Nlri routes = (Ipv4Nlri) change.routes();
            int count = 0;
            for (int i = 0; i < routes.count(); i++) {
                count += isMine(routes, i) ? 1 : 0;
            }
            if (count == 0 || count == routes.count()) {
                return count == 0 ? null : change;
            }
            int[] mine = new int[count];
            @Nullable PathAttributes[] before = new PathAttributes[count];
            for (int i = 0, at = 0; i < routes.count(); i++) {
                if (isMine(routes, i)) {
                    before[at] = change.before(i);
                    mine[at++] = i;
                }
            }
            return change.with(routes.select(mine, count), before, change.after(), change.cause());
        }

        private boolean isMine(Ipv4Nlri routes, int index) {
            return kind(routes.key(index)) == kind;
        }

        static int kind(long key) {
            return (int) ((key >>> 16) % KINDS);
        }

        @Override
        public synchronized boolean accept(Event event) {
            table.take(event);
            if (event instanceof Gap || event instanceof PeerUp || event instanceof ResyncEnd) {
                others.add(event);
            }
            return --takes > 0;
        }

        @Override
        public synchronized void told(ResyncId id) {
            told++;
        }

        @Override
        public synchronized void cutOff(String why) {
            cutOff = why;
        }

        synchronized void takes(long more) {
            takes = more;
        }

        synchronized int told() {
            return told;
        }

        synchronized Map<String, PathAttributes> routes() {
            return table.routes();
        }

        synchronized List<Event> others() {
            return List.copyOf(others);
        }

        synchronized boolean heardEndOf(ResyncId id) {
            return others.stream()
                    .anyMatch(e -> e instanceof ResyncEnd end && end.id().equals(id));
        }

        synchronized @Nullable String cutOff() {
            return cutOff;
        }
    }

    private Node node(String memory) {
        Node node = new Node(home);
        node.come(outlets);
        node.stage("test.source", "in")
                .stage("rib", "rib", "sources", "in")
                .stage("test.outlets", "out", "sources", "rib", "edge-memory", memory)
                .apply();
        eventually().until(outlets::isOpen);
        return node;
    }

    private ScriptedSource.Session up(Node node, int count) {
        ScriptedSource source = node.source();
        ScriptedSource.Session session = source.session(Examples.routerKey("in"), true);
        for (int i = 0; i < count; i++) {
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
                Peer peer = peers.get(random.nextInt(peers.size()));
                String prefix = prefix(random.nextInt(PREFIXES));
                feed.offer(
                        random.nextInt(5) == 0
                                ? Examples.withdraw(peer, prefix)
                                : Examples.announce(peer, prefix, 64_496, 64_500 + random.nextInt(1000)));
            }
        });
    }

    private static Map<String, PathAttributes> mine(Map<String, PathAttributes> table, int kind) {
        Map<String, PathAttributes> mine = new TreeMap<>();
        table.forEach((route, attributes) -> {
            Prefix prefix = Prefix.parse(route.substring(route.indexOf(' ') + 1));
            if (kind < 0 || Client.kind(Ipv4Nlri.key(prefix)) == kind) {
                mine.put(route, attributes);
            }
        });
        return mine;
    }

    private static long metric(Node node, String name) {
        for (MetricFamily family : node.engine().pipeline().metrics()) {
            if (family.name().equals("weir_test_outlets_" + name)) {
                return (long) family.samples().get(0).value();
            }
        }
        throw new AssertionError(name);
    }

    private static void assertHas(Client client, Map<String, PathAttributes> table) {
        eventually().untilAsserted(() -> assertThat(client.routes()).isEqualTo(mine(table, client.kind)));
    }

    @Test
    void a_thousand_clients_cost_the_lane_one_and_each_has_what_stands_in_the_end() throws Exception {
        try (Node node = node("8MiB")) {
            ScriptedSource.Session session = up(node, 4);
            SplittableRandom random = new SplittableRandom(1);
            churn(session, random, 30_000);
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                Client client = new Client(i % KINDS, Long.MAX_VALUE);
                clients.add(client);
                outlets.inflow().outlet("client " + i, OutletPolicy.COALESCE, client);
            }
            Client stuck = new Client(-1, 1);
            Outlet ofStuck = outlets.inflow().outlet("stuck", OutletPolicy.COALESCE, stuck);
            eventually().until(() -> clients.stream().allMatch(client -> client.told() >= 1));

            long in = node.status("out").eventsIn();
            long out = node.status("rib").eventsOut();
            long most = 0;
            List<Outlet> passing = new ArrayList<>();
            for (int tick = 0; tick < 300; tick++) { // three seconds of 5,000 changes
                churn(session, random, 50);
                if (tick < 200) {
                    passing.add(outlets.inflow()
                            .outlet("passing", OutletPolicy.COALESCE, new Client(tick % KINDS, Long.MAX_VALUE)));
                }
                if (tick >= 100 && tick < 300) {
                    passing.get(tick - 100).close();
                }
                most = Math.max(most, metric(node, "outlet_memory_bytes"));
                Thread.sleep(10);
            }
            Map<String, PathAttributes> table = node.table(View.ADJ_RIB_IN_PRE);
            for (Client client : clients) {
                assertHas(client, table);
                assertThat(client.told()).as("told what stands but once").isEqualTo(1);
            }
            assertThat(most).isLessThan(MEMORY);
            eventually()
                    .until(() -> node.status("rib").eventsOut() - out
                            == node.status("out").eventsIn() - in); // each event once, for all
            assertThat(node.status("out").drops()).doesNotContainKey("outlet-overrun");
            assertThat(stuck.told()).isZero();

            stuck.takes(Long.MAX_VALUE);
            ofStuck.ready();
            assertHas(stuck, table);
            assertThat(metric(node, "outlets")).isEqualTo(1_001);
        }
    }

    @Test
    void what_cannot_be_kept_is_forgotten_and_told_again_dropped_or_the_end() throws Exception {
        try (Node node = node("64KiB")) {
            ScriptedSource.Session session = up(node, 2);
            Client coalesces = new Client(-1, 3);
            Client drops = new Client(-1, 3);
            Client ends = new Client(-1, 3);
            Outlet ofCoalesces = outlets.inflow().outlet("a", OutletPolicy.COALESCE, coalesces);
            Outlet ofDrops = outlets.inflow().outlet("b", OutletPolicy.DROP, drops);
            outlets.inflow().outlet("c", OutletPolicy.CUT_OFF, ends);
            SplittableRandom random = new SplittableRandom(2);
            for (int i = 0; i < 100; i++) { // slowly enough for the worker, but not for its clients
                churn(session, random, 20);
                Thread.sleep(5);
            }
            eventually().until(() -> ends.cutOff() != null);
            eventually().until(() -> metric(node, "outlets") == 2);
            eventually()
                    .until(() -> node.status("out").drops().containsKey("outlet-forgot")
                            && node.status("out").drops().containsKey("outlet-dropped"));
            for (Client client : List.of(coalesces, drops)) {
                client.takes(Long.MAX_VALUE);
            }
            ofCoalesces.ready();
            ofDrops.ready();
            assertHas(coalesces, node.table(View.ADJ_RIB_IN_PRE));
            eventually().until(() -> drops.others().stream().anyMatch(event -> event instanceof Gap));
            assertThat(metric(node, "outlet_memory_bytes")).isLessThan(65_536);
        }
    }

    @Test
    void a_client_that_asks_for_a_part_is_told_it_alone() {
        try (Node node = node("8MiB")) {
            ScriptedSource.Session session = up(node, 2);
            churn(session, new SplittableRandom(3), 5_000);
            Client one = new Client(-1, Long.MAX_VALUE);
            Client other = new Client(-1, Long.MAX_VALUE);
            Outlet outlet = outlets.inflow().outlet("one", OutletPolicy.COALESCE, one);
            outlets.inflow().outlet("other", OutletPolicy.COALESCE, other);
            eventually().until(() -> one.told() >= 1 && other.told() >= 1);
            assertThat(one.others()).filteredOn(e -> e instanceof PeerUp).hasSizeGreaterThanOrEqualTo(2);
            ResyncId id = outlet.resync(new RouteScope(
                    Set.of(),
                    List.of(Prefix.parse("10.1.0.0/16")),
                    Set.of(peers.get(0).key())));
            eventually().until(() -> one.heardEndOf(id));
            assertThat(other.heardEndOf(id)).isFalse();
            assertHas(one, node.table(View.ADJ_RIB_IN_PRE));
            assertHas(other, node.table(View.ADJ_RIB_IN_PRE));
        }
    }

    @Test
    void a_receiver_that_throws_ends_its_own_outlet_only() {
        try (Node node = node("8MiB")) {
            ScriptedSource.Session session = up(node, 1);
            Client sound = new Client(-1, Long.MAX_VALUE);
            outlets.inflow().outlet("sound", OutletPolicy.COALESCE, sound);
            outlets.inflow().outlet("broken", OutletPolicy.COALESCE, event -> {
                throw new IllegalStateException("broken");
            });
            churn(session, new SplittableRandom(4), 1_000);
            assertHas(sound, node.table(View.ADJ_RIB_IN_PRE));
            eventually().until(() -> metric(node, "outlets") == 1);
        }
    }

    @Test
    void outlets_hear_of_a_source_that_comes_later() {
        try (Node node = node("8MiB")) {
            ScriptedSource.Session session = up(node, 1);
            churn(session, new SplittableRandom(5), 1_000);
            node.stage("test.outlets", "early", "sources", "in").apply();
            eventually().until(() -> node.status("early").state() == State.RUNNING);
            Client client = new Client(-1, Long.MAX_VALUE);
            outlets.inflow().outlet("client", OutletPolicy.COALESCE, client);
            // twice if the lane takes up the new stage only after the outlet was opened
            eventually().until(() -> client.told() >= 1);
            node.stage("test.outlets", "early", "sources", "in, rib").apply();
            assertHas(client, node.table(View.ADJ_RIB_IN_PRE));
        }
    }
}
