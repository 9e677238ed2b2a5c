package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import net.weir.api.options.DataSize;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.query.RibQuery.MemoryUse;
import org.junit.jupiter.api.Test;

/** What a RIB without room does, and what it says of its memory. */
class BudgetTest {
    private static final DataSize SMALL = new DataSize(1 << 20);

    private static String host(int number) {
        return new Prefix(IpAddress.ofV4(0x0A000000 + number), 32).toString();
    }

    private static RibFixture full(OverBudget policy) {
        RibFixture rib = new RibFixture(new RibOptions(Emit.CHANGES, SMALL, policy));
        Peer peer = rib.up(1, 1);
        for (int i = 0; rib.rib.memory().footprint().octets() <= SMALL.octets(); i++) {
            rib.announce(peer, Samples.med(i), host(i));
            if (rib.rib.memory().footprint().octets() > SMALL.octets()) {
                rib.rib.reclaimer().reclaim(true); // with little room, what waits to be packed does not wait
            }
        }
        rib.endOfRib(peer, Family.IPV4_UNICAST);
        return rib;
    }

    @Test
    void a_peer_that_comes_up_then_is_refused_whole_by_that_policy_until_there_is_room_and_it_comes_again() {
        RibFixture rib = full(OverBudget.REFUSE_PEERS);
        Peer late = rib.up(2, 1);
        rib.announce(late, Samples.med(1), host(0), host(1));
        assertThat(rib.summary(late, Family.IPV4_UNICAST).routes()).isZero();
        assertThat(rib.summary(late, Family.IPV4_UNICAST).incompleteSinceMicros())
                .isPositive();
        assertThat(rib.rib.memoryUse().refusedPeers()).isEqualTo(1);
        assertThat(rib.rib.memoryUse().refusedRoutes()).isEqualTo(2);
        rib.rib.reconfigure(new RibOptions(Emit.CHANGES, new DataSize(1 << 30), OverBudget.REFUSE_PEERS));
        rib.announce(late, Samples.med(1), host(2));
        assertThat(rib.summary(late, Family.IPV4_UNICAST).routes()).isZero();
        Peer again = rib.up(2, 2);
        rib.announce(again, Samples.med(1), host(0));
        assertThat(rib.summary(again, Family.IPV4_UNICAST).routes()).isEqualTo(1);
    }

    @Test
    void those_who_were_there_first_go_on_a_tenth_beyond() {
        RibFixture rib = full(OverBudget.REFUSE_PEERS);
        Peer first = rib.rib.tables().all()[0].peer();
        long before = rib.rib.memoryUse().routes();
        rib.announce(first, Samples.med(1), "192.0.2.0/24");
        assertThat(rib.rib.memoryUse().routes()).isEqualTo(before + 1);
        for (int i = 0; rib.rib.memoryUse().refusedRoutes() == 0; i++) {
            assertThat(i).isLessThan(1_000_000);
            rib.announce(first, Samples.med(1_000_000 + i), host(1_000_000 + i));
        }
        assertThat(rib.rib.memoryUse().octets()).isBetween(SMALL.octets() * 11 / 10, SMALL.octets() * 13 / 10);
    }

    @Test
    void says_with_numbers_that_it_is_full() {
        RibFixture rib = full(OverBudget.REFUSE_ROUTES);
        rib.rib.reclaimer().run();
        assertThat(rib.context.states.get(0))
                .startsWith("DEGRADED memory budget of 1MiB is used up by ")
                .contains("0 routes and 0 peers");
        assertThat(rib.rib.memoryUse().exceeded()).isTrue();
        rib.announce(rib.up(2, 1), Samples.med(1), host(0), host(1));
        rib.now();
        rib.context.clock.addAndGet(11_000_000);
        rib.rib.reclaimer().run();
        assertThat(rib.context.states.get(rib.context.states.size() - 1)).contains("so far 2 routes and 0 peers");
    }

    @Test
    void the_parts_are_the_whole_and_follow_the_routes() {
        RibFixture rib = new RibFixture();
        long empty = rib.rib.memoryUse().octets();
        assertThat(rib.rib.memoryUse().octetsPerRoute()).isZero();
        assertThat(rib.rib.memoryUse().budget())
                .isBetween(1L << 20, Runtime.getRuntime().maxMemory());
        Peer peer = rib.up(1, 1);
        for (int i = 0; i < 5000; i++) {
            rib.announce(peer, Samples.med(i), host(i));
        }
        MemoryUse use = rib.rib.memoryUse();
        assertThat(use.parts()).containsOnlyKeys("prefixes", "columns", "records", "departed", "attributeSets");
        assertThat(use.parts()).allSatisfy((part, octets) -> assertThat(octets).isNotNegative());
        assertThat(use.parts().get("prefixes")).isGreaterThan(5000 * 16);
        assertThat(use.parts().get("attributeSets")).isGreaterThan(5000 * 7);
        assertThat(use.octets())
                .isEqualTo(rib.rib.memory().footprint().octets())
                .isGreaterThan(empty);
        assertThat(use.routes()).isEqualTo(5000);
        assertThat(use.octetsPerRoute()).isEqualTo(use.octets() / 5000.0);
        rib.down(peer);
        assertThat(rib.rib.memoryUse().routes()).isZero();
    }
}
