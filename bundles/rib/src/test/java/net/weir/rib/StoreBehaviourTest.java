package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import net.weir.event.PeerUp;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.query.RibQuery;
import net.weir.query.RibQuery.Relation;
import net.weir.query.RibQuery.Status;
import net.weir.query.RouteQuery;
import org.junit.jupiter.api.Test;

/** The rows S1 to S16 of the reference product's store, as far as they concern a table in memory. */
class StoreBehaviourTest {
    private static final String[] NESTED = {
        "0.0.0.0/0", "130.55.240.0/24", "130.55.240.0/25", "130.55.240.128/25", "130.55.240.0/26",
        "130.55.240.64/26", "130.55.240.128/26", "130.55.240.192/26", "130.55.240.0/27", "130.55.240.32/27",
        "130.55.240.64/27", "130.55.240.96/27", "130.55.240.128/27", "130.55.240.160/27", "130.55.240.192/27",
        "130.55.240.224/27", "130.55.240.0/28", "130.55.240.16/28", "130.55.240.32/28", "130.55.240.48/28",
        "130.55.240.64/28", "130.55.240.80/28", "130.55.240.128/28", "130.55.240.144/28", "130.55.240.0/29",
        "130.55.240.0/32", "130.55.240.255/32"
    };

    private final RibFixture rib = new RibFixture();
    private final Family v4 = Family.IPV4_UNICAST;
    private final PathAttributes set = Samples.med(1);

    private static Prefix p(String text) {
        return Prefix.parse(text);
    }

    private RouteQuery more(String prefix) {
        return new RouteQuery(v4, p(prefix), RouteQuery.Match.EXACT, true, false, x -> true, x -> true, null);
    }

    @Test
    void s1_a_prefix_that_is_absent_lists_all_inside_it() {
        rib.announce(rib.up(1, 1), set, NESTED);
        List<RibQuery.PrefixRoutes> found = rib.all(more("130.55.240.0/23"));
        assertThat(found).hasSize(26).allMatch(r -> r.relation() == Relation.MORE_SPECIFIC);
        assertThat(found).extracting(RibQuery.PrefixRoutes::prefix).isSorted().doesNotContain(p("0.0.0.0/0"));
    }

    @Test
    void s2_half_of_a_family_has_only_what_is_inside_that_half() {
        rib.announce(rib.up(1, 1), set, NESTED);
        List<RibQuery.PrefixRoutes> found = rib.all(more("130.55.240.128/25"));
        assertThat(found.get(0).relation()).isEqualTo(Relation.EXACT);
        assertThat(found.subList(1, found.size()))
                .hasSize(9)
                .allMatch(r -> p("130.55.240.128/25").covers(r.prefix()) && r.relation() == Relation.MORE_SPECIFIC);
    }

    @Test
    void s3_less_specifics_are_exactly_those_that_cover() {
        rib.announce(rib.up(1, 1), set, "57.86.0.0/16", "57.86.0.0/15", "57.84.0.0/14", "57.88.0.0/16");
        RouteQuery less =
                new RouteQuery(v4, p("57.86.0.0/17"), RouteQuery.Match.EXACT, false, true, x -> true, x -> true, null);
        assertThat(rib.found(less)).isEqualTo("57.84.0.0/14 57.86.0.0/15 57.86.0.0/16");
    }

    @Test
    void s4_neighbours_are_not_more_specifics() {
        rib.announce(rib.up(1, 1), set, "168.181.224.0/22", "168.181.120.0/24", "168.181.121.0/24");
        assertThat(rib.found(more("168.181.224.0/22"))).isEqualTo("168.181.224.0/22");
    }

    @Test
    void s5_the_longest_match_grows_with_what_is_inserted() {
        Peer peer = rib.up(1, 1);
        IpAddress address = IpAddress.parse("181.12.105.217");
        for (int bits = 1; bits <= 32; bits++) {
            Prefix prefix = Prefix.masked(address, bits);
            rib.announce(peer, set, prefix.toString());
            List<RibQuery.PrefixRoutes> found =
                    rib.all(RouteQuery.longest(v4, Prefix.masked(address, Math.min(32, bits + 1))));
            assertThat(found).singleElement().satisfies(r -> assertThat(r.prefix())
                    .isEqualTo(prefix));
        }
    }

