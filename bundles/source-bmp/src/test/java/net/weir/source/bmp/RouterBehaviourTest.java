package net.weir.source.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.StatisticType;
import net.weir.codec.bmp.Tlv;
import net.weir.event.Event;
import net.weir.event.ExtensionEvent;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.RouteMirror;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.event.StatsReport;
import net.weir.model.Bytes;
import net.weir.model.RouterKey;
import net.weir.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Initiation, Termination, identity and framing: rows B1, B2, B12, B13, B15, B16 of the reference's behaviours. */
class RouterBehaviourTest {

    @Test
    void b1_a_first_message_that_is_no_initiation_closes_the_session_and_nothing_is_stored() {
        Bench bench = new Bench().send(Wire.up(Wire.pre()), Wire.routes(Wire.pre(), Wire.announce("192.0.2.0/24")));
        assertThat(bench.out.events).isEmpty();
        assertThat(bench.out.keys).isEmpty();
        assertThat(bench.out.closes).containsExactly("first message is peer-up, not initiation");
        assertThat(bench.out.ends).isEqualTo(1);
        assertThat(bench.out.problems).containsOnlyKeys("first-message-not-initiation");
        assertThat(bench.session.phase()).isEqualTo(Phase.ENDED);
    }

    @Test
    void b2_an_initiation_names_the_router() {
        Bench bench = new Bench()
                .send(new BmpMessage.Initiation(List.of(
                        Tlv.text(Tlv.STRING, "one"),
                        Tlv.text(Tlv.SYS_NAME, "edge1\r\n"),
                        Tlv.text(Tlv.SYS_DESCR, "IOS\nXR"),
                        Tlv.text(Tlv.STRING, "two"))));
        RouterUp up = bench.out.only(RouterUp.class);
        assertThat(up.router().sysName()).isEqualTo("edge1");
        assertThat(up.router().sysDescr()).isEqualTo("IOS XR");
        assertThat(up.router().strings()).containsExactly("one", "two");
        assertThat(up.router().key()).isEqualTo(new RouterKey("edge", Wire.ROUTER, "edge1"));
        assertThat(up.replayed()).isFalse();
        assertThat(bench.out.lines).containsExactly("router edge1 127.0.0.9:50000 up: IOS XR");
    }

    @Test
    void b2_a_router_without_a_name_is_known_by_its_address() {
        Bench bench = new Bench().send(new BmpMessage.Initiation(List.of()));
        assertThat(bench.out.only(RouterUp.class).router().key()).isEqualTo(new RouterKey("edge", Wire.ROUTER, null));
        assertThat(bench.out.closes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"address+sysname,edge1@127.0.0.9", "address,127.0.0.9", "sysname,edge1", "listener-rule,edge"})
    void the_identity_rule_makes_the_key(String rule, String key) {
        Bench bench = new Bench(SessionSettings.of("edge").withIdentity(IdentityRule.parse(rule)));
        bench.send(Wire.initiation("edge1"));
        assertThat(bench.out.keys).hasSize(1);
        assertThat(bench.out.keys.get(0)).hasToString(key);
    }

