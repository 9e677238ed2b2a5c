package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.weir.admin.RibQuery;
import net.weir.admin.RibQuery.Relation;
import net.weir.admin.RouteQuery;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import org.junit.jupiter.api.Test;

/** Lanes, readers and the worker at once, for a few seconds. */
class StressTest {
    private static final int LANES = 3;
    private static final long MILLIS = 4_000;

    private final TestContext context = new TestContext();
    private final ColumnRib rib = new ColumnRib(new RibOptions(Emit.CHANGES, null), context, r -> () -> {});
    private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicLong read = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();

    private void repeat(Runnable task) {
        Thread thread = new Thread(() -> {
            try {
                while (!stop.get()) {
                    task.run();
                }
            } catch (Throwable t) {
                thrown.add(t);
                stop.set(true);
            }
        });
        threads.add(thread);
        thread.start();
    }

    @Test
    void lanes_readers_and_worker_do_not_disturb_each_other() throws InterruptedException {
        long seed = System.nanoTime();
        List<StressLane> lanes = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            StressLane lane = new StressLane(rib, i, 3, seed);
            lanes.add(lane);
            lane.begin();
            repeat(lane::step);
        }
        repeat(() -> rib.reclaimer().reclaim(true));
        repeat(this::walkAll);
        repeat(() -> walk(around(new Random())));
        repeat(() -> {
            rib.summary();
            walk(RouteQuery.longest(Family.IPV4_UNICAST, host(new Random())));
        });
        for (long end = System.nanoTime() + MILLIS * 1_000_000; System.nanoTime() < end && !stop.get(); ) {
            Thread.sleep(20);
        }
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!thrown.isEmpty()) {
            throw new AssertionError("seed " + seed, thrown.peek());
        }
        finish(lanes);
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
        if (!stop.get() && stayed != (long) LANES * StressLane.ANCHORED * StressLane.GROUPS) {
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
            for (RibQuery.PrefixRoutes next = cursor.next(); next != null && !stop.get(); next = cursor.next()) {
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
