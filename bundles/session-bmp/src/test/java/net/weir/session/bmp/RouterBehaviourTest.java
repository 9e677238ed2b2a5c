package net.weir.session.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.StatisticType;
import net.weir.codec.bmp.Tlv;
import net.weir.event.PeerDown;
import net.weir.event.RouteMirror;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.event.StatsReport;
import net.weir.model.Bytes;
import net.weir.model.RouterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Initiation, Termination, identity and framing: rows B1, B2, B12, B13, B15, B16 of the reference's behaviours. */
class RouterBehaviourTest {
    @Test
    void b1_a_first_message_that_is_no_initiation_closes_the_session_and_nothing_is_stored() {
        SessionBench bench = new SessionBench()
                .send(
                        RouterMessages.up(RouterMessages.pre()),
                        RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        assertThat(bench.out.events).isEmpty();
        assertThat(bench.out.keys).isEmpty();
        assertThat(bench.out.closes).containsExactly("first message is peer-up, not initiation");
        assertThat(bench.out.ends).isEqualTo(1);
        assertThat(bench.out.problems).containsOnlyKeys("first-message-not-initiation");
        assertThat(bench.session.phase()).isEqualTo(SessionPhase.ENDED);
    }

    @Test
    void b2_an_initiation_names_the_router() {
        SessionBench bench = new SessionBench()
                .send(new BmpMessage.Initiation(List.of(
                        Tlv.text(Tlv.STRING, "one"),
                        Tlv.text(Tlv.SYS_NAME, "edge1\r\n"),
                        Tlv.text(Tlv.SYS_DESCR, "IOS\nXR"),
                        Tlv.text(Tlv.STRING, "two"))));
        RouterUp up = bench.out.only(RouterUp.class);
        assertThat(up.router().sysName()).isEqualTo("edge1");
        assertThat(up.router().sysDescr()).isEqualTo("IOS XR");
        assertThat(up.router().strings()).containsExactly("one", "two");
        assertThat(up.router().key()).isEqualTo(new RouterKey("edge", RouterMessages.ROUTER, "edge1"));
        assertThat(up.replayed()).isFalse();
        assertThat(bench.out.lines).containsExactly("router edge1 127.0.0.9:50000 up: IOS XR");
    }

    @Test
    void b2_a_router_without_a_name_is_known_by_its_address() {
        SessionBench bench = new SessionBench().send(new BmpMessage.Initiation(List.of()));
        assertThat(bench.out.only(RouterUp.class).router().key())
                .isEqualTo(new RouterKey("edge", RouterMessages.ROUTER, null));
        assertThat(bench.out.closes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"address+sysname,edge1@127.0.0.9", "address,127.0.0.9", "sysname,edge1", "listener-rule,edge"})
    void the_identity_rule_makes_the_key(String rule, String key) {
        SessionBench bench = new SessionBench(SessionSettings.of("edge").withIdentity(IdentityRule.parse(rule)));
        bench.send(RouterMessages.initiation("edge1"));
        assertThat(bench.out.keys).hasSize(1);
        assertThat(bench.out.keys.get(0)).hasToString(key);
    }

    @Test
    void no_initiation_within_30_s_closes_the_session() {
        SessionBench bench = new SessionBench().pass(Duration.ofSeconds(29));
        assertThat(bench.out.closes).isEmpty();
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.out.closes).containsExactly("no initiation in time");
        assertThat(bench.out.problems).containsOnlyKeys("initiation-timeout");
        SessionBench named = SessionBench.up().pass(Duration.ofHours(1));
        assertThat(named.out.closes)
                .as("an established session has no read time-out")
                .isEmpty();
    }

