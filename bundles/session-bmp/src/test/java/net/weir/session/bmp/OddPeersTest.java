package net.weir.session.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpLimits;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.Tlv;
import net.weir.event.EndOfRib;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.View;
import org.junit.jupiter.api.Test;

/** Peers that are not like most: Loc-RIB, link-local, damaged, too many. */
class OddPeersTest {
    private final SessionBench bench = SessionBench.up().forget();

    private List<View> viewsUp() {
        return bench.session.snapshot().views().stream()
                .map(v -> v.peer().view())
                .toList();
    }

    @Test
    void the_o_flag_means_nothing_in_peer_up_and_peer_down() {
        bench.send(RouterMessages.up(RouterMessages.header(RouterMessages.PEER, View.ADJ_RIB_OUT_POST)));
        assertThat(viewsUp()).containsExactly(View.ADJ_RIB_IN_POST);
        bench.send(RouterMessages.down(RouterMessages.header(RouterMessages.PEER, View.ADJ_RIB_OUT_PRE), 4));
        assertThat(viewsUp()).isEmpty();
    }

    @Test
    void a_peer_down_without_bgp_id_matches_by_the_rest() {
        PeerHeader other = RouterMessages.header(RouterMessages.OTHER_PEER, View.ADJ_RIB_IN_PRE);
        bench.send(RouterMessages.up(RouterMessages.pre()));
        Peer first = bench.peer(View.ADJ_RIB_IN_PRE);
        bench.send(RouterMessages.up(other)).forget();
        bench.send(RouterMessages.down(
                PeerHeader.global(View.ADJ_RIB_IN_PRE, RouterMessages.PEER, RouterMessages.REMOTE, IpAddress.ofV4(0)),
                4));
        assertThat(bench.out.only(PeerDown.class).peer()).isEqualTo(first);
    }

    @Test
    void a_loc_rib_peer_has_no_address_and_the_vrf_of_its_peer_up() {
        PeerHeader filtered = RouterMessages.locRib().withFlags(0x80);
        Bytes open = RouterMessages.open(RouterMessages.LOCAL);
        bench.send(
                RouterMessages.up(filtered, 0, open, open, Tlv.text(Tlv.VRF_NAME, "red")),
                RouterMessages.routes(RouterMessages.locRib(), RouterMessages.announce("192.0.2.0/24")));
        Peer peer = bench.peer(View.LOC_RIB);
        assertThat(peer.key().address()).isNull();
        assertThat(peer.facts().vrf()).isEqualTo("red");
        assertThat(peer.facts().filtered()).isTrue();
        assertThat(peer.asn()).isEqualTo(RouterMessages.LOCAL);
        assertThat(bench.routes()).containsExactly("+192.0.2.0/24");
        assertThat(bench.out.lines).last().asString().contains("AS64500 VRF red loc-rib");
        Bytes data = BmpEncoder.locRibDownData(List.of(Tlv.text(Tlv.VRF_NAME, "red")));
        bench.send(new BmpMessage.PeerDown(RouterMessages.locRib(), 6, data, List.of(Tlv.text(Tlv.VRF_NAME, "red"))));
        assertThat(bench.out.only(PeerDown.class).reason()).isEqualTo(PeerDown.Reason.LOC_RIB_DOWN);
    }

