package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.weir.api.options.OptionReader;
import net.weir.event.ExtensionEvent;
import net.weir.event.PeerDown;
import net.weir.event.PeerRoutesGone;
import net.weir.event.PeerUp;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Value;
import org.junit.jupiter.api.Test;

/** What leaves a RIB for what comes in (protocol notes sections 6 and 7). */
class RibEventsTest {
    private final RibFixture rib = new RibFixture();
    private final Family v4 = Family.IPV4_UNICAST;
    private final PathAttributes a = Samples.med(1);
    private final PathAttributes b = Samples.med(2);

    @Test
    void one_update_leaves_as_one_change_for_withdrawals_and_one_for_announcements() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, "192.0.2.0/24", "198.51.100.0/24");
        rib.takeChanges();
        NlriBlock in = RibFixture.block("203.0.113.0/24", "198.51.100.0/24");
        NlriBlock out = RibFixture.block("192.0.2.0/24", "198.51.100.0/24", "10.0.0.0/8");
        rib.offer(RouteUpdate.of(peer, rib.now(), v4, out, in, b));
        List<RouteChange> changes = rib.takeChanges();
        assertThat(changes).hasSize(2);
        RouteChange gone = changes.get(0);
        assertThat(gone.routes()).hasToString("ipv4-unicast[192.0.2.0/24]");
        assertThat(gone.isWithdrawal()).isTrue();
        assertThat(gone.before(0)).isEqualTo(a);
        RouteChange come = changes.get(1);
        assertThat(come.routes()).hasToString("ipv4-unicast[203.0.113.0/24 198.51.100.0/24]");
        assertThat(come.after()).isEqualTo(b);
        assertThat(come.before(0)).isNull();
        assertThat(come.before(1)).isEqualTo(a);
        assertThat(List.of(gone.version(), come.version())).containsExactly(2L, 3L);
        assertThat(List.of(gone.subsequence(), come.subsequence())).containsExactly(0, 1);
        assertThat(rib.summary(peer, v4).absentWithdrawals()).isEqualTo(1);
    }

    @Test
    void a_lane_counts_the_routes_of_its_peers_by_family_and_together() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, "192.0.2.0/24", "198.51.100.0/24");
        rib.announce(peer, a, "2001:db8::/32");
        assertThat(rib.lane.routes(peer, v4)).isEqualTo(2);
        assertThat(rib.lane.routes(peer, null)).isEqualTo(3);
        assertThat(rib.lane.routes(peer, Family.of(25, 70))).isZero();
        assertThat(rib.lane.routes(peer, Family.of(60000, 1))).isEqualTo(-1);
        assertThat(rib.lane.routes(Samples.peer(1, 2), null))
                .as("another epoch")
                .isEqualTo(-1);
        assertThat(rib.lane.routes(Samples.peer(2, 1), null)).isEqualTo(-1);
        rib.hold(1);
        assertThat(rib.lane.routes(peer, null)).as("held").isEqualTo(3);
        rib.down(peer);
        assertThat(rib.lane.routes(peer, null)).isZero();
    }

    @Test
    void a_repeated_announcement_leaves_nothing_and_is_counted() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, "192.0.2.0/24");
        rib.out.clear();
        rib.announce(peer, Samples.med(1), "192.0.2.0/24");
        assertThat(rib.out).isEmpty();
        assertThat(rib.summary(peer, v4).duplicates()).isEqualTo(1);
    }

    @Test
    void a_block_whose_routes_all_changed_is_handed_on_as_it_is() {
        NlriBlock block = RibFixture.block("192.0.2.0/24", "198.51.100.0/24");
        rib.announce(rib.up(1, 1), a, block);
        assertThat(rib.takeChanges()).singleElement().satisfies(c -> assertThat(c.routes())
                .isSameAs(block));
    }

    @Test
    void a_rejected_announcement_takes_the_route_away_only_where_it_was() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, "192.0.2.0/24");
        rib.out.clear();
        NlriBlock both = RibFixture.block("192.0.2.0/24", "198.51.100.0/24");
        rib.offer(Samples.withdraw(peer, rib.now(), both, RouteUpdate.Cause.FILTERED));
        assertThat(rib.takeChanges()).singleElement().satisfies(change -> {
            assertThat(change.cause()).isEqualTo(RouteChange.Cause.FILTERED);
            assertThat(change.routes()).hasToString("ipv4-unicast[192.0.2.0/24]");
        });
        assertThat(rib.summary(peer, v4).absentWithdrawals()).isZero();
        rib.announce(peer, a, "192.0.2.0/24");
        rib.out.clear();
        rib.offer(Samples.withdraw(peer, rib.now(), both, RouteUpdate.Cause.TREAT_AS_WITHDRAW));
        assertThat(rib.takeChanges())
                .extracting(RouteChange::cause)
                .containsExactly(RouteChange.Cause.TREAT_AS_WITHDRAW);
    }

    @Test
    void a_route_of_a_peer_that_is_not_up_or_of_another_epoch_is_dropped_and_counted() {
        rib.announce(Samples.peer(9, 1), a, "192.0.2.0/24");
        Peer old = rib.up(1, 1);
        Peer now = rib.up(1, 2);
        rib.out.clear();
        rib.announce(old, a, "192.0.2.0/24");
        rib.announce(Samples.peer(1, 3), a, "192.0.2.0/24");
        rib.down(now);
        rib.announce(now, a, "192.0.2.0/24");
        assertThat(rib.takeKinds()).isEqualTo("peer-down");
        assertThat(rib.context.count("route-of-peer-not-up")).isEqualTo(2);
        assertThat(rib.context.count("route-of-other-epoch")).isEqualTo(2);
        assertThat(rib.rib.summary().routes()).isZero();
    }

    @Test
    void the_routes_of_a_lost_peer_leave_as_one_event_before_its_peer_down() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, "192.0.2.0/24", "198.51.100.0/24");
        rib.announce(peer, b, "2001:db8::/32");
        rib.out.clear();
        rib.down(peer);
        assertThat(rib.out).hasSize(2);
        PeerRoutesGone gone = (PeerRoutesGone) rib.out.get(0);
        PeerDown down = (PeerDown) rib.out.get(1);
        assertThat(gone.count()).isEqualTo(3);
        assertThat(gone.cause()).isEqualTo(RouteChange.Cause.PEER_DOWN);
        assertThat(down.reason()).isEqualTo(PeerDown.Reason.REMOTE_CLOSED);
        List<RouteChange> each = rib.takeChanges();
        assertThat(each).extracting(RouteChange::version).containsExactly(3L, 4L);
        assertThat(each).extracting(RouteChange::subsequence).containsExactly(0, 1);
        assertThat(each).allMatch(c -> c.sequence() == down.sequence() && c.isWithdrawal());
        assertThat(down.subsequence()).isEqualTo(2);
        rib.announce(rib.up(1, 2), a, "192.0.2.0/24");
        assertThat(rib.takeChanges()).extracting(RouteChange::version).containsExactly(5L);
    }

    @Test
    void a_peer_without_routes_goes_down_silently() {
        Peer peer = rib.up(1, 1);
        rib.out.clear();
        rib.down(peer);
        assertThat(rib.takeKinds()).isEqualTo("peer-down");
    }

    @Test
    void a_new_epoch_without_a_peer_down_takes_the_old_routes_away_first() {
        Peer old = rib.up(1, 1);
        rib.announce(old, a, "192.0.2.0/24");
        rib.out.clear();
        rib.up(1, 2);
        assertThat(((PeerRoutesGone) rib.out.get(0)).routePeer()).isSameAs(old);
        assertThat(rib.out.get(1)).isInstanceOf(PeerUp.class);
        assertThat(rib.out.get(1).peer()).isEqualTo(Samples.peer(1, 2));
    }

    @Test
    void an_old_peer_down_takes_nothing_away() {
        Peer old = rib.up(1, 1);
        rib.announce(rib.up(1, 2), a, "192.0.2.0/24");
        rib.down(old);
        assertThat(rib.rib.summary().routes()).isEqualTo(1);
    }

    @Test
    void routes_held_over_a_lost_router_are_swept_at_the_end_of_rib_of_their_family() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
        rib.announce(peer, a, "2001:db8::/32");
        rib.hold(1);
        assertThat(rib.summary(peer, v4).staleRoutes()).isEqualTo(3);
        Peer again = rib.up(1, 2);
        rib.out.clear();
        rib.announce(again, a, "192.0.2.0/24");
        rib.announce(again, b, "198.51.100.0/24");
        rib.endOfRib(again, v4);
        List<RouteChange> changes = rib.takeChanges();
        assertThat(changes).hasSize(2);
        assertThat(changes.get(0).before(0)).isEqualTo(a);
        assertThat(changes.get(0).after()).isEqualTo(b);
        assertThat(changes.get(1).cause()).isEqualTo(RouteChange.Cause.STALE_SWEPT);
        assertThat(changes.get(1).routes()).hasToString("ipv4-unicast[203.0.113.0/24]");
        assertThat(rib.summary(peer, v4).staleRoutes()).isZero();
        assertThat(rib.summary(peer, Family.IPV6_UNICAST).staleRoutes()).isEqualTo(1);
    }

    @Test
    void a_router_that_is_lost_more_often_than_eras_can_count_loses_its_routes() {
        rib.announce(rib.up(1, 1), a, "192.0.2.0/24");
        for (int epoch = 2; epoch < 1030; epoch++) {
            rib.hold(1);
            rib.up(1, epoch);
        }
        assertThat(rib.rib.summary().routes()).isZero();
        assertThat(rib.takeChanges()).last().satisfies(c -> assertThat(c.isWithdrawal())
                .isTrue());
    }

    @Test
    void updates_mode_hands_on_what_came_and_both_hands_on_the_change_behind_it() {
        for (Emit emit : List.of(Emit.UPDATES, Emit.BOTH)) {
            RibFixture other = new RibFixture(new RibOptions(emit, null));
            Peer peer = other.up(1, 1);
            other.announce(peer, a, "192.0.2.0/24");
            other.announce(peer, a, "192.0.2.0/24");
            other.down(peer);
            assertThat(other.takeKinds())
                    .isEqualTo(
                            emit == Emit.UPDATES
                                    ? "peer-up route-update route-update peer-down"
                                    : "peer-up route-update route-change route-update peer-routes-gone peer-down");
        }
    }

    @Test
    void everything_else_is_handed_on_in_order() {
        Peer peer = rib.up(1, 1);
        rib.out.clear();
        byte[] octets = {1, 2, 3};
        OpaqueNlri unknown = new OpaqueNlri(Family.of(60000, 1), octets, new int[] {0, 3}, null);
        rib.announce(peer, a, unknown);
        rib.offer(new ExtensionEvent(peer, 0, rib.now(), "org.example.flow", 1, new Value.Nothing()));
        rib.announce(peer, a, "192.0.2.0/24");
        rib.endOfRib(peer, v4);
        rib.offer(new PeerDown(Samples.peer(77, 1), 0, 1, PeerDown.Reason.UNKNOWN, 0, Bytes.EMPTY));
        assertThat(rib.takeKinds()).isEqualTo("route-update extension route-change end-of-rib peer-down");
    }

    @Test
    void options_are_read_and_are_all_live() {
        OptionReader<RibOptions> reader = new OptionReader<>(new RibFactory().configType());
        assertThat(reader.specs()).allMatch(spec -> spec.live());
        assertThat(reader.read(Map.of()).value()).isEqualTo(new RibOptions(Emit.CHANGES, null));
        rib.rib.reconfigure(new RibOptions(Emit.UPDATES, null));
        rib.announce(rib.up(1, 1), a, "192.0.2.0/24");
        assertThat(rib.takeKinds()).isEqualTo("peer-up route-update");
    }
}
