package net.weir.session.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.View;
import org.junit.jupiter.api.Test;

/** Sessions and their views: rows B3, B6 to B11 of the reference's behaviours, and what protocol.md says of peers. */
class PeerBehaviourTest {
    private final SessionBench bench = SessionBench.up().forget();

    private List<View> viewsUp() {
        return bench.session.snapshot().views().stream()
                .map(v -> v.peer().view())
                .toList();
    }

    private List<Peer> downs() {
        return bench.out.all(PeerDown.class).stream().map(Event::peer).toList();
    }

    @Test
    void b3_routes_of_a_peer_that_is_up_appear() {
        bench.send(
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.routes(
                        RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24", "198.51.100.0/24")));
        PeerUp up = bench.out.only(PeerUp.class);
        assertThat(up.session().localPort()).isEqualTo(179);
        assertThat(up.session().sentOpen()).isEqualTo(RouterMessages.open(RouterMessages.LOCAL));
        assertThat(up.session().localAddress()).isEqualTo(IpAddress.parse("192.0.2.254"));
        RouteUpdate update = bench.out.only(RouteUpdate.class);
        assertThat(update.peer()).isSameAs(up.peer());
        assertThat(update.raw()).isNotNull();
        assertThat(bench.routes()).containsExactly("+192.0.2.0/24", "+198.51.100.0/24");
        assertThat(bench.out.lines)
                .last()
                .isEqualTo("peer AS64496 192.0.2.1 adj-rib-in-pre of edge1 127.0.0.9:50000 up");
    }

    @Test
    void b6_a_second_equal_peer_up_changes_nothing_and_is_counted() {
        bench.send(RouterMessages.up(RouterMessages.pre()), RouterMessages.up(RouterMessages.pre()));
        assertThat(bench.out.kinds()).containsExactly("PeerUp");
        assertThat(bench.faults(SessionFault.PEER_UP_REPEATED)).isEqualTo(1);
        assertThat(bench.out.texts).first().asString().contains("is up already: 192.0.2.1");
    }

    @Test
    void b7_routes_before_the_peer_up_are_a_counted_problem_and_the_session_goes_on() {
        bench.send(RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        assertThat(bench.out.events).isEmpty();
        assertThat(bench.faults(SessionFault.ROUTES_OF_UNKNOWN_PEER)).isEqualTo(1);
        bench.send(
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        assertThat(bench.out.kinds()).containsExactly("PeerUp", "RouteUpdate");
    }

    @Test
    void b8_a_peer_down_before_the_peer_up_is_a_counted_problem() {
        bench.send(RouterMessages.down(RouterMessages.pre(), 4));
        assertThat(bench.out.events).isEmpty();
        assertThat(bench.faults(SessionFault.DOWN_OF_UNKNOWN_PEER)).isEqualTo(1);
        assertThat(bench.session.phase()).isEqualTo(SessionPhase.UP);
    }

    @Test
    void b9_a_peer_down_of_another_peer_leaves_this_one_alone() {
        PeerHeader other = RouterMessages.header(RouterMessages.OTHER_PEER, View.ADJ_RIB_IN_PRE);
        bench.send(RouterMessages.up(RouterMessages.pre()), RouterMessages.down(other, 4));
        assertThat(bench.out.kinds()).containsExactly("PeerUp");
        assertThat(viewsUp()).containsExactly(View.ADJ_RIB_IN_PRE);
    }

    @Test
    void b10_a_peer_comes_up_again_under_its_id() {
        Bytes cease = Bytes.ofHex("ffffffffffffffffffffffffffffffff001b030602056869207468");
        bench.send(
                RouterMessages.up(RouterMessages.pre()),
                new BmpMessage.PeerDown(RouterMessages.pre(), 3, cease),
                RouterMessages.up(RouterMessages.pre()));
        assertThat(bench.out.kinds()).containsExactly("PeerUp", "PeerDown", "PeerUp");
        PeerDown down = bench.out.only(PeerDown.class);
        assertThat(down.reason()).isEqualTo(PeerDown.Reason.REMOTE_NOTIFICATION);
        assertThat(down.notificationCode()).isEqualTo(6);
        List<PeerUp> ups = bench.out.all(PeerUp.class);
        assertThat(down.peer()).isSameAs(ups.get(0).peer());
        assertThat(ups).extracting(u -> u.peer() == null ? 0 : u.peer().id()).containsExactly(1, 1);
        assertThat(ups).extracting(u -> u.peer() == null ? 0 : u.peer().epoch()).containsExactly(1, 2);
        assertThat(bench.out.lines.get(2)).contains("down: remote-notification 6/2 Cease");
    }

    @Test
    void b11_another_distinguisher_type_or_policy_is_another_peer() {
        IpAddress id = RouterMessages.ID;
        PeerHeader red =
                PeerHeader.of(PeerKey.RD, 1, View.ADJ_RIB_IN_PRE, RouterMessages.PEER, RouterMessages.REMOTE, id);
        PeerHeader blue =
                PeerHeader.of(PeerKey.RD, 2, View.ADJ_RIB_IN_PRE, RouterMessages.PEER, RouterMessages.REMOTE, id);
        PeerHeader local =
                PeerHeader.of(PeerKey.LOCAL, 2, View.ADJ_RIB_IN_PRE, RouterMessages.PEER, RouterMessages.REMOTE, id);
        bench.send(
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.up(RouterMessages.post()),
                RouterMessages.up(red),
                RouterMessages.up(blue),
                RouterMessages.up(local));
        assertThat(bench.out.all(PeerUp.class))
                .extracting(u -> u.peer() == null ? 0 : u.peer().id())
                .containsExactly(1, 2, 3, 4, 5);
        bench.forget().send(RouterMessages.down(red, 4));
        assertThat(downs()).extracting(p -> p.key().distinguisher()).containsExactly(1L);
    }

    @Test
    void one_peer_up_and_routes_of_both_policies_make_two_views_as_junos_sends_them() {
        bench.send(
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")),
                RouterMessages.routes(RouterMessages.post(), RouterMessages.announce("192.0.2.0/24")),
                RouterMessages.routes(
                        RouterMessages.header(RouterMessages.PEER, View.ADJ_RIB_OUT_POST),
                        RouterMessages.announce("192.0.2.0/24")));
        assertThat(bench.out.kinds())
                .containsExactly("PeerUp", "RouteUpdate", "PeerUp", "RouteUpdate", "PeerUp", "RouteUpdate");
        assertThat(viewsUp()).containsExactly(View.ADJ_RIB_IN_PRE, View.ADJ_RIB_IN_POST, View.ADJ_RIB_OUT_POST);
        assertThat(bench.out.lines).last().asString().endsWith("up (first routes of this view)");
        bench.forget().send(RouterMessages.down(RouterMessages.pre(), 4));
        assertThat(downs()).as("a Peer Down with any flags ends all views").hasSize(3);
        assertThat(viewsUp()).isEmpty();
    }

    @Test
    void one_peer_up_for_each_policy_makes_two_views_as_huawei_sends_them() {
        bench.send(RouterMessages.up(RouterMessages.pre()), RouterMessages.up(RouterMessages.post()));
        assertThat(viewsUp()).containsExactly(View.ADJ_RIB_IN_PRE, View.ADJ_RIB_IN_POST);
        assertThat(bench.faults(SessionFault.PEER_RESTARTED)).isZero();
        bench.forget().send(RouterMessages.down(RouterMessages.post(), 5));
        assertThat(bench.out.all(PeerDown.class))
                .hasSize(2)
                .allMatch(d -> d.reason() == PeerDown.Reason.MONITORING_STOPPED);
    }

    @Test
    void a_second_peer_up_with_another_port_is_a_restart() {
        bench.send(RouterMessages.up(RouterMessages.pre()), RouterMessages.up(RouterMessages.post()))
                .forget();
        bench.send(RouterMessages.up(
                RouterMessages.pre(),
                40001,
                RouterMessages.open(RouterMessages.LOCAL),
                RouterMessages.open(RouterMessages.REMOTE)));
        assertThat(bench.out.kinds()).containsExactly("PeerDown", "PeerDown", "PeerUp");
        assertThat(bench.faults(SessionFault.PEER_RESTARTED)).isEqualTo(1);
        assertThat(viewsUp()).containsExactly(View.ADJ_RIB_IN_PRE);
    }

    @Test
    void a_second_peer_up_with_another_open_or_bgp_id_is_a_restart() {
        bench.send(RouterMessages.up(RouterMessages.pre())).forget();
        Bytes other = RouterMessages.open(RouterMessages.REMOTE, RouterMessages.addPath(3));
        bench.send(RouterMessages.up(RouterMessages.pre(), 40000, RouterMessages.open(RouterMessages.LOCAL), other));
        assertThat(bench.out.kinds()).containsExactly("PeerDown", "PeerUp");
        PeerHeader renamed = PeerHeader.global(
                View.ADJ_RIB_IN_PRE, RouterMessages.PEER, new Asn(64497), IpAddress.parse("198.51.100.8"));
        bench.forget().send(RouterMessages.up(renamed));
        assertThat(bench.out.kinds()).containsExactly("PeerDown", "PeerUp");
        Peer peer = bench.peer(View.ADJ_RIB_IN_PRE);
        assertThat(peer.id()).as("AS and BGP id are facts").isEqualTo(1);
        assertThat(peer.asn()).isEqualTo(new Asn(64497));
        assertThat(bench.out.lines)
                .last()
                .asString()
                .endsWith("was AS64496 with BGP identifier 198.51.100.7 before, now 198.51.100.8");
        assertThat(viewsUp()).hasSize(1);
    }
}