    @Test
    void s6_a_lost_peer_leaves_the_others_routes() {
        List<Peer> peers = new ArrayList<>();
        for (int id = 1; id <= 5; id++) {
            peers.add(rib.up(id, 1));
            rib.announce(peers.get(id - 1), Samples.med(id), "1.0.0.0/16");
        }
        rib.down(peers.get(0));
        assertThat(routes("1.0.0.0/16")).extracting(r -> r.peer().id()).containsExactly(2, 3, 4, 5);
    }

    @Test
    void s6_a_held_peer_shows_its_routes_as_stale() {
        for (int id = 1; id <= 5; id++) {
            rib.announce(rib.up(id, 1), Samples.med(id), "1.0.0.0/16");
        }
        rib.hold(1); // of peers 1, 3 and 5
        assertThat(routes("1.0.0.0/16"))
                .extracting(RibQuery.Route::status)
                .containsExactly(Status.STALE, Status.ACTIVE, Status.STALE, Status.ACTIVE, Status.STALE);
    }

    @Test
    void s7_a_withdrawal_concerns_one_prefix_of_one_peer() {
        Peer one = rib.up(1, 1);
        Peer two = rib.up(2, 1);
        rib.announce(one, set, "1.0.0.0/16", "1.0.0.0/17");
        rib.announce(two, set, "1.0.0.0/16", "1.0.0.0/17");
        rib.withdraw(two, "1.0.0.0/16");
        assertThat(routes("1.0.0.0/16")).extracting(r -> r.peer().id()).containsExactly(1);
        assertThat(routes("1.0.0.0/17")).extracting(r -> r.peer().id()).containsExactly(1, 2);
    }

    @Test
    void s8_a_held_peer_that_comes_back_has_its_old_attributes_until_told_otherwise() {
        Peer peer = rib.up(5, 1);
        rib.announce(peer, Samples.med(77), "1.0.0.0/8");
        rib.hold(1);
        Peer again = rib.up(5, 2);
        RouteQuery less =
                new RouteQuery(v4, p("1.0.0.0/16"), RouteQuery.Match.NONE, false, true, x -> true, x -> true, null);
        assertThat(rib.all(less))
                .singleElement()
                .satisfies(r -> assertThat(r.routes()).singleElement().satisfies(route -> {
                    assertThat(route.attributes()).isEqualTo(Samples.med(77));
                    assertThat(route.peer()).isEqualTo(again);
                    assertThat(route.status()).isEqualTo(Status.STALE);
                }));
    }

