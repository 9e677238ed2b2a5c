package net.weir.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import net.weir.model.CompactNlri;
import net.weir.model.Family;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import org.junit.jupiter.api.Test;

class ArrivalTest {
    private static final Peer PEER = SampleEvents.PEER;
    private static final Ipv4Nlri ROUTES = Ipv4Nlri.of(Prefix.parse("203.0.113.0/24"), Prefix.parse("192.0.2.0/25"));

    private final Arrival first = Arrival.of(PEER, 3, 5, 10);

    private static RouteUpdate withdrawal(Arrival arrival, long message) {
        return new RouteUpdateBuilder()
                .arrival(arrival)
                .withdrawn(ROUTES)
                .message(message)
                .build();
    }

    @Test
    void messages_that_came_together_share_it() {
        assertThat(first.next(PEER, 3, 5, 10)).isSameAs(first);
        assertThat(first.next(PEER, 3, 5, 10 + 0xffff)).isSameAs(first);
    }

    @Test
    void another_peer_time_or_far_message_has_its_own() {
        Peer again = new Peer(PEER.id(), PEER.epoch() + 1, PEER.key(), PEER.facts());
        for (Arrival other : List.of(
                first.next(again, 3, 5, 11),
                first.next(PEER, 4, 5, 11),
                first.next(PEER, 3, 6, 11),
                first.next(PEER, 3, 5, 9),
                first.next(PEER, 3, 5, 10 + 0x10000))) {
            assertThat(other).isNotSameAs(first);
        }
        assertThat(withdrawal(first.next(PEER, 4, 6, 11), 11).observedMicros()).isEqualTo(4);
        assertThat(withdrawal(first.next(PEER, 4, 6, 11), 11).receivedMicros()).isEqualTo(6);
        assertThat(withdrawal(first.next(again, 3, 5, 11), 11).routePeer()).isSameAs(again);
    }

    @Test
    void each_event_has_its_own_message_and_place() {
        RouteUpdate one = withdrawal(first, 10);
        RouteUpdate two = withdrawal(first, 10 + 0xffff);
        one.stamp(4, 1);
        assertThat(two.feed()).isZero();
        two.stamp(4, 2);
        assertThat(one.messageSequence()).isEqualTo(10);
        assertThat(two.messageSequence()).isEqualTo(10 + 0xffff);
        assertThat(one).hasToString("RouteUpdate[4/1 " + PEER + " -" + ROUTES + " +null]");
        assertThat(two.sequence()).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(() -> two.stamp(4, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> withdrawal(first, 10 + 0x10000));
        assertThatIllegalArgumentException().isThrownBy(() -> withdrawal(first, 9));
    }

    @Test
    void events_on_two_feeds_part() {
        RouteUpdate one = withdrawal(first, 10);
        RouteUpdate two = withdrawal(first, 11);
        one.stamp(4, 1);
        two.stamp(5, 1);
        assertThat(one.feed()).isEqualTo(4);
        assertThat(two.feed()).isEqualTo(5);
        assertThat(two.messageSequence()).isEqualTo(11);
        assertThat(two.receivedMicros()).isEqualTo(5);
    }

    @Test
    void ipv4_unicast_without_path_ids_is_its_keys_alone_until_somebody_asks() {
        RouteUpdate update = withdrawal(first, 10);
        assertThat(CompactNlri.of(ROUTES)).isInstanceOf(long[].class);
        assertThat(update.family()).isEqualTo(Family.IPV4_UNICAST);
        assertThat(update.withdrawnCount()).isEqualTo(2);
        assertThat(update.announcedCount()).isZero();
        assertThat(update.announced()).isNull();
        assertThat(update.withdrawn()).hasToString(ROUTES.toString()).isSameAs(update.withdrawn());
        assertThat(update.withdrawnCount()).isEqualTo(2);
        assertThat(update.family()).isEqualTo(Family.IPV4_UNICAST);
    }

    @Test
    void all_else_is_a_block() {
        int[] pathIds = {1};
        for (var block : List.of(
                new Ipv4Nlri(Family.IPV4_UNICAST, new long[1], pathIds),
                new Ipv4Nlri(Family.IPV4_MULTICAST, new long[1], null),
                Ipv6Nlri.of(Prefix.parse("2001:db8::/32")))) {
            assertThat(CompactNlri.of(block)).isSameAs(block);
            assertThat(CompactNlri.block(block)).isSameAs(block);
            assertThat(CompactNlri.family(block)).isEqualTo(block.family());
            assertThat(CompactNlri.count(block)).isEqualTo(1);
        }
        assertThat(CompactNlri.count(null)).isZero();
    }
}