    @Test
    void a_loc_rib_peer_up_for_each_family_is_one_peer_as_huawei_sends_them() {
        Bytes v4 = RouterMessages.open(RouterMessages.LOCAL);
        Bytes v6 = Bytes.copyOf(OpenMessage.of(
                        RouterMessages.LOCAL,
                        90,
                        RouterMessages.ID,
                        List.of(new Capability.Multiprotocol(Family.IPV6_UNICAST)))
                .encode());
        bench.send(
                RouterMessages.up(RouterMessages.locRib(), 0, v4, v4),
                RouterMessages.routes(RouterMessages.locRib(), RouterMessages.announce("192.0.2.0/24")),
                RouterMessages.up(RouterMessages.locRib(), 0, v6, v6),
                RouterMessages.up(RouterMessages.locRib(), 0, v4, v4));
        assertThat(bench.out.kinds()).containsExactly("PeerUp", "RouteUpdate");
        assertThat(bench.faults(SessionFault.PEER_RESTARTED)).isZero();
        assertThat(bench.faults(SessionFault.PEER_UP_REPEATED)).isEqualTo(1);
        bench.forget().pass(Duration.ofSeconds(60));
        assertThat(bench.out.all(EndOfRib.class))
                .as("both families are expected")
                .hasSize(2);
        bench.forget().send(RouterMessages.up(RouterMessages.locRib(), 0, v4, v6));
        assertThat(bench.out.kinds()).containsExactly("PeerDown", "PeerUp");
    }

    @Test
    void link_local_peers_with_one_address_are_told_apart_by_bgp_id_and_local_address() {
        IpAddress address = IpAddress.parse("fe80::1");
        PeerHeader one =
                PeerHeader.global(View.ADJ_RIB_IN_PRE, address, RouterMessages.REMOTE, IpAddress.parse("198.51.100.1"));
        PeerHeader two =
                PeerHeader.global(View.ADJ_RIB_IN_PRE, address, RouterMessages.REMOTE, IpAddress.parse("198.51.100.2"));
        Bytes sent = RouterMessages.open(RouterMessages.LOCAL);
        Bytes received = RouterMessages.open(RouterMessages.REMOTE);
        bench.send(
                new BmpMessage.PeerUp(one, IpAddress.parse("fe80::a"), 179, 1, sent, received, List.of()),
                new BmpMessage.PeerUp(two, IpAddress.parse("fe80::b"), 179, 2, sent, received, List.of()),
                RouterMessages.routes(two, RouterMessages.announce("192.0.2.0/24")));
        assertThat(viewsUp()).hasSize(2);
        Peer peer = bench.out.only(RouteUpdate.class).peer();
        assertThat(peer).isNotNull();
        assertThat(peer.key().localAddress()).isEqualTo(IpAddress.parse("fe80::b"));
        assertThat(peer.id()).isEqualTo(2);
    }

    @Test
    void sessions_beyond_the_limit_are_not_taken() {
        SessionBench small = new SessionBench(SessionSettings.of("edge").withLimits(BmpLimits.DEFAULT, 1));
        small.send(
                RouterMessages.initiation("edge1"),
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.up(RouterMessages.header(RouterMessages.OTHER_PEER, View.ADJ_RIB_IN_PRE)));
        assertThat(small.out.all(PeerUp.class)).hasSize(1);
        assertThat(small.faults(SessionFault.TOO_MANY_PEERS)).isEqualTo(1);
    }