    @Test
    void no_initiation_within_30_s_closes_the_session() {
        Bench bench = new Bench().pass(Duration.ofSeconds(29));
        assertThat(bench.out.closes).isEmpty();
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.out.closes).containsExactly("no initiation in time");
        assertThat(bench.out.problems).containsOnlyKeys("initiation-timeout");
        Bench named = Bench.up().pass(Duration.ofHours(1));
        assertThat(named.out.closes)
                .as("an established session has no read time-out")
                .isEmpty();
    }

    @Test
    void a_repeated_initiation_updates_the_facts_and_drops_nothing() {
        Bench bench = Bench.up().send(Wire.up(Wire.pre())).forget();
        bench.send(
                new BmpMessage.Initiation(List.of(Tlv.text(Tlv.SYS_NAME, "edge1"), Tlv.text(Tlv.SYS_DESCR, "newer"))));
        RouterUp up = bench.out.only(RouterUp.class);
        assertThat(up.replayed()).isTrue();
        assertThat(up.router().sysDescr()).isEqualTo("newer");
        bench.send(Wire.routes(Wire.pre(), Wire.announce("192.0.2.0/24")));
        assertThat(bench.routes()).containsExactly("+192.0.2.0/24");
        assertThat(bench.out.degraded).isEmpty();
    }

    @Test
    void a_changed_sysname_degrades_the_router_and_keeps_its_key() {
        Bench bench = Bench.up();
        RouterKey key = bench.out.keys.get(0);
        bench.forget().send(Wire.initiation("edge2"));
        assertThat(bench.out.only(RouterUp.class).router().key()).isEqualTo(key);
        assertThat(bench.out.only(RouterUp.class).router().sysName()).isEqualTo("edge2");
        assertThat(bench.out.degraded).hasSize(1);
        assertThat(bench.faults(Fault.SYSNAME_CHANGED)).isEqualTo(1);
    }

    @Test
    void b12_a_statistics_report_changes_no_state() {
        Bench bench = Bench.up().send(Wire.up(Wire.pre())).forget();
        bench.send(new BmpMessage.StatisticsReport(
                Wire.pre().withFlags(0x50), List.of(StatisticType.ADJ_RIB_IN_ROUTES.of(7))));
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
        Bench bench = Bench.up().forget();
        bench.send(new BmpMessage.StatisticsReport(Wire.pre(), List.of()));
        assertThat(bench.out.events).isEmpty();
        assertThat(bench.faults(Fault.STATISTICS_OF_UNKNOWN_PEER)).isEqualTo(1);
        assertThat(bench.session.phase()).isEqualTo(Phase.UP);
    }

    @Test
    void b13_a_termination_ends_the_router_and_all_its_peers() {
        Bench bench = Bench.up().send(Wire.up(Wire.pre()), Wire.up(Wire.post())).forget();
        bench.send(new BmpMessage.Termination(List.of(Tlv.code(Tlv.REASON, 0), Tlv.text(Tlv.STRING, "bye"))));
        assertThat(bench.out.kinds()).containsExactly("RouterDown", "PeerDown", "PeerDown");
        RouterDown down = bench.out.only(RouterDown.class);
        assertThat(down.cause()).isEqualTo(RouterDown.Cause.TERMINATION);
        assertThat(down.detail()).isEqualTo("administratively closed: bye");
        assertThat(bench.out.all(PeerDown.class)).allMatch(d -> d.reason() == PeerDown.Reason.FEED_LOST);
        assertThat(bench.out.closes).containsExactly("termination: administratively closed: bye");
        assertThat(bench.out.ends).isEqualTo(1);
        bench.send(Wire.initiation("edge1"));
        assertThat(bench.out.events).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"TCP_CLOSED", "TCP_RESET", "KEEPALIVE", "SHUTDOWN"})
    void b13_the_end_of_the_connection_ends_the_router_and_is_no_bgp_peer_down(RouterDown.Cause cause) {
        Bench bench = Bench.up().send(Wire.up(Wire.pre())).forget().close(cause);
        assertThat(bench.out.kinds()).containsExactly("RouterDown", "PeerDown");
        assertThat(bench.out.only(RouterDown.class).cause()).isEqualTo(cause);
        assertThat(bench.out.only(PeerDown.class).reason()).isEqualTo(PeerDown.Reason.FEED_LOST);
        bench.close(cause);
        assertThat(bench.out.events).as("once").hasSize(2);
        assertThat(bench.out.ends).isEqualTo(1);
    }

    @Test
    void b15_mirrored_messages_are_handed_on_and_change_nothing() {
        Bench bench = Bench.up().send(Wire.up(Wire.pre())).forget();
        Bytes update = Wire.announce("192.0.2.0/24");
        BmpMessage mirroring = new BmpMessage.RouteMirroring(Wire.pre(), List.of(Tlv.code(1, 1), new Tlv(0, update)));
        bench.send(mirroring);
        RouteMirror mirror = bench.out.only(RouteMirror.class);
        assertThat(mirror.messages()).containsExactly(update);
        assertThat(mirror.codes()).containsExactly(1);
        assertThat(bench.out.all(RouteUpdate.class)).isEmpty();
        Bench empty = Bench.up().forget().send(mirroring);
        assertThat(empty.out.events).isEmpty();
        assertThat(empty.faults(Fault.MIRRORING_OF_UNKNOWN_PEER)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0200000006,version",
        "0400000006,version-4",
        "0300000005,length-too-short",
        "03ffffffff,length-over-limit"
    })
    void b16_broken_framing_closes_the_session_with_a_reason(String hex, String reason) {
        Bench bench = Bench.up().send(Wire.up(Wire.pre())).forget();
        bench.send(HexFormat.of().parseHex(hex));
        assertThat(bench.out.kinds()).containsExactly("RouterDown", "PeerDown");
        assertThat(bench.out.only(RouterDown.class).cause()).isEqualTo(RouterDown.Cause.PROTOCOL_ERROR);
        assertThat(bench.out.closes).hasSize(1);
        assertThat(bench.out.closes.get(0)).startsWith(reason + ": ").endsWith(" of the stream");
        assertThat(bench.faults(Fault.FRAMING)).isEqualTo(1);
    }

    @Test
    void b16_a_damaged_message_is_skipped_and_the_session_goes_on() {
        Bench bench = Bench.up().send(Wire.up(Wire.pre())).forget();
        byte[] report = BmpEncoder.encode(
                new BmpMessage.StatisticsReport(Wire.pre(), List.of(StatisticType.ADJ_RIB_IN_ROUTES.of(7))));
        report[55] = 100;
        bench.send(report);
        bench.send(Wire.routes(Wire.pre(), Wire.announce("192.0.2.0/24")));
        assertThat(bench.out.kinds()).containsExactly("Malformed", "RouteUpdate");
        assertThat(bench.out.only(Malformed.class).problem().offset()).isEqualTo(52);
        assertThat(bench.faults(Fault.MESSAGE_DAMAGED)).isEqualTo(1);
    }

    @Test
    void messages_of_unknown_types_and_peers_are_counted_and_kept_raw() {
        Bench bench = Bench.up().forget();
        byte[] unknown = BmpEncoder.encode(new BmpMessage.Other(200, Bytes.ofHex("0102")));
        byte[] odd = BmpEncoder.encode(
                Wire.routes(new PeerHeader(9, 0, 0, 0, 1, 1, 1, 5, 0), Wire.announce("192.0.2.0/24")));
        bench.send(unknown);
        bench.send(odd);
        List<ExtensionEvent> kept = bench.out.all(ExtensionEvent.class);
        assertThat(kept).hasSize(2).allMatch(e -> e.type().equals(MessageReader.RAW_MESSAGE));
        assertThat(((Value.Fields) kept.get(0).body()).fields())
                .containsEntry("type", new Value.Int(200))
                .containsEntry("message", new Value.Binary(Bytes.copyOf(unknown)));
        assertThat(((Value.Fields) kept.get(1).body()).fields())
                .containsEntry("message", new Value.Binary(Bytes.copyOf(odd)));
        assertThat(bench.out.all(RouteUpdate.class)).isEmpty();
        assertThat(bench.session.snapshot().faults())
                .containsEntry("unknown-message-type", 1L)
                .containsEntry("unknown-peer-type", 1L);
    }

    @Test
    void a_router_that_falls_silent_is_told_once_until_it_speaks() {
        Bench bench = new Bench(SessionSettings.of("edge").withExpectedActivity(Duration.ofMinutes(5)));
        bench.send(Wire.initiation("edge1"));
        bench.pass(Duration.ofMinutes(4));
        assertThat(bench.out.degraded).isEmpty();
        bench.pass(Duration.ofMinutes(1)).pass(Duration.ofMinutes(1));
        assertThat(bench.out.degraded).hasSize(1);
        assertThat(bench.out.degraded.get(0)).contains("edge1").contains("300 s");
        bench.send(Wire.up(Wire.pre()));
        assertThat(bench.out.recovered).isEqualTo(1);
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.out.degraded).hasSize(2);
    }

    @Test
    void a_waiting_router_reads_on_where_it_stopped_once_it_is_admitted() {
        Bench bench = new Bench();
        bench.out.admission = SessionOwner.Admission.WAIT;
        byte[] stream = new BmpEncoder()
                .write(Wire.initiation("edge1"))
                .write(Wire.up(Wire.pre()))
                .toArray();
        int read = bench.send(stream);
        assertThat(read).isEqualTo(BmpEncoder.encode(Wire.initiation("edge1")).length);
        assertThat(bench.out.events).isEmpty();
        bench.session.admitted();
        bench.session.receive(stream, read, stream.length - read, bench.micros);
        assertThat(bench.out.kinds()).containsExactly("RouterUp", "PeerUp");
    }

    @Test
    void a_refused_router_leaves_nothing_behind() {
        Bench bench = new Bench();
        bench.out.admission = SessionOwner.Admission.REFUSED;
        bench.send(Wire.initiation("edge1"));
        assertThat(bench.out.events).isEmpty();
        assertThat(bench.out.closes).containsExactly("refused");
        assertThat(bench.out.ends).isEqualTo(1);
    }

    @Test
    void a_full_pipeline_stops_the_reading_after_the_message_that_filled_it() {
        Bench bench = Bench.up().send(Wire.up(Wire.pre())).forget();
        byte[] one = BmpEncoder.encode(Wire.routes(Wire.pre(), Wire.announce("192.0.2.0/24")));
        byte[] two = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, two, one.length, one.length);
        bench.out.room = false;
        assertThat(bench.send(two)).isEqualTo(one.length);
        assertThat(bench.out.events).hasSize(1);
        bench.out.room = true;
        assertThat(bench.session.receive(two, one.length, one.length, bench.micros))
                .isEqualTo(one.length);
        assertThat(bench.out.all(Event.class)).hasSize(2);
    }

    @Test
    void our_clock_never_goes_back_and_the_router_s_may_say_anything() {
        Bench bench = Bench.up().send(Wire.up(Wire.pre())).forget();
        bench.send(Wire.routes(Wire.pre().at(bench.micros + 6_000_000), Wire.announce("192.0.2.0/24")));
        bench.micros -= 1_000_000;
        bench.send(Wire.routes(Wire.pre(), Wire.announce("192.0.2.0/24")));
        List<RouteUpdate> updates = bench.out.all(RouteUpdate.class);
        assertThat(updates.get(0).observedMicros()).isEqualTo(updates.get(0).receivedMicros() + 6_000_000);
        assertThat(updates.get(1).observedMicros()).as("absent").isZero();
        assertThat(updates.get(1).receivedMicros()).isEqualTo(updates.get(0).receivedMicros());
        assertThat(updates.get(1).messageSequence()).isEqualTo(2);
        assertThat(bench.faults(Fault.CLOCK_SKEW)).isEqualTo(1);
    }
}
