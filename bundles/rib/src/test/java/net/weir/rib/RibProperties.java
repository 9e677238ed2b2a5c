package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import net.weir.model.Prefix;
import net.weir.rib.table.Families;

/** A RIB and the model go through the same random history and must agree after every step. */
class RibProperties {

    @Property(tries = 1400)
    void agrees_with_the_model_after_every_step(@ForAll("history") List<Op> history, @ForAll Random random) {
        RibDriver driver = driver(random);
        for (Op op : history) {
            step(driver, op);
            int family = random.nextInt(RibDriver.FAMILIES.size() * 8);
            if (family < RibDriver.FAMILIES.size()) {
                queries(driver, family, random);
            }
        }
        finish(driver);
    }

    @Property(tries = 140)
    void every_kind_of_query_agrees_after_every_step(@ForAll("history") List<Op> history, @ForAll Random random) {
        RibDriver driver = driver(random);
        for (Op op : history) {
            step(driver, op);
            for (int family = 0; family < RibDriver.FAMILIES.size(); family++) {
                queries(driver, family, random);
            }
        }
        finish(driver);
    }

    /** Mostly with peers that are up. */
    private static RibDriver driver(Random random) {
        RibDriver driver = new RibDriver();
        if (random.nextInt(4) > 0) {
            for (int peer = 0; peer < RibDriver.PEERS; peer++) {
                driver.run(new Op.Up(peer, peer, true, false));
            }
        }
        return driver;
    }

    private static void step(RibDriver driver, Op op) {
        driver.run(op);
        RibChecks.summary(driver.rib, driver.model);
        if (op instanceof Op.Reclaim) {
            RibChecks.reclaimed(driver.rib, driver.model);
        }
        driver.first.check(driver.model);
        RibChecks.everything(driver.rib, driver.model);
    }

    private static void queries(RibDriver driver, int family, Random random) {
        QueryChecks checks = new QueryChecks(driver.rib, driver.model, family, random);
        if (family >= RibDriver.PLAIN) {
            checks.octets();
        } else {
            List<Prefix> pool = RibDriver.pool(family);
            checks.plain(pool.get(random.nextInt(pool.size())));
        }
    }

    /** All who came late are told; all peers leave; nothing is left. */
    private static void finish(RibDriver driver) {
        for (Listener listener : driver.listeners) {
            for (int lane = 0; lane < RibDriver.LANES; lane++) {
                for (int i = 0; i < 1000; i++) {
                    listener.tell(lane);
                }
            }
            assertThat(listener.isTold()).isTrue();
            listener.check(driver.model);
            driver.model.peers.forEach(
                    (id, peer) -> assertThat(listener.up.contains(id)).isEqualTo(driver.first.up.contains(id)));
        }
        driver.model.peers.keySet().forEach(id -> driver.run(new Op.Down(id - 1)));
        driver.first.check(driver.model);
        driver.listeners.forEach(listener -> listener.check(driver.model));
        driver.rib.reclaimer().reclaim(true);
        driver.rib.reclaimer().reclaim(true);
        for (Family family : RibDriver.FAMILIES) {
            assertThat(driver.rib.memory().dictionary(Families.indexOf(family)).idsInUse())
                    .as("%s", family)
                    .isZero();
        }
        assertThat(driver.rib.summary().prefixes()).isZero();
        assertThat(driver.rib.summary().attributeSets()).isZero();
        assertThat(driver.rib.memory().attributes().parts()).isZero();
    }

    @Provide
    Arbitrary<List<Op>> history() {
        return ops().list().ofMinSize(1).ofMaxSize(80);
    }

    private static Arbitrary<Integer> below(int bound) {
        return Arbitraries.integers().between(0, bound - 1);
    }

    private static Arbitrary<Boolean> mostly(boolean value) {
        return Arbitraries.frequency(Tuple.of(5, value), Tuple.of(1, !value));
    }

    private Arbitrary<Op> ops() {
        Arbitrary<Op> up = Combinators.combine(below(4), below(2), mostly(true), mostly(false))
                .as(Op.Up::new);
        Arbitrary<Op> down = below(4).map(Op.Down::new);
        Arbitrary<Op> routerDown =
                Combinators.combine(below(2), below(2), mostly(true)).as(Op.RouterDown::new);
        Arbitrary<Op> end = Combinators.combine(below(4), below(7)).as(Op.EndOfRib::new);
        Arbitrary<Op> gap =
                Combinators.combine(below(2), mostly(false), below(8)).as(Op.Gap::new);
        Arbitrary<Op> malformed = Combinators.combine(below(4), below(8)).as(Op.Malformed::new);
        Arbitrary<Op> tell = Combinators.combine(below(3), below(2)).as(Op.Tell::new);
        return Arbitraries.frequencyOf(
                Tuple.of(4, up),
                Tuple.of(1, down),
                Tuple.of(1, routerDown),
                Tuple.of(2, end),
                Tuple.of(14, updates()),
                Tuple.of(1, gap),
                Tuple.of(1, malformed),
                Tuple.of(2, Arbitraries.just(new Op.Reclaim())),
                Tuple.of(2, Arbitraries.just(new Op.Join())),
                Tuple.of(4, tell),
                Tuple.of(1, below(3).map(Op.Leave::new)));
    }

    private static Arbitrary<Op> updates() {
        Arbitrary<List<Integer>> withdrawn = below(90).list().ofMaxSize(6);
        Arbitrary<List<Integer>> announced = below(90).list().ofMaxSize(12);
        Arbitrary<RouteUpdate.Cause> cause = Arbitraries.frequency(
                Tuple.of(8, RouteUpdate.Cause.PEER),
                Tuple.of(1, RouteUpdate.Cause.FILTERED),
                Tuple.of(1, RouteUpdate.Cause.TREAT_AS_WITHDRAW));
        Arbitrary<Integer> epochsBack = Arbitraries.frequency(Tuple.of(20, 0), Tuple.of(1, 1), Tuple.of(1, 2));
        Arbitrary<Integer> family = Arbitraries.frequency(
                Tuple.of(3, 0),
                Tuple.of(3, 1),
                Tuple.of(1, 2),
                Tuple.of(1, 3),
                Tuple.of(3, 4),
                Tuple.of(3, 5),
                Tuple.of(1, 6));
        return Combinators.combine(
                        below(4),
                        family,
                        mostly(false),
                        withdrawn,
                        announced,
                        below(RibDriver.SETS.size()),
                        cause,
                        epochsBack)
                .as((p, f, a, w, in, s, c, e) -> new Op.Update(p, f, a, w, in, s, c, e, s % 2 == 0));
    }
}
