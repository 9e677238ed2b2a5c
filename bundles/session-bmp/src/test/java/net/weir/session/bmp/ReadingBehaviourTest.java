package net.weir.session.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.StatisticType;
import net.weir.codec.bmp.Tlv;
import net.weir.event.Event;
import net.weir.event.ExtensionEvent;
import net.weir.event.Malformed;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterDown;
import net.weir.model.Bytes;
import net.weir.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read, what is not, and when: row B16 of the reference's behaviours, room, clocks. */
class ReadingBehaviourTest {
    @ParameterizedTest
    @CsvSource({
        "0200000006,version",
        "0400000006,version-4",
        "0300000005,length-too-short",
        "03ffffffff,length-over-limit"
    })
    void b16_broken_framing_closes_the_session_with_a_reason(String hex, String reason) {
        SessionBench bench =
                SessionBench.up().send(RouterMessages.up(RouterMessages.pre())).forget();
        bench.send(HexFormat.of().parseHex(hex));
        assertThat(bench.out.kinds()).containsExactly("RouterDown", "PeerDown");
        assertThat(bench.out.only(RouterDown.class).cause()).isEqualTo(RouterDown.Cause.PROTOCOL_ERROR);
        assertThat(bench.out.closes).hasSize(1);
        assertThat(bench.out.closes.get(0)).startsWith(reason + ": ").endsWith(" of the stream");
        assertThat(bench.faults(SessionFault.FRAMING)).isEqualTo(1);
    }

