package net.weir.session.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bmp.PeerHeader;
import net.weir.event.EndOfRib;
import net.weir.event.Malformed;
import net.weir.event.RouteUpdate;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.Problem;
import net.weir.model.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** End-of-RIB, assumptions and damage: rows B4, B5 and B14 of the reference's behaviours. */
class DumpBehaviourTest {
    private final SessionBench bench = SessionBench.up().forget();

    private SessionSnapshot.FamilySnapshot family(Family family) {
        return bench.session.snapshot().views().get(0).families().stream()
                .filter(f -> f.family().equals(family))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void b4_a_dump_without_end_of_rib_is_taken_for_complete_after_60_s_of_silence() {
        bench.send(
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        bench.pass(Duration.ofSeconds(40))
                .send(RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("198.51.100.0/24")));
        bench.pass(Duration.ofSeconds(59));
        assertThat(bench.out.all(EndOfRib.class)).isEmpty();
        bench.pass(Duration.ofSeconds(1)).pass(Duration.ofSeconds(1));
        EndOfRib end = bench.out.only(EndOfRib.class);
        assertThat(end.assumed()).isTrue();
        assertThat(end.family()).isEqualTo(Family.IPV4_UNICAST);
        assertThat(family(Family.IPV4_UNICAST).assumedComplete()).isTrue();
        bench.forget().send(RouterMessages.routes(RouterMessages.pre(), RouterMessages.endOfRib()));
        assertThat(bench.out.only(EndOfRib.class).assumed()).isFalse();
        assertThat(family(Family.IPV4_UNICAST).assumedComplete()).isFalse();
    }

    @Test
    void b5_an_end_of_rib_completes_its_family_alone() {
        Capability v6 = new Capability.Multiprotocol(Family.IPV6_UNICAST);
        bench.send(
                RouterMessages.up(
                        RouterMessages.pre(),
                        1,
                        RouterMessages.open(RouterMessages.LOCAL, v6),
                        RouterMessages.open(RouterMessages.REMOTE, v6)),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        assertThat(family(Family.IPV4_UNICAST).complete()).isFalse();
        bench.send(RouterMessages.routes(RouterMessages.pre(), RouterMessages.endOfRib()));
        assertThat(bench.out.only(EndOfRib.class).family()).isEqualTo(Family.IPV4_UNICAST);
        assertThat(family(Family.IPV4_UNICAST).complete()).isTrue();
        bench.send(RouterMessages.routes(RouterMessages.pre(), RouterMessages.endOfRib(Family.IPV6_UNICAST)));
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.out.all(EndOfRib.class))
                .as("both families of the OPENs had theirs")
                .hasSize(2);
        assertThat(bench.faults(SessionFault.DUMP_ASSUMED_COMPLETE)).isZero();
    }

    @Test
    void an_end_of_rib_may_be_an_empty_mp_unreach_of_ipv4_too() {
        bench.send(
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.endOfRib(Family.IPV4_UNICAST)));
        assertThat(bench.out.only(EndOfRib.class).family()).isEqualTo(Family.IPV4_UNICAST);
        assertThat(bench.out.all(RouteUpdate.class)).isEmpty();
    }

