package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.weir.api.LaneRib;
import net.weir.event.Event;
import net.weir.event.ExtensionEvent;
import net.weir.event.Gap;
import net.weir.event.PeerRoutesGone;
import net.weir.event.PeerUp;
import net.weir.event.RouteChange;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.RouteScope;
import net.weir.model.Value;
import org.junit.jupiter.api.Test;

/** A consumer that comes late is told each route once, however much changes meanwhile. */
class SnapshotTest {
    private final RibFixture rib = new RibFixture();
    private final Family v4 = Family.IPV4_UNICAST;
    private final PathAttributes a = Samples.med(1);
    private final PathAttributes b = Samples.med(2);
    private final List<Event> told = new ArrayList<>();

    private static NlriBlock hosts(int from, int count) {
        List<Prefix> prefixes = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            prefixes.add(new Prefix(IpAddress.ofV4(0x0A000000 + i), 32));
        }
        return Samples.block(Family.IPV4_UNICAST, prefixes);
    }

    private long toldRoutes() {
        return told.stream()
                .filter(e -> e instanceof RouteChange)
                .mapToLong(e -> ((RouteChange) e).routes().count())
                .sum();
    }

    @Test
    void a_call_tells_a_stretch_and_routes_with_equal_attributes_share_an_event() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, hosts(0, 3000));
        rib.announce(peer, b, hosts(3000, 3000));
        rib.announce(peer, a, hosts(6000, 4000));
        LaneRib.Snapshot snapshot = rib.lane.snapshot(RouteScope.ALL);
        assertThat(snapshot.told(peer)).isFalse();
        assertThat(snapshot.next(told::add)).isTrue();
        assertThat(toldRoutes()).isEqualTo(4096);
        assertThat(told).hasSize(2);
        assertThat(snapshot.next(told::add)).isTrue();
        assertThat(snapshot.told(peer)).isFalse();
        assertThat(snapshot.next(told::add)).isFalse();
        assertThat(snapshot.told(peer)).isTrue();
        assertThat(toldRoutes()).isEqualTo(10_000);
        assertThat(told).allSatisfy(e -> {
            RouteChange change = (RouteChange) e;
            assertThat(change.cause()).isEqualTo(RouteChange.Cause.SNAPSHOT);
            assertThat(change.version()).isZero();
            assertThat(change.before(0)).isNull();
            assertThat(change.sequence()).isEqualTo(4); // the peer's newest event
        });
        assertThat(told.stream().map(Event::subsequence).distinct()).hasSameSizeAs(told);
        assertThat(rib.lane.snapshot(RouteScope.ALL).told(Samples.peer(99, 1))).isTrue();
    }

    @Test
    void a_rib_without_routes_is_told_at_once() {
        Peer peer = rib.up(1, 1);
        LaneRib.Snapshot snapshot = rib.lane.snapshot(RouteScope.ALL);
        assertThat(snapshot.told(peer)).isTrue();
        assertThat(snapshot.next(told::add)).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void changes_of_told_routes_are_told_once_as_they_stand_at_last() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, hosts(0, 5000));
        LaneRib.Snapshot snapshot = rib.lane.snapshot(RouteScope.ALL);
        snapshot.next(told::add);
        told.clear();
        for (int i = 0; i < 10; i++) {
            rib.announce(peer, Samples.med(100 + i), hosts(0, 2));
        }
        rib.announce(peer, b, hosts(2, 1)); // there and back
        rib.announce(peer, a, hosts(2, 1));
        rib.offer(Samples.withdraw(peer, rib.now(), hosts(3, 1)));
        rib.announce(peer, b, hosts(4999, 1)); // not told yet
        assertThat(snapshot.next(told::add)).isFalse();
        assertThat(toldRoutes()).isEqualTo(3 + 904);
        RouteChange gone = (RouteChange) told.get(0);
        assertThat(gone.isWithdrawal()).isTrue();
        assertThat(gone.before(0)).isEqualTo(a);
        RouteChange changed = (RouteChange) told.get(1);
        assertThat(changed.routes().count()).isEqualTo(2);
        assertThat(changed.after()).isEqualTo(Samples.med(109));
        assertThat(changed.before(0)).isEqualTo(a);
    }

    @Test
    void a_told_route_that_comes_back_under_another_prefix_id_is_withdrawn_and_told_once() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, hosts(0, 5000));
        LaneRib.Snapshot snapshot = rib.lane.snapshot(RouteScope.ALL);
        snapshot.next(told::add);
        rib.offer(Samples.withdraw(peer, rib.now(), hosts(7, 1)));
        rib.rib.reclaimer().reclaim(true);
        rib.rib.reclaimer().reclaim(true); // its prefix is forgotten
        rib.announce(peer, b, hosts(9000, 1)); // takes the id that is free
        rib.announce(peer, a, hosts(7, 1));
        told.clear();
        while (snapshot.next(told::add)) {
            // to the end
        }
        String route = hosts(7, 1).text(0);
        List<String> heard = new ArrayList<>();
        for (Event event : told) {
            RouteChange change = (RouteChange) event;
            for (int i = 0; i < change.routes().count(); i++) {
                if (change.routes().text(i).equals(route)) {
                    heard.add((change.before(i) == null ? "+" : "-") + (change.after() == null ? "" : "a"));
                }
            }
        }
        assertThat(heard).containsExactly("-", "+a");
    }

    @Test
    void a_peer_lost_half_way_is_told_to_be_gone_as_far_as_it_was_told() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, hosts(0, 5000));
        LaneRib.Snapshot snapshot = rib.lane.snapshot(RouteScope.ALL);
        snapshot.next(told::add);
        rib.offer(Samples.withdraw(peer, rib.now(), hosts(7, 1)));
        rib.announce(peer, b, hosts(8, 1));
        rib.down(peer);
        rib.announce(rib.up(1, 2), b, hosts(0, 1));
        rib.rib.reclaimer().reclaim(true);
        told.clear();
        assertThat(snapshot.next(told::add)).isFalse();
        assertThat(told)
                .extracting(e -> e.kind().toString())
                .containsExactly("peer-routes-gone", "peer-routes-gone", "peer-down", "peer-up", "route-change");
        List<RouteChange> gone = new ArrayList<>();
        told.stream().filter(e -> e instanceof PeerRoutesGone).forEach(e -> ((PeerRoutesGone) e).expand(gone::add));
        assertThat(gone.stream().mapToInt(c -> c.routes().count()).sum()).isEqualTo(4096);
        assertThat(gone).allSatisfy(c -> {
            for (int i = 0; i < c.routes().count(); i++) {
                assertThat(c.before(i)).isEqualTo(a);
            }
        });
    }

    @Test
    void a_peer_lost_before_its_turn_is_not_told_at_all() {
        Peer one = rib.up(1, 1);
        Peer two = rib.up(2, 1);
        rib.announce(one, a, hosts(0, 5000));
        rib.announce(two, a, hosts(0, 10));
        LaneRib.Snapshot snapshot = rib.lane.snapshot(RouteScope.ALL);
        snapshot.next(told::add);
        rib.down(two);
        told.clear();
        assertThat(snapshot.next(told::add)).isFalse();
        assertThat(told).extracting(e -> e.kind().toString()).containsExactly("route-change", "peer-down");
        assertThat(snapshot.told(two)).isTrue();
    }

    @Test
    void other_events_of_an_untold_peer_are_told_and_the_end_of_rib_comes_after_the_routes() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, hosts(0, 10));
        LaneRib.Snapshot snapshot = rib.lane.snapshot(RouteScope.ALL);
        rib.endOfRib(peer, v4);
        rib.offer(new ExtensionEvent(peer, 0, rib.now(), "org.example.x", 1, new Value.Nothing()));
        assertThat(snapshot.next(told::add)).isFalse();
        assertThat(told)
                .extracting(e -> e.kind().toString())
                .containsExactly("extension", "route-change", "end-of-rib");
    }

    @Test
    void more_other_events_than_a_slow_consumer_can_be_kept_for_are_a_gap() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, hosts(0, 1));
        LaneRib.Snapshot snapshot = rib.lane.snapshot(RouteScope.ALL);
        for (int i = 0; i < 1030; i++) {
            rib.offer(new ExtensionEvent(peer, 0, rib.now(), "org.example.x", i, new Value.Nothing()));
        }
        snapshot.next(told::add);
        assertThat(told).hasSize(1 + 1024 + 1);
        assertThat(told.get(0)).isInstanceOfSatisfying(Gap.class, gap -> assertThat(gap.count())
                .isEqualTo(6));
    }

    @Test
    void a_lane_that_takes_over_an_untold_peer_says_that_what_was_told_is_gone() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, hosts(0, 5000));
        LaneRib.Snapshot snapshot = rib.lane.snapshot(RouteScope.ALL);
        snapshot.next(told::add);
        rib.offer(Samples.withdraw(peer, rib.now(), hosts(0, 1)));
        rib.hold(1);
        rib.out.clear();
        RibLane other = rib.rib.forLane(2);
        Peer again = Samples.peer(1, 2);
        List<Event> there = new ArrayList<>();
        other.accept(new PeerUp(again, 0, rib.now(), PeerUp.Session.UNKNOWN, false), there::add);
        assertThat(there)
                .extracting(e -> e.kind().toString())
                .containsExactly("peer-routes-gone", "peer-routes-gone", "peer-up");
        assertThat(((PeerRoutesGone) there.get(0)).count()).isEqualTo(4999);
        assertThat(((PeerRoutesGone) there.get(1)).count()).isEqualTo(1);
        assertThat(snapshot.told(again)).isTrue();
        told.clear();
        assertThat(snapshot.next(told::add)).isFalse();
        assertThat(told).isEmpty();
        assertThat(rib.rib.summary().routes()).isZero();
    }

    @Test
    void held_routes_survive_a_take_over_when_nobody_is_being_told() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, hosts(0, 10));
        rib.hold(1);
        RibLane other = rib.rib.forLane(2);
        List<Event> there = new ArrayList<>();
        other.accept(new PeerUp(Samples.peer(1, 2), 0, rib.now(), PeerUp.Session.UNKNOWN, false), there::add);
        assertThat(there).hasSize(1);
        assertThat(rib.summary(peer, v4).staleRoutes()).isEqualTo(10);
        rib.announce(peer, b, hosts(0, 1)); // the old lane does not own it any more
        assertThat(rib.context.count("route-of-peer-not-up")).isEqualTo(1);
        assertThat(other.snapshot(RouteScope.ALL).told(peer)).isFalse();
        assertThat(rib.lane.snapshot(RouteScope.ALL).told(peer)).isTrue();
    }

    @Test
    void a_snapshot_that_was_given_up_is_forgotten() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, hosts(0, 5000));
        LaneRib.Snapshot snapshot = rib.lane.snapshot(RouteScope.ALL);
        snapshot.next(told::add);
        PeerTable table = rib.lane.owned(1);
        assertThat(table).isNotNull();
        assertThat(table.audience().isEmpty()).isFalse();
        snapshot = null;
        for (int i = 0; i < 50 && !table.audience().isEmpty(); i++) {
            System.gc();
            rib.announce(peer, Samples.med(i + 10), hosts(0, 1));
        }
        assertThat(table.audience().isEmpty()).isTrue();
    }
}
