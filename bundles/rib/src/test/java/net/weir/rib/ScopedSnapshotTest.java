package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.weir.api.LaneRib;
import net.weir.event.Event;
import net.weir.event.RouteChange;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.RouteScope;
import org.junit.jupiter.api.Test;

/** Of what stands, a scope is told, and the rest of the RIB does not notice. */
class ScopedSnapshotTest {
    private final RibFixture rib = new RibFixture();
    private final PathAttributes a = Samples.med(1);
    private final PathAttributes b = Samples.med(2);
    private final List<Event> told = new ArrayList<>();

    private List<String> routes() {
        List<String> routes = new ArrayList<>();
        for (Event event : told) {
            RouteChange change = (RouteChange) event;
            for (int i = 0; i < change.routes().count(); i++) {
                routes.add(change.routePeer().id() + " " + change.routes().text(i));
            }
        }
        return routes;
    }

    private void tell(LaneRib.Snapshot snapshot) {
        while (snapshot.next(told::add)) {
            // to the end
        }
    }

    private static RouteScope within(String... prefixes) {
        return new RouteScope(Set.of(), Samples.prefixes(prefixes), Set.of());
    }

    @Test
    void prefixes_of_the_scope_are_told_and_their_peers_are_not_held_back() {
        Peer one = rib.up(1, 1);
        Peer two = rib.up(2, 1);
        rib.announce(one, a, "10.0.0.0/8", "10.1.0.0/16", "10.1.1.0/24", "10.2.0.0/16", "11.0.0.0/8");
        rib.announce(two, a, "10.1.2.0/24", "10.3.0.0/16");
        rib.announce(two, a, "2001:db8::/32");
        LaneRib.Snapshot snapshot = rib.lane.snapshot(within("10.1.0.0/16", "10.1.1.0/24", "2001::/16"));
        assertThat(snapshot.told(one)).isTrue();
        tell(snapshot);
        assertThat(routes())
                .containsExactlyInAnyOrder("1 10.1.0.0/16", "1 10.1.1.0/24", "2 10.1.2.0/24", "2 2001:db8::/32");
        assertThat(snapshot.peers()).containsExactly(1, 2);
    }

    @Test
    void one_family_of_one_peer() {
        Peer one = rib.up(1, 1);
        Peer two = rib.up(2, 1);
        rib.announce(one, a, "10.0.0.0/8");
        rib.announce(one, a, "2001:db8::/32");
        rib.announce(two, a, "2001:db8::/32");
        LaneRib.Snapshot snapshot =
                rib.lane.snapshot(new RouteScope(Set.of(Family.IPV6_UNICAST), List.of(), Set.of(one.key())));
        assertThat(snapshot.peers()).containsExactly(1);
        tell(snapshot);
        assertThat(routes()).containsExactly("1 2001:db8::/32");
    }

    @Test
    void whole_peers_are_told_as_a_late_joiner_is() {
        Peer one = rib.up(1, 1);
        Peer two = rib.up(2, 1);
        rib.announce(one, a, "10.0.0.0/8");
        rib.announce(two, a, "10.0.0.0/8");
        LaneRib.Snapshot snapshot = rib.lane.snapshot(RouteScope.of(two.key()));
        assertThat(snapshot.told(one)).isTrue();
        assertThat(snapshot.told(two)).isFalse();
        tell(snapshot);
        assertThat(routes()).containsExactly("2 10.0.0.0/8");
        assertThat(snapshot.told(two)).isTrue();
    }

    @Test
    void many_prefixes_are_told_a_stretch_a_call_as_they_stand_then() {
        Peer peer = rib.up(1, 1);
        List<Prefix> prefixes = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            prefixes.add(new Prefix(IpAddress.ofV4(0x0A000000 + i), 32));
        }
        rib.announce(peer, a, Samples.block(Family.IPV4_UNICAST, prefixes));
        LaneRib.Snapshot snapshot = rib.lane.snapshot(within("10.0.0.0/8"));
        assertThat(snapshot.next(told::add)).isTrue();
        assertThat(routes()).hasSize(4096);
        rib.announce(peer, b, "10.0.0.1/32", "10.0.39.15/32"); // one before, one behind
        rib.withdraw(peer, "10.0.39.14/32");
        told.clear();
        tell(snapshot);
        assertThat(routes()).hasSize(10_000 - 4096 - 1).doesNotContain("1 10.0.0.1/32", "1 10.0.39.14/32");
        assertThat(told).anySatisfy(e -> assertThat(((RouteChange) e).after()).isEqualTo(b));
    }

    @Test
    void one_that_is_closed_half_way_is_forgotten_at_once() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, "10.0.0.0/8");
        PeerTable table = rib.lane.owned(1);
        assertThat(table).isNotNull();
        for (LaneRib.Snapshot snapshot :
                List.of(rib.lane.snapshot(RouteScope.ALL), rib.lane.snapshotBeside(RouteScope.ALL))) {
            assertThat(table.audience().isEmpty()).isFalse();
            snapshot.close();
            assertThat(snapshot.next(told::add)).isFalse();
        }
        assertThat(table.audience().isEmpty()).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void beside_the_stream_a_peer_that_goes_is_no_longer_told() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, "10.0.0.0/8");
        LaneRib.Snapshot snapshot = rib.lane.snapshotBeside(RouteScope.ALL);
        assertThat(snapshot.told(peer)).isTrue();
        rib.down(peer);
        tell(snapshot);
        assertThat(told).isEmpty();
    }
}
