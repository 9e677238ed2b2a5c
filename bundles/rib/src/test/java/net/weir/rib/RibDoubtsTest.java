package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.weir.api.options.DataSize;
import net.weir.event.Gap;
import net.weir.event.Malformed;
import net.weir.event.PeerUp;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.Problem;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A RIB is never silently wrong: what it may be missing, it says. */
class RibDoubtsTest {
    private final RibFixture rib = new RibFixture();
    private final Family v4 = Family.IPV4_UNICAST;
    private final PathAttributes a = Samples.med(1);

    private boolean routeIncomplete() {
        return rib.all(RouteQuery.all(v4)).get(0).routes().get(0).incomplete();
    }

    @Test
    void a_peer_that_was_up_before_the_rib_came_is_incomplete_until_it_tells_all_again() {
        Peer peer = Samples.peer(1, 5);
        rib.offer(new PeerUp(peer, 0, rib.now(), PeerUp.Session.UNKNOWN, true));
        long since = rib.context.nowMicros();
        assertThat(rib.summary(peer, v4).incompleteSinceMicros()).isEqualTo(since);
        rib.announce(peer, a, "192.0.2.0/24");
        rib.endOfRib(peer, v4);
        assertThat(rib.summary(peer, v4).incompleteSinceMicros()).isEqualTo(since);
        assertThat(routeIncomplete()).isTrue();
        Peer again = rib.up(1, 6);
        rib.announce(again, a, "192.0.2.0/24");
        assertThat(routeIncomplete()).isTrue();
        rib.endOfRib(again, v4);
        assertThat(rib.summary(peer, v4).incompleteSinceMicros()).isZero();
        assertThat(routeIncomplete()).isFalse();
    }

    @Test
    void a_gap_while_a_peer_tells_its_table_is_not_healed_by_the_end_of_that_table() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, "192.0.2.0/24");
        rib.offer(new Gap(rib.now(), List.of(7), List.of(v4), 3, "queue-full"));
        rib.endOfRib(peer, v4);
        assertThat(routeIncomplete()).isTrue();
        assertThat(rib.summary(peer, v4).incompleteSinceMicros()).isPositive();
    }

    @Test
    void a_gap_concerns_the_feeds_and_families_that_it_names() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, "192.0.2.0/24");
        rib.announce(peer, a, "2001:db8::/32");
        rib.offer(new Gap(rib.now(), List.of(8), List.of(), 3, "queue-full"));
        assertThat(rib.rib.summary().peers()).allMatch(s -> s.incompleteSinceMicros() == 0);
        rib.offer(new Gap(rib.now(), List.of(), List.of(Family.IPV6_UNICAST), 3, "queue-full"));
        assertThat(rib.summary(peer, v4).incompleteSinceMicros()).isZero();
        assertThat(rib.summary(peer, Family.IPV6_UNICAST).incompleteSinceMicros())
                .isPositive();
    }

    @Test
    void skipped_routes_make_the_family_dirty_and_discarded_attributes_do_not() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, "192.0.2.0/24");
        rib.offer(malformed(peer, Problem.Action.ATTRIBUTE_DISCARDED, v4));
        assertThat(rib.summary(peer, v4).dirty()).isFalse();
        rib.offer(malformed(peer, Problem.Action.FAMILY_SKIPPED, v4));
        assertThat(rib.summary(peer, v4).dirty()).isTrue();
        assertThat(routeIncomplete()).isTrue();
    }

    @Test
    void a_skipped_message_of_an_unknown_peer_makes_all_peers_of_its_feed_dirty() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, "192.0.2.0/24");
        rib.offer(malformed(null, Problem.Action.MESSAGE_SKIPPED, null));
        assertThat(rib.summary(peer, v4).dirty()).isTrue();
    }

    private Malformed malformed(@Nullable Peer peer, Problem.Action action, @Nullable Family family) {
        return new Malformed(
                peer, 0, rib.now(), new Problem("test", "RFC 7606 section 7.1", action, 0, Bytes.EMPTY), family);
    }

    @Test
    void a_view_that_only_withdraws_gets_one_hint_an_epoch() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, "192.0.2.0/24");
        for (int i = 0; i < 1000; i++) {
            rib.withdraw(peer, "10.0.0.0/8");
        }
        assertThat(rib.context.problems).isEmpty();
        rib.withdraw(peer, "10.0.0.0/8");
        rib.withdraw(peer, "10.0.0.0/8");
        assertThat(rib.context.problems)
                .singleElement()
                .asString()
                .contains("withdrawals-without-routes", "soft-reconfiguration inbound", "AS64497");
        Peer again = rib.up(1, 2);
        for (int i = 0; i < 1001; i++) {
            rib.withdraw(again, "10.0.0.0/8");
        }
        assertThat(rib.context.problems).hasSize(2);
    }

    @Test
    void a_view_that_announces_a_tenth_gets_no_hint() {
        Peer peer = rib.up(1, 1);
        for (int i = 0; i < 3000; i++) {
            if (i % 9 == 0) {
                rib.announce(peer, Samples.med(i), "192.0.2.0/24");
            }
            rib.withdraw(peer, "10.0.0.0/8");
        }
        assertThat(rib.context.problems).isEmpty();
    }

    @Test
    void over_the_memory_budget_new_routes_are_refused_and_the_peer_is_incomplete() {
        RibFixture small = new RibFixture(new RibOptions(Emit.CHANGES, new DataSize(1 << 20)));
        Peer whole = small.up(1, 1);
        small.announce(whole, a, "192.0.2.0/24");
        small.endOfRib(whole, v4);
        Peer loading = small.up(2, 1);
        int announced = 0;
        while (small.context.count("memory-budget") == 0 && announced < 1_000_000) {
            small.announce(
                    loading,
                    Samples.med(announced),
                    Prefix.masked(IpAddress.ofV4(announced << 8), 24).toString());
            announced++;
        }
        small.out.clear();
        assertThat(announced).isBetween(1_000, 100_000);
        assertThat(small.context.states).singleElement().asString().startsWith("DEGRADED memory budget of 1MiB");
        assertThat(small.summary(loading, v4).incompleteSinceMicros()).isPositive();
        // a peer that is whole may still grow a little, and everybody may replace and withdraw
        small.announce(whole, a, "198.51.100.0/24");
        small.announce(loading, Samples.med(1L << 30), "0.0.1.0/24");
        small.withdraw(loading, "0.0.2.0/24");
        assertThat(small.takeChanges()).hasSize(3);
        small.down(loading);
        for (int i = 0; i < 3; i++) {
            small.takeChanges();
            small.rib.reclaimer().reclaim(true);
        }
        small.rib.reconfigure(new RibOptions(Emit.CHANGES, new DataSize(1 << 30)));
        assertThat(small.context.states).last().isEqualTo("RUNNING ");
        Peer again = small.up(2, 2);
        small.announce(again, a, "10.0.0.0/8");
        small.endOfRib(again, v4);
        RibQuery.PeerSummary summary = small.summary(again, v4);
        assertThat(summary.routes()).isEqualTo(1);
        assertThat(summary.incompleteSinceMicros()).isZero();
    }
}