    @Test
    void a_message_that_the_end_of_the_connection_cuts_off_is_counted() {
        SessionBench bench =
                SessionBench.up().send(RouterMessages.up(RouterMessages.pre())).forget();
        byte[] update =
                BmpEncoder.encode(RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        bench.send(Arrays.copyOf(update, update.length - 1));
        assertThat(bench.faults(SessionFault.TRUNCATED)).isZero();
        bench.close(RouterDown.Cause.TCP_CLOSED);
        assertThat(bench.faults(SessionFault.TRUNCATED)).isEqualTo(1);
        assertThat(bench.out.kinds()).containsExactly("RouterDown", "PeerDown");
    }

    @Test
    void b16_a_damaged_message_is_skipped_and_the_session_goes_on() {
        SessionBench bench =
                SessionBench.up().send(RouterMessages.up(RouterMessages.pre())).forget();
        byte[] report = BmpEncoder.encode(
                new BmpMessage.StatisticsReport(RouterMessages.pre(), List.of(StatisticType.ADJ_RIB_IN_ROUTES.of(7))));
        report[55] = 100;
        bench.send(report);
        bench.send(RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        assertThat(bench.out.kinds()).containsExactly("Malformed", "RouteUpdate");
        assertThat(bench.out.only(Malformed.class).problem().offset()).isEqualTo(52);
        assertThat(bench.faults(SessionFault.MESSAGE_DAMAGED)).isEqualTo(1);
    }

    /** A name that is longer than the message, behind the OPENs; then routes of that peer, and its end. */
    @Test
    void a_session_comes_up_and_goes_down_although_tlvs_behind_are_damaged() {
        SessionBench bench = SessionBench.up().forget();
        byte[] up = BmpEncoder.encode(RouterMessages.up(
                RouterMessages.locRib(),
                0,
                RouterMessages.open(RouterMessages.LOCAL),
                RouterMessages.open(RouterMessages.LOCAL),
                Tlv.text(Tlv.VRF_NAME, "red")));
        up[up.length - 4]++;
        bench.send(up);
        bench.send(RouterMessages.routes(RouterMessages.locRib(), RouterMessages.announce("192.0.2.0/24")));
        Bytes name = BmpEncoder.locRibDownData(List.of(Tlv.text(Tlv.VRF_NAME, "red")));
        byte[] down = BmpEncoder.encode(new BmpMessage.PeerDown(RouterMessages.locRib(), 6, name));
        down[down.length - 4]++;
        bench.send(down);
        assertThat(bench.out.kinds()).containsExactly("Malformed", "PeerUp", "RouteUpdate", "Malformed", "PeerDown");
        assertThat(bench.out.all(Malformed.class)).noneMatch(Malformed::losesRoutes);
        assertThat(bench.faults(SessionFault.MESSAGE_DAMAGED)).isEqualTo(2);
    }

    @Test
    void messages_of_unknown_types_and_peers_are_counted_and_kept_raw() {
        SessionBench bench = SessionBench.up().forget();
        byte[] unknown = BmpEncoder.encode(new BmpMessage.Other(200, Bytes.ofHex("0102")));
        byte[] odd = BmpEncoder.encode(RouterMessages.routes(
                new PeerHeader(9, 0, 0, 0, 1, 1, 1, 5, 0), RouterMessages.announce("192.0.2.0/24")));
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
        SessionBench bench = new SessionBench(SessionSettings.of("edge").withExpectedActivity(Duration.ofMinutes(5)));
        bench.send(RouterMessages.initiation("edge1"));
        bench.pass(Duration.ofMinutes(4));
        assertThat(bench.out.degraded).isEmpty();
        bench.pass(Duration.ofMinutes(1)).pass(Duration.ofMinutes(1));
        assertThat(bench.out.degraded).hasSize(1);
        assertThat(bench.out.degraded.get(0)).contains("edge1").contains("300 s");
        bench.send(RouterMessages.up(RouterMessages.pre()));
        assertThat(bench.out.recovered).isEqualTo(1);
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.out.degraded).hasSize(2);
    }

    @Test
    void a_waiting_router_reads_on_where_it_stopped_once_it_is_admitted() {
        SessionBench bench = new SessionBench();
        bench.out.admission = SessionOwner.Admission.WAIT;
        byte[] stream = new BmpEncoder()
                .write(RouterMessages.initiation("edge1"))
                .write(RouterMessages.up(RouterMessages.pre()))
                .toArray();
        int read = bench.send(stream);
        assertThat(read).isEqualTo(BmpEncoder.encode(RouterMessages.initiation("edge1")).length);
        assertThat(bench.out.events).isEmpty();
        bench.session.admitted();
        bench.session.receive(stream, read, stream.length - read, bench.micros);
        assertThat(bench.out.kinds()).containsExactly("RouterUp", "PeerUp");
    }

    @Test
    void a_refused_router_leaves_nothing_behind() {
        SessionBench bench = new SessionBench();
        bench.out.admission = SessionOwner.Admission.REFUSED;
        bench.send(RouterMessages.initiation("edge1"));
        assertThat(bench.out.events).isEmpty();
        assertThat(bench.out.closes).containsExactly("refused");
        assertThat(bench.out.ends).isEqualTo(1);
    }

    @Test
    void a_full_pipeline_stops_the_reading_after_the_message_that_filled_it() {
        SessionBench bench =
                SessionBench.up().send(RouterMessages.up(RouterMessages.pre())).forget();
        byte[] one =
                BmpEncoder.encode(RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        byte[] two = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, two, one.length, one.length);
        bench.out.capacity = 1;
        assertThat(bench.send(two)).isEqualTo(one.length);
        assertThat(bench.out.events).hasSize(1);
        bench.out.capacity = Integer.MAX_VALUE;
        assertThat(bench.session.receive(two, one.length, one.length, bench.micros))
                .isEqualTo(one.length);
        assertThat(bench.out.all(Event.class)).hasSize(2);
    }

    @Test
    void our_clock_never_goes_back_and_the_router_s_may_say_anything() {
        SessionBench bench =
                SessionBench.up().send(RouterMessages.up(RouterMessages.pre())).forget();
        bench.send(RouterMessages.routes(
                RouterMessages.pre().at(bench.micros + 6_000_000), RouterMessages.announce("192.0.2.0/24")));
        bench.micros -= 1_000_000;
        bench.send(RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        List<RouteUpdate> updates = bench.out.all(RouteUpdate.class);
        assertThat(updates.get(0).observedMicros()).isEqualTo(updates.get(0).receivedMicros() + 6_000_000);
        assertThat(updates.get(1).observedMicros()).as("absent").isZero();
        assertThat(updates.get(1).receivedMicros()).isEqualTo(updates.get(0).receivedMicros());
        assertThat(updates.get(1).messageSequence()).isEqualTo(2);
        assertThat(bench.faults(SessionFault.CLOCK_SKEW)).isEqualTo(1);
    }

    @Test
    void a_verdict_that_a_router_forged_is_thrown_away_and_told() {
        SessionBench bench =
                SessionBench.up().send(RouterMessages.up(RouterMessages.pre())).forget();
        String forged = "c0000b" + "0472706b69" + "0576616c6964"; // type 0, rpki = valid
        String attributes = forged + "40010100" + "4002060201" + "0000fbf0" + "400304c0000201";
        bench.send(RouterMessages.routes(
                RouterMessages.pre(),
                RouterMessages.bgp(2, HexFormat.of().parseHex("0000" + "0022" + attributes + "18cb0071"))));
        RouteUpdate update = bench.out.all(RouteUpdate.class).get(0);
        assertThat(update.attributes().tags().isEmpty()).isTrue();
        assertThat(update.attributes().all()).hasSize(3);
        assertThat(bench.out.all(Malformed.class))
                .extracting(malformed -> malformed.problem().reason())
                .containsExactly("attribute of the reserved type 0");
    }
}