    @Test
    void s9_a_reannounced_route_is_one_route() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, set, "192.0.2.0/24");
        rib.withdraw(peer, "192.0.2.0/24");
        rib.announce(peer, Samples.med(2), "192.0.2.0/24");
        assertThat(routes("192.0.2.0/24")).singleElement().satisfies(r -> assertThat(r.attributes())
                .isEqualTo(Samples.med(2)));
        assertThat(rib.rib.summary().prefixes()).isEqualTo(1);
    }

    @Test
    void s10_what_a_best_path_needs_is_never_outdated() {
        // best path is a lazy view over all routes of a prefix: each query sees the newest ones at once
        rib.announce(rib.up(1, 1), Samples.med(3), "192.0.2.0/24");
        assertThat(lowestMed()).isEqualTo(3);
        rib.announce(rib.up(2, 1), Samples.med(1), "192.0.2.0/24");
        assertThat(lowestMed()).isEqualTo(1);
        rib.withdraw(Samples.peer(2, 1), "192.0.2.0/24");
        assertThat(lowestMed()).isEqualTo(3);
    }

    private long lowestMed() {
        return routes("192.0.2.0/24").stream()
                .mapToLong(r -> r.attributes().med())
                .min()
                .orElse(-1);
    }

    @Test
    void s11_lanes_that_announce_one_prefix_at_once_lose_nothing() throws InterruptedException {
        int lanes = 8;
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= lanes; i++) {
            Peer peer = Samples.peer(i, 1);
            RibLane lane = rib.rib.forLane(i);
            Thread thread = new Thread(() -> {
                lane.accept(new PeerUp(peer, 0, 1, PeerUp.Session.UNKNOWN, false), e -> {});
                awaitQuietly(start);
                for (int round = 0; round < 500; round++) {
                    for (String text : NESTED) {
                        var block = RibFixture.block(text);
                        lane.accept(Samples.announce(peer, 1, Samples.med(round % 7), block), e -> {});
                        if (round < 499 && round % 3 == 0) {
                            lane.accept(Samples.withdraw(peer, 1, block), e -> {});
                        }
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(rib.all(RouteQuery.all(v4)))
                .hasSize(NESTED.length)
                .allMatch(r -> r.routes().size() == lanes);
        RibQuery.Summary summary = rib.rib.summary();
        assertThat(summary.prefixes()).isEqualTo(NESTED.length);
        assertThat(summary.routes()).isEqualTo((long) lanes * NESTED.length);
        assertThat(summary.attributeSets()).isEqualTo(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void s12_ipv6_has_the_same_semantics_on_all_levels() {
        rib.announce(rib.up(1, 1), set, "::/0", "2001:db8::/32", "2001:db8::/48", "2001:db8::/64", "2001:db8::1/128");
        Family v6 = Family.IPV6_UNICAST;
        assertThat(rib.found(RouteQuery.longest(v6, p("2001:db8::1/128")))).isEqualTo("2001:db8::1/128");
        assertThat(rib.found(RouteQuery.longest(v6, p("2001:db8::2/128")))).isEqualTo("2001:db8::/64");
        assertThat(rib.found(RouteQuery.longest(v6, p("2001:db8:1::/127")))).isEqualTo("2001:db8::/32");
        assertThat(rib.found(RouteQuery.longest(v6, p("2001:db9::/32")))).isEqualTo("::/0");
        RouteQuery around = RouteQuery.exact(v6, p("2001:db8::/48")).withLess().withMore();
        assertThat(rib.found(around)).isEqualTo("::/0 2001:db8::/32 2001:db8::/48 2001:db8::/64 2001:db8::1/128");
    }

    @Test
    void s14_the_longest_match_falls_back_to_a_shorter_prefix_with_a_route() {
        Peer one = rib.up(1, 1);
        Peer two = rib.up(2, 1);
        rib.announce(one, set, "10.1.0.0/16");
        rib.announce(one, Samples.med(2), "10.1.1.0/24");
        rib.announce(two, Samples.med(3), "10.1.1.0/25");
        RouteQuery host = RouteQuery.longest(v4, p("10.1.1.1/32"));
        assertThat(rib.found(host)).isEqualTo("10.1.1.0/25");
        assertThat(rib.found(host.where(peer -> peer.id() == 1, a -> true))).isEqualTo("10.1.1.0/24");
        assertThat(rib.found(host.where(peer -> true, a -> a.med() == 1))).isEqualTo("10.1.0.0/16");
        rib.withdraw(one, "10.1.1.0/24");
        rib.withdraw(two, "10.1.1.0/25");
        assertThat(rib.found(host)).isEqualTo("10.1.0.0/16");
        assertThat(rib.all(host)).singleElement().satisfies(r -> assertThat(r.relation())
                .isEqualTo(Relation.LESS_SPECIFIC));
    }

    @Test
    void s16_a_peer_that_comes_up_again_keeps_its_id_and_another_view_is_another_peer() {
        // ids are the registry's: the RIB keeps one table for an id through all epochs
        Peer peer = rib.up(3, 1);
        rib.announce(peer, set, "192.0.2.0/24");
        rib.down(peer);
        rib.announce(rib.up(3, 2), set, "192.0.2.0/24");
        rib.announce(rib.up(4, 1), set, "192.0.2.0/24");
        assertThat(routes("192.0.2.0/24"))
                .extracting(r -> r.peer().id() + "." + r.peer().epoch())
                .containsExactly("3.2", "4.1");
        assertThat(rib.rib.summary().peers()).hasSize(2);
    }

    private List<RibQuery.Route> routes(String prefix) {
        List<RibQuery.PrefixRoutes> found = rib.all(RouteQuery.exact(v4, p(prefix)));
        return found.isEmpty() ? List.of() : found.get(0).routes();
    }
}