    @Test
    void a_peer_with_an_open_that_cannot_be_read_is_up_all_the_same() {
        Bytes broken = RouterMessages.bgp(1, new byte[] {4, 1, 2});
        bench.send(
                RouterMessages.up(RouterMessages.pre(), 1, broken, RouterMessages.open(RouterMessages.REMOTE)),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        assertThat(bench.faults(SessionFault.OPEN_DAMAGED)).isEqualTo(1);
        assertThat(bench.out.all(Malformed.class)).hasSize(1);
        assertThat(bench.routes()).containsExactly("+192.0.2.0/24");
    }

    @Test
    void capabilities_of_impossible_length_are_told_of_their_peer() {
        byte[] open = HexFormat.of().parseHex("04fbf00000c00002010c" + "020a" + "4100" + "0100" + "090400000000");
        bench.send(
                RouterMessages.up(
                        RouterMessages.pre(),
                        1,
                        RouterMessages.bgp(1, open),
                        RouterMessages.open(RouterMessages.REMOTE)),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        assertThat(bench.out.all(Malformed.class))
                .hasSize(3)
                .allMatch(event -> event.peer() != null)
                .extracting(event -> event.problem().reason())
                .containsExactly(
                        "capability 65 cannot have these 0 octets",
                        "capability 1 cannot have these 0 octets",
                        "capability 9 cannot have these 4 octets");
        assertThat(bench.faults(SessionFault.OPEN_DAMAGED)).isEqualTo(3);
        assertThat(bench.routes()).containsExactly("+192.0.2.0/24");
    }

    @Test
    void unknown_reasons_of_a_peer_down_keep_their_number() {
        bench.send(RouterMessages.up(RouterMessages.pre()), RouterMessages.down(RouterMessages.pre(), 77));
        PeerDown down = bench.out.only(PeerDown.class);
        assertThat(down.reason()).isEqualTo(PeerDown.Reason.UNKNOWN);
        assertThat(down.code()).isEqualTo(77);
        assertThat(bench.out.lines).last().asString().endsWith("down: unknown, code 77");
    }

    @Test
    void text_of_the_router_in_lines_is_clean() {
        bench.send(RouterMessages.up(
                RouterMessages.pre(),
                40000,
                RouterMessages.open(RouterMessages.LOCAL, new Capability.Role(0)),
                RouterMessages.open(RouterMessages.REMOTE),
                Tlv.text(Tlv.VRF_NAME, "red\n2026 ERROR fake\u001b[31m"),
                Tlv.text(Tlv.STRING, "x".repeat(1000))));
        assertThat(bench.out.lines).last().asString().contains("VRF red 2026 ERROR fake [31m ");
        assertThat(bench.out.only(PeerUp.class).session().strings().get(0)).hasSize(255);
    }

    @Test
    void two_peers_with_one_link_local_address_are_two_also_where_the_local_address_is_the_same() {
        SessionBench fresh = new SessionBench();
        fresh.send(Cases.octets("fe80"));
        List<Peer> up = fresh.out.all(PeerUp.class).stream().map(PeerUp::peer).toList();
        assertThat(up).extracting(Peer::id).doesNotHaveDuplicates().hasSize(2);
        assertThat(up).extracting(peer -> peer.asn().number()).containsExactly(64501L, 64502L);
        assertThat(fresh.out.all(PeerDown.class)).isEmpty();
        assertThat(fresh.out.all(RouteUpdate.class))
                .extracting(update -> update.peer().id())
                .containsExactly(
                        up.get(0).id(),
                        up.get(1).id(),
                        up.get(0).id(),
                        up.get(1).id());
        assertThat(fresh.session.counters().faultsByReason()).isEmpty();
    }

    @Test
    void link_local_peers_that_differ_in_their_as_alone_are_two_and_go_down_apart() {
        IpAddress address = IpAddress.parse("fe80::1");
        PeerHeader one = PeerHeader.global(View.ADJ_RIB_IN_PRE, address, new Asn(64501), RouterMessages.ID);
        PeerHeader two = PeerHeader.global(View.ADJ_RIB_IN_PRE, address, new Asn(64502), RouterMessages.ID);
        bench.send(RouterMessages.up(one), RouterMessages.up(two));
        assertThat(bench.session.snapshot().views()).hasSize(2);
        bench.send(RouterMessages.down(two, 4));
        assertThat(bench.out.only(PeerDown.class).peer().asn()).isEqualTo(new Asn(64502));
        assertThat(bench.session.snapshot().views()).hasSize(1);
    }

    @Test
    void another_bgp_identifier_of_any_other_address_is_a_restart() {
        bench.send(RouterMessages.up(RouterMessages.pre()));
        bench.send(RouterMessages.up(PeerHeader.global(
                View.ADJ_RIB_IN_PRE, RouterMessages.PEER, RouterMessages.REMOTE, IpAddress.parse("198.51.100.99"))));
        assertThat(bench.out.kinds()).containsExactly("PeerUp", "PeerDown", "PeerUp");
        assertThat(bench.session.snapshot().views()).hasSize(1);
    }
}
