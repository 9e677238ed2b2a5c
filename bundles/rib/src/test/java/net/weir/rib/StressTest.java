package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.query.RibQuery;
import net.weir.query.RibQuery.Relation;
import net.weir.query.RouteQuery;
import org.junit.jupiter.api.Test;

/** Lanes, readers and the worker at once, for a few seconds. */
class StressTest {
    private static final int LANES = 3;
    private static final long MILLIS = 4_000;

    private final StressRun stress = new StressRun(LANES);
    private final ColumnRib rib = stress.rib;
    private final AtomicLong read = new AtomicLong();

    @Test
    void lanes_readers_and_worker_do_not_disturb_each_other() throws InterruptedException {
        stress.repeat(this::walkAll);
        stress.repeat(() -> walk(around(random())));
        stress.repeat(() -> {
            rib.summary();
            walk(RouteQuery.longest(Family.IPV4_UNICAST, host(random())));
        });
        stress.run(MILLIS, () -> read.get() > 1000);
        finish(stress.lanes);
    }

    private Random random() {
        return new Random(stress.seed + read.get());
    }

    private void finish(List<StressLane> lanes) {
        TreeMap<String, PathAttributes> inRib = new TreeMap<>();
        for (int family = 0; family < 2; family++) {
            for (RibQuery.PrefixRoutes prefix : RibFixture.all(rib, RouteQuery.all(RibDriver.FAMILIES.get(family)))) {
                for (RibQuery.Route route : prefix.routes()) {
                    String key =
                            Listener.key(family, new ModelRib.Key(ModelRib.Name.of(prefix.prefix()), route.pathId()));
                    inRib.put(route.peer().id() + " " + key, route.attributes());
                }
            }
        }
        TreeMap<String, PathAttributes> heard = new TreeMap<>();
        for (StressLane lane : lanes) {
            lane.finish();
            assertThat(lane.told).isPositive();
            lane.first.routes.forEach(
                    (id, routes) -> routes.forEach((key, set) -> heard.put(id + " " + key, set.attributes())));
        }
        assertThat(inRib).isEqualTo(heard);
        assertThat(rib.summary().routes()).isEqualTo(inRib.size());
        assertThat(read.get()).isGreaterThan(1000);
        lanes.forEach(StressLane::down);
        for (int i = 0; i < 3; i++) {
            rib.reclaimer().reclaim(true);
        }
        assertThat(rib.summary().routes()).isZero();
        assertThat(rib.summary().attributeSets()).isZero();
        for (int family = 0; family < 2; family++) {
            assertThat(rib.memory().dictionary(family).idsInUse()).isZero();
        }
    }

    private static Prefix host(Random random) {
        return new Prefix(IpAddress.ofV4(0x0A000000 + random.nextInt(1 << 20)), 32);
    }

    private static RouteQuery around(Random random) {
        Prefix prefix = Prefix.masked(host(random).address(), 16 + random.nextInt(9));
        return RouteQuery.exact(Family.IPV4_UNICAST, prefix)
                .withLess()
                .withMore()
                .where(p -> p.id() % 2 == 1, set -> set.med() % 3 != 0);
    }

    /** What stays is there in every walk, however slow its filter makes it. */
    private void walkAll() {
        walk(RouteQuery.all(Family.IPV4_UNICAST).where(p -> true, StressTest::dawdle));
        long stayed = walk(RouteQuery.all(Family.IPV6_UNICAST).where(p -> true, StressTest::dawdle));
        if (!stress.stopped() && stayed != (long) LANES * StressLane.ANCHORED * StressLane.GROUPS) {
            throw new AssertionError(stayed + " routes that stay");
        }
    }

    private static boolean dawdle(PathAttributes set) {
        if ((set.hash() & 15) == 0) {
            Thread.yield();
        }
        return true;
    }

    /** Checks what a query gives; how many routes it gave that stay for ever. */
    private long walk(RouteQuery query) {
        Prefix last = null;
        long stay = 0;
        try (RibQuery.RouteCursor cursor = rib.query(query)) {
            for (RibQuery.PrefixRoutes next = cursor.next(); next != null && !stress.stopped(); next = cursor.next()) {
                if (last != null && last.compareTo(next.prefix()) >= 0) {
                    throw new AssertionError(next.prefix() + " after " + last);
                }
                last = next.prefix();
                check(query, next);
                read.incrementAndGet();
                stay += next.routes().stream().filter(StressTest::stays).count();
            }
        }
        return stay;
    }

    private static boolean stays(RibQuery.Route route) {
        return route.peer().id() >= StressLane.ANCHORS && route.pathId() == StressLane.STAYS;
    }

    /** The parts of each route belong together, and the route to its prefix and peer. */
    private static void check(RouteQuery query, RibQuery.PrefixRoutes found) {
        Prefix asked = query.prefix();
        if (asked != null
                && found.relation() == Relation.LESS_SPECIFIC
                && !found.prefix().covers(asked)) {
            throw new AssertionError(found + " for " + query);
        }
        int lastPeer = 0;
        for (RibQuery.Route route : found.routes()) {
            long update = route.receivedMicros();
            Peer peer = route.peer();
            long epoch = update >>> 32;
            boolean own = epoch == peer.epoch() || epoch < peer.epoch() && route.status() == RibQuery.Status.STALE;
            boolean whole = route.attributes().equals(StressLane.witness(peer, update))
                    && route.observedMicros() == update + peer.id()
                    && update % StressLane.GROUPS == StressLane.group(found.prefix())
                    && route.addPath() == found.prefix().isV6();
            if (!own
                    || !whole
                    || peer.id() < lastPeer
                    || !query.peers().test(peer)
                    || !query.attributes().test(route.attributes())) {
                throw new AssertionError("torn: " + found.prefix() + " " + route);
            }
            lastPeer = peer.id();
        }
    }
}