    @Test
    void a_repeated_initiation_updates_the_facts_and_drops_nothing() {
        SessionBench bench =
                SessionBench.up().send(RouterMessages.up(RouterMessages.pre())).forget();
        bench.send(
                new BmpMessage.Initiation(List.of(Tlv.text(Tlv.SYS_NAME, "edge1"), Tlv.text(Tlv.SYS_DESCR, "newer"))));
        RouterUp up = bench.out.only(RouterUp.class);
        assertThat(up.replayed()).isTrue();
        assertThat(up.router().sysDescr()).isEqualTo("newer");
        bench.send(RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        assertThat(bench.routes()).containsExactly("+192.0.2.0/24");
        assertThat(bench.out.degraded).isEmpty();
    }

    @Test
    void a_changed_sysname_degrades_the_router_and_keeps_its_key() {
        SessionBench bench = SessionBench.up();
        RouterKey key = bench.out.keys.get(0);
        bench.forget().send(RouterMessages.initiation("edge2"));
        assertThat(bench.out.only(RouterUp.class).router().key()).isEqualTo(key);
        assertThat(bench.out.only(RouterUp.class).router().sysName()).isEqualTo("edge2");
        assertThat(bench.out.degraded).hasSize(1);
        assertThat(bench.faults(SessionFault.SYSNAME_CHANGED)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"edge\n1", "edge\u001b[1m", "\u202eegde"})
    void a_sysname_that_is_not_plain_text_is_counted_and_named(String name) {
        SessionBench bench = new SessionBench().send(RouterMessages.initiation(name));
        assertThat(bench.faults(SessionFault.SYSNAME_CLEANED)).isEqualTo(1);
        assertThat(bench.out.problems).containsOnlyKeys("sysname-cleaned");
        assertThat(SessionBench.up().faults(SessionFault.SYSNAME_CLEANED)).isZero();
    }

    @Test
    void b12_a_statistics_report_changes_no_state() {
        SessionBench bench =
                SessionBench.up().send(RouterMessages.up(RouterMessages.pre())).forget();
        bench.send(new BmpMessage.StatisticsReport(
                RouterMessages.pre().withFlags(0x50), List.of(StatisticType.ADJ_RIB_IN_ROUTES.of(7))));
        StatsReport report = bench.out.only(StatsReport.class);
        assertThat(report.statistics()).containsExactly(StatisticType.ADJ_RIB_IN_ROUTES.of(7));
        assertThat(report.peer())
                .as("O and L flags mean nothing here")
                .isEqualTo(bench.session.snapshot().views().get(0).peer());
        assertThat(bench.out.events).hasSize(1);
        assertThat(bench.session.snapshot().messages()).containsEntry("statistics-report", 1L);
    }

    @Test
    void b12_statistics_of_an_unknown_peer_are_a_counted_problem() {
        SessionBench bench = SessionBench.up().forget();
        bench.send(new BmpMessage.StatisticsReport(RouterMessages.pre(), List.of()));
        assertThat(bench.out.events).isEmpty();
        assertThat(bench.faults(SessionFault.STATISTICS_OF_UNKNOWN_PEER)).isEqualTo(1);
        assertThat(bench.session.phase()).isEqualTo(SessionPhase.UP);
    }

    @Test
    void b13_a_termination_ends_the_router_and_all_its_peers() {
        SessionBench bench = SessionBench.up()
                .send(RouterMessages.up(RouterMessages.pre()), RouterMessages.up(RouterMessages.post()))
                .forget();
        bench.send(new BmpMessage.Termination(List.of(Tlv.code(Tlv.REASON, 0), Tlv.text(Tlv.STRING, "bye"))));
        assertThat(bench.out.kinds()).containsExactly("RouterDown", "PeerDown", "PeerDown");
        RouterDown down = bench.out.only(RouterDown.class);
        assertThat(down.cause()).isEqualTo(RouterDown.Cause.TERMINATION);
        assertThat(down.detail()).isEqualTo("administratively closed: bye");
        assertThat(bench.out.all(PeerDown.class)).allMatch(d -> d.reason() == PeerDown.Reason.FEED_LOST);
        assertThat(bench.out.closes).containsExactly("termination: administratively closed: bye");
        assertThat(bench.out.ends).isEqualTo(1);
        bench.send(RouterMessages.initiation("edge1"));
        assertThat(bench.out.events).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"TCP_CLOSED", "TCP_RESET", "KEEPALIVE", "SHUTDOWN"})
    void b13_the_end_of_the_connection_ends_the_router_and_is_no_bgp_peer_down(RouterDown.Cause cause) {
        SessionBench bench = SessionBench.up()
                .send(RouterMessages.up(RouterMessages.pre()))
                .forget()
                .close(cause);
        assertThat(bench.out.kinds()).containsExactly("RouterDown", "PeerDown");
        assertThat(bench.out.only(RouterDown.class).cause()).isEqualTo(cause);
        assertThat(bench.out.only(PeerDown.class).reason()).isEqualTo(PeerDown.Reason.FEED_LOST);
        bench.close(cause);
        assertThat(bench.out.events).as("once").hasSize(2);
        assertThat(bench.out.ends).isEqualTo(1);
    }

    @Test
    void b15_mirrored_messages_are_handed_on_and_change_nothing() {
        SessionBench bench =
                SessionBench.up().send(RouterMessages.up(RouterMessages.pre())).forget();
        Bytes update = RouterMessages.announce("192.0.2.0/24");
        BmpMessage mirroring =
                new BmpMessage.RouteMirroring(RouterMessages.pre(), List.of(Tlv.code(1, 1), new Tlv(0, update)));
        bench.send(mirroring);
        RouteMirror mirror = bench.out.only(RouteMirror.class);
        assertThat(mirror.messages()).containsExactly(update);
        assertThat(mirror.codes()).containsExactly(1);
        assertThat(bench.out.all(RouteUpdate.class)).isEmpty();
        SessionBench empty = SessionBench.up().forget().send(mirroring);
        assertThat(empty.out.events).isEmpty();
        assertThat(empty.faults(SessionFault.MIRRORING_OF_UNKNOWN_PEER)).isEqualTo(1);
    }
}
