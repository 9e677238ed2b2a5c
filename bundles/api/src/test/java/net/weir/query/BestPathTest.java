package net.weir.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.model.AsPath;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;
import net.weir.query.RibQuery.Route;
import org.junit.jupiter.api.Test;

/** The choice of the best route: the steps by example, and all together against a naive reading of the RFCs. */
class BestPathTest {
    private static final BestPath BEST = new BestPath(1, false);

    private static Peer peer(int id, long asn, View view) {
        PeerKey key = PeerKey.global(new RouterKey("edge1", null, "r1"), IpAddress.ofV4(0xC0000200 + id), view);
        return new Peer(id, 1, key, new Peer.Facts(new Asn(asn), IpAddress.ofV4(0x0A000000 + id), null, false));
    }

    private static Route route(int id, long peerAsn, Sets set) {
        return new Route(
                peer(id, peerAsn, View.ADJ_RIB_IN_PRE), false, 0, set.build(), RibQuery.Status.ACTIVE, false, 0, id);
    }

    private static void assertOrder(Route... bestFirst) {
        List<Route> given = new ArrayList<>(List.of(bestFirst));
        Collections.reverse(given);
        assertThat(new BestPath(9, false).of(given)).containsExactly(bestFirst);
        assertThat(BEST.of(given)).containsExactly(bestFirst[0]);
    }

    @Test
    void the_highest_local_pref_wins_and_its_absence_is_100() {
        assertOrder(
                route(3, 64497, Sets.path(64497, 1, 2, 3).with(5, 200)),
                route(2, 64496, Sets.path(64496)),
                route(1, 64496, Sets.path(64496).with(5, 99)));
    }

    @Test
    void the_shortest_path_wins_a_set_is_one_and_a_confederation_none() {
        Sets confederation = Sets.path(AsPath.of(
                new AsPath.Segment(AsPath.Kind.CONFED_SEQUENCE, List.of(new Asn(65001), new Asn(65002))),
                new AsPath.Segment(AsPath.Kind.SEQUENCE, List.of(new Asn(64496)))));
        Sets set = Sets.path(AsPath.of(
                new AsPath.Segment(AsPath.Kind.SEQUENCE, List.of(new Asn(64496))),
                new AsPath.Segment(AsPath.Kind.SET, List.of(new Asn(1), new Asn(2), new Asn(3)))));
        assertOrder(route(3, 65001, confederation), route(2, 64496, set), route(1, 64496, Sets.path(64496, 1, 2)));
    }

    @Test
    void the_lowest_origin_wins() {
        assertOrder(
                route(3, 1, Sets.path(1).origin(0)),
                route(2, 1, Sets.path(1).origin(1)),
                route(1, 1, Sets.path(1).origin(2)));
    }

    @Test
    void med_counts_between_routes_of_one_neighbour_and_its_absence_is_0() {
        assertOrder(
                route(3, 1, Sets.path(1)),
                route(2, 1, Sets.path(1).with(4, 5)),
                route(1, 1, Sets.path(1).with(4, 10)));
        Route low = route(2, 2, Sets.path(2).with(4, 5));
        Route high = route(1, 1, Sets.path(1).with(4, 10));
        assertThat(BEST.of(List.of(low, high))).containsExactly(high);
        assertThat(new BestPath(1, true).of(List.of(low, high))).containsExactly(low);
    }

    @Test
    void the_order_of_arrival_makes_no_difference_to_med() {
        // the classic: compared in pairs as they came, a beats c, b beats a, c beats b
        Route a = route(1, 1, Sets.path(1, 9).with(4, 10));
        Route b = route(3, 1, Sets.path(1, 9).with(4, 5));
        Route c = route(2, 2, Sets.path(2, 9).with(4, 7));
        for (List<Route> order : List.of(List.of(a, b, c), List.of(c, b, a), List.of(b, a, c), List.of(b, c, a))) {
            assertThat(BEST.of(order)).containsExactly(c);
        }
    }

    @Test
    void an_external_route_wins_over_one_that_is_known_to_be_internal() {
        assertOrder(
                route(2, 64497, Sets.path(64497)),
                route(1, 64496, Sets.path(64499).with(5, 100)));
        assertOrder(
                route(2, 64497, Sets.path(64497)),
                route(1, 64496, Sets.path(64499).with(9, 1)));
    }

    @Test
    void router_id_or_originator_then_cluster_list_then_address_decide() {
        assertOrder(route(1, 1, Sets.path(1)), route(2, 1, Sets.path(1)));
        Sets reflected = Sets.path(1).with(5, 100).with(9, 0x0A000009L);
        assertOrder(route(8, 64496, Sets.path(1).with(5, 100)), route(1, 64496, reflected));
        assertOrder(
                route(2, 64496, Sets.path(1).with(5, 100).with(9, 7).with(10, 1)),
                route(1, 64496, Sets.path(1).with(5, 100).with(9, 7).with(10, 1, 2)));
        assertOrder(
                route(1, 64496, Sets.path(1).with(5, 100).with(9, 7).with(10, 1)),
                route(2, 64496, Sets.path(1).with(5, 100).with(9, 7).with(10, 2)));
    }