    @Test
    void b14_another_as_size_than_the_flag_says_is_tried_and_marked() {
        bench.send(
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.announceTwoOctet("192.0.2.0/24")));
        RouteUpdate update = bench.out.only(RouteUpdate.class);
        assertThat(update.flags() & RouteUpdate.ASSUMED_AS_SIZE).isNotZero();
        assertThat(bench.routes()).containsExactly("+192.0.2.0/24");
        assertThat(bench.faults(SessionFault.ASSUMED)).isEqualTo(1);
        assertThat(bench.out.problems).containsKey("assumed");
    }

    @Test
    void the_a_flag_gives_the_as_size_whatever_the_opens_say() {
        PeerHeader twoOctet = RouterMessages.pre().withFlags(0x20);
        bench.send(
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.routes(twoOctet, RouterMessages.announceTwoOctet("192.0.2.0/24")));
        assertThat(bench.out.only(RouteUpdate.class).flags()).isZero();
        assertThat(bench.faults(SessionFault.ASSUMED)).isZero();
    }

    /** 1 receive, 2 send, 3 both; in a Loc-RIB it is enough that one OPEN lists the family. */
    @ParameterizedTest
    @CsvSource({
        "ADJ_RIB_IN_PRE,1,2,true", "ADJ_RIB_IN_POST,3,3,true", "ADJ_RIB_IN_PRE,2,1,false",
        "ADJ_RIB_OUT_PRE,2,1,true", "ADJ_RIB_OUT_POST,3,1,true", "ADJ_RIB_OUT_POST,1,2,false",
        "LOC_RIB,2,0,true", "LOC_RIB,0,1,true"
    })
    void path_ids_depend_on_the_view_s_direction(View view, int sent, int received, boolean ids) {
        PeerHeader header =
                view == View.LOC_RIB ? RouterMessages.locRib() : RouterMessages.header(RouterMessages.PEER, view);
        Bytes ours = sent == 0
                ? RouterMessages.open(RouterMessages.LOCAL)
                : RouterMessages.open(RouterMessages.LOCAL, RouterMessages.addPath(sent));
        Bytes theirs = received == 0
                ? RouterMessages.open(RouterMessages.REMOTE)
                : RouterMessages.open(RouterMessages.REMOTE, RouterMessages.addPath(received));
        Bytes update = ids ? RouterMessages.announcePath(7, "192.0.2.0/24") : RouterMessages.announce("192.0.2.0/24");
        bench.send(RouterMessages.up(header, 1, ours, theirs), RouterMessages.routes(header, update));
        RouteUpdate event = bench.out.only(RouteUpdate.class);
        assertThat(event.flags()).as("nothing assumed").isZero();
        NlriBlock announced = event.announced();
        assertThat(announced).isNotNull();
        assertThat(announced.hasPathIds()).isEqualTo(ids);
        assertThat(announced.pathId(0)).isEqualTo(ids ? 7 : 0);
        assertThat(event.peer()).isEqualTo(bench.peer(view));
    }

    @Test
    void b14_an_update_that_cannot_be_read_either_way_is_an_event_and_marks_the_view_dirty() {
        byte[] broken = RouterMessages.announce("192.0.2.0/24").toArray();
        broken[22] = (byte) 0xff;
        bench.send(
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.routes(RouterMessages.pre(), Bytes.copyOf(broken)));
        Malformed malformed = bench.out.only(Malformed.class);
        assertThat(malformed.losesRoutes()).isTrue();
        assertThat(malformed.peer()).isEqualTo(bench.peer(View.ADJ_RIB_IN_PRE));
        assertThat(bench.out.all(RouteUpdate.class)).isEmpty();
        assertThat(bench.faults(SessionFault.UPDATE_DAMAGED)).isEqualTo(1);
        assertThat(family(Family.IPV4_UNICAST).dirty()).isTrue();
        assertThat(bench.session.phase()).isEqualTo(SessionPhase.UP);
        bench.send(
                RouterMessages.down(RouterMessages.pre(), 4),
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.endOfRib()));
        assertThat(family(Family.IPV4_UNICAST).dirty()).isFalse();
    }

    @Test
    void a_bgp_message_that_is_no_update_is_skipped() {
        bench.send(
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.bgp(4, new byte[0])));
        Problem problem = bench.out.only(Malformed.class).problem();
        assertThat(problem.reason()).contains("type 4");
        assertThat(bench.faults(SessionFault.NOT_AN_UPDATE)).isEqualTo(1);
    }

    @Test
    void octets_after_the_update_are_told_and_the_update_is_read() {
        byte[] update = RouterMessages.announce("192.0.2.0/24").toArray();
        byte[] longer = Arrays.copyOf(update, update.length + 3);
        bench.send(
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.routes(RouterMessages.pre(), Bytes.copyOf(longer)));
        assertThat(bench.routes()).containsExactly("+192.0.2.0/24");
        assertThat(bench.out.only(Malformed.class).problem().offset()).isEqualTo(update.length);
        assertThat(bench.faults(SessionFault.TRAILING_OCTETS)).isEqualTo(1);
    }

    @Test
    void an_empty_route_monitoring_message_is_damage() {
        bench.send(RouterMessages.up(RouterMessages.pre()), RouterMessages.routes(RouterMessages.pre(), Bytes.EMPTY));
        assertThat(bench.out.all(Malformed.class)).hasSize(1);
    }

    @Test
    void the_snapshot_counts_what_came_by_view_and_family() {
        bench.send(
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24", "198.51.100.0/24")),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.withdraw("192.0.2.0/24")),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.endOfRib()));
        SessionSnapshot snapshot = bench.session.snapshot();
        SessionSnapshot.FamilySnapshot family = family(Family.IPV4_UNICAST);
        assertThat(family.announcements()).isEqualTo(2);
        assertThat(family.withdrawals()).isEqualTo(1);
        assertThat(family.complete()).isTrue();
        assertThat(snapshot.views().get(0).updates()).isEqualTo(3);
        assertThat(snapshot.messages()).containsEntry("route-monitoring", 3L).containsEntry("peer-up", 1L);
        assertThat(snapshot.octets()).isPositive();
        assertThat(bench.out.received).containsEntry("route-monitoring", 3);
        assertThat(bench.routes()).isEqualTo(List.of("+192.0.2.0/24", "+198.51.100.0/24", "-192.0.2.0/24"));
        assertThat(snapshot.router()).isNotNull();
        assertThat(snapshot.router().address()).isEqualTo(IpAddress.parse("127.0.0.9"));
    }
}