    @Test
    void a_router_s_own_as_in_front_of_the_peer_s_is_left_out() {
        Route a = route(1, 64497, Sets.path(65001, 64497, 64499).with(4, 10));
        Route b = route(2, 64498, Sets.path(65001, 64498, 64499).with(4, 5));
        assertOrder(a, b); // of two neighbours: MED does not count
        assertOrder(a, route(3, 64497, Sets.path(65001, 64497, 64499).with(4, 20)));
    }

    @Test
    void at_least_one_path_is_asked_for() {
        assertThatThrownBy(() -> new BestPath(0, false)).isInstanceOf(IllegalArgumentException.class);
        assertThat(BEST.of(List.of())).isEmpty();
    }

    private static Route random(int id, Random random) {
        long peerAsn = 1 + random.nextInt(3);
        long[] asns = random.longs(random.nextInt(3), 1, 4).toArray();
        if (asns.length == 2 && asns[1] == peerAsn) {
            asns[1] = 9; // else the first one might be taken for the router's own
        }
        Sets set = Sets.path(asns).origin(random.nextInt(3));
        if (random.nextBoolean()) {
            set.with(4, random.nextInt(3));
        }
        if (random.nextInt(3) == 0) {
            set.with(5, 99 + random.nextInt(3));
        }
        if (random.nextInt(4) == 0) {
            set.with(9, 0x0A000000L + random.nextInt(4));
            set.with(10, random.longs(random.nextInt(3), 1, 4).toArray());
        }
        View view = random.nextInt(3) == 0 ? View.ADJ_RIB_IN_POST : View.ADJ_RIB_IN_PRE;
        Peer peer = peer(id, peerAsn, view);
        return new Route(peer, true, random.nextInt(2), set.build(), RibQuery.Status.ACTIVE, false, 0, id);
    }

    @Property(tries = 3000)
    void agrees_with_a_naive_reading_of_the_rfcs(@ForAll Random random) {
        List<Route> routes = new ArrayList<>();
        for (int id = 1 + random.nextInt(7); id > 0; id--) {
            routes.add(random(id, random));
        }
        Collections.shuffle(routes, random);
        boolean always = random.nextBoolean();
        int paths = 1 + random.nextInt(4);
        List<Route> expected = new ArrayList<>();
        List<Route> left = new ArrayList<>(routes);
        while (expected.size() < paths && !left.isEmpty()) {
            Route best = naive(left, always);
            expected.add(best);
            left.remove(best);
        }
        assertThat(new BestPath(paths, always).of(routes)).isEqualTo(expected);
    }

    /** A route is the best if each of the others is beaten at the first step that parts it from what is left. */
    private static Route naive(List<Route> all, boolean always) {
        List<Route> left = new ArrayList<>(all);
        for (int step = 1; step <= 10; step++) {
            List<Route> rest = new ArrayList<>();
            for (Route route : left) {
                boolean beaten = false;
                for (Route other : left) {
                    beaten |= beats(step, other, route, always);
                }
                if (!beaten) {
                    rest.add(route);
                }
            }
            left = rest;
        }
        assertThat(left).hasSize(1);
        return left.get(0);
    }

    private static boolean beats(int step, Route a, Route b, boolean always) {
        PathAttributes x = a.attributes();
        PathAttributes y = b.attributes();
        return switch (step) {
            case 1 -> pref(x) > pref(y);
            case 2 -> x.asPath().hopCount() < y.asPath().hopCount();
            case 3 -> x.origin().code() < y.origin().code();
            case 4 ->
                (always
                                || String.valueOf(x.asPath().first())
                                        .equals(String.valueOf(y.asPath().first())))
                        && Math.max(0, x.med()) < Math.max(0, y.med());
            case 5 -> "E".equals(kind(a)) && "I".equals(kind(b));
            case 6 -> id(a) < id(b);
            case 7 -> x.clusterList().size() < y.clusterList().size();
            case 8 ->
                Comparator.<IpAddress>naturalOrder()
                                .compare(
                                        a.peer().key().address(), b.peer().key().address())
                        < 0;
            case 9 -> Integer.compareUnsigned(a.pathId(), b.pathId()) < 0;
            default -> a.peer().id() < b.peer().id();
        };
    }

    private static long pref(PathAttributes set) {
        return set.localPref() == -1 ? 100 : set.localPref();
    }

    private static long id(Route route) {
        IpAddress originator = route.attributes().originatorId();
        return (originator == null ? route.peer().facts().bgpId() : originator).low();
    }

    /** E: external for sure, I: internal for sure, ?: not known. */
    private static String kind(Route route) {
        PathAttributes set = route.attributes();
        if (set.originatorId() != null || set.asPath().equals(AsPath.EMPTY)) {
            return "I";
        }
        if (route.peer().asn().equals(set.asPath().first())) {
            return "E";
        }
        return route.peer().view() == View.ADJ_RIB_IN_POST ? "?" : set.localPref() == -1 ? "E" : "I";
    }
}
