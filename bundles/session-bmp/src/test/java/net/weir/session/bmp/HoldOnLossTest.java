package net.weir.session.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.Tlv;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouterDown;
import net.weir.model.View;
import org.junit.jupiter.api.Test;

/** What becomes of routes when the connection that told of them is lost, superseded or ended on purpose. */
class HoldOnLossTest {
    private static final SessionSettings HOLD = SessionSettings.of("edge").withHoldOnLoss(Duration.ofSeconds(60));

    private static SessionBench lost() {
        SessionBench bench = new SessionBench(HOLD)
                .send(
                        RouterMessages.initiation("edge1"),
                        RouterMessages.up(RouterMessages.pre()),
                        RouterMessages.up(RouterMessages.header(RouterMessages.OTHER_PEER, View.ADJ_RIB_IN_PRE)));
        return bench.forget().close(RouterDown.Cause.TCP_RESET);
    }

    /** A later connection of the same router that took over what the older one held. */
    private static SessionBench back(SessionBench older) {
        List<StalePeer> held = older.session.superseded(older.micros);
        SessionBench newer = new SessionBench(HOLD, older.out.next(), older.nanos);
        newer.micros = older.micros;
        newer.out.admission = SessionOwner.Admission.WAIT;
        newer.send(RouterMessages.initiation("edge1"));
        newer.session.adopt(held);
        newer.session.admitted();
        return newer;
    }

    @Test
    void routes_are_held_and_go_at_the_end_of_the_hold() {
        SessionBench bench = lost();
        assertThat(bench.out.only(RouterDown.class).holdMicros()).isEqualTo(60_000_000);
        assertThat(bench.out.all(PeerDown.class)).isEmpty();
        assertThat(bench.session.phase()).isEqualTo(SessionPhase.STALE);
        bench.pass(Duration.ofSeconds(59));
        assertThat(bench.out.all(PeerDown.class)).isEmpty();
        assertThat(bench.out.ends).isZero();
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.out.all(PeerDown.class)).hasSize(2).allMatch(d -> d.reason() == PeerDown.Reason.FEED_LOST);
        assertThat(bench.out.ends).isEqualTo(1);
    }

    @Test
    void a_router_that_comes_back_in_time_takes_its_peers_up_again() {
        SessionBench older = lost().pass(Duration.ofSeconds(30));
        SessionBench newer = back(older);
        assertThat(older.out.kinds()).containsExactly("RouterDown");
        assertThat(older.out.ends).isEqualTo(1);
        newer.send(RouterMessages.up(RouterMessages.pre()));
        assertThat(newer.out.kinds()).containsExactly("RouterUp", "PeerUp");
        PeerUp up = newer.out.only(PeerUp.class);
        assertThat(up.peer()).isNotNull();
        assertThat(up.peer().id()).isEqualTo(1);
        assertThat(up.peer().epoch()).isEqualTo(2);
        newer.forget().pass(Duration.ofSeconds(30));
        assertThat(newer.out.all(PeerDown.class))
                .as("only the peer that did not come back")
                .extracting(Event::peer)
                .extracting(p -> p == null ? 0 : p.id())
                .containsExactly(2);
    }

    @Test
    void a_second_loss_does_not_prolong_the_first_hold() {
        SessionBench newer = back(lost().pass(Duration.ofSeconds(30)));
        newer.forget().close(RouterDown.Cause.TCP_CLOSED).pass(Duration.ofSeconds(30));
        assertThat(newer.out.all(PeerDown.class)).hasSize(2);
        assertThat(newer.out.ends).isEqualTo(1);
    }

    @Test
    void a_superseded_connection_hands_over_what_it_told_of() {
        SessionBench older = new SessionBench(HOLD)
                .send(RouterMessages.initiation("edge1"), RouterMessages.up(RouterMessages.pre()))
                .forget();
        List<StalePeer> held = older.session.superseded(older.micros);
        assertThat(held).hasSize(1);
        assertThat(older.out.only(RouterDown.class).cause()).isEqualTo(RouterDown.Cause.SUPERSEDED);
        assertThat(older.out.closes).containsExactly("superseded");
        assertThat(older.out.ends).isEqualTo(1);
    }

    @Test
    void without_a_hold_a_superseded_connection_ends_its_peers() {
        SessionBench older =
                SessionBench.up().send(RouterMessages.up(RouterMessages.pre())).forget();
        assertThat(older.session.superseded(older.micros)).isEmpty();
        assertThat(older.out.kinds()).containsExactly("RouterDown", "PeerDown");
        assertThat(older.out.ends).isEqualTo(1);
    }

    @Test
    void what_the_router_means_acts_at_once() {
        SessionBench bench = new SessionBench(HOLD)
                .send(RouterMessages.initiation("edge1"), RouterMessages.up(RouterMessages.pre()))
                .forget();
        bench.send(RouterMessages.down(RouterMessages.pre(), 2), RouterMessages.up(RouterMessages.pre()));
        assertThat(bench.out.kinds()).containsExactly("PeerDown", "PeerUp");
        bench.forget().send(new BmpMessage.Termination(List.of(Tlv.code(Tlv.REASON, 1))));
        assertThat(bench.out.kinds()).containsExactly("RouterDown", "PeerDown");
        assertThat(bench.out.only(RouterDown.class).holdMicros()).isZero();
    }

    @Test
    void a_shutdown_lets_go_of_what_is_held() {
        SessionBench bench = lost();
        bench.session.shutdown(bench.micros);
        assertThat(bench.out.kinds()).containsExactly("RouterDown", "PeerDown", "PeerDown");
        assertThat(bench.out.ends).isEqualTo(1);
    }

    @Test
    void a_connection_that_waits_ends_what_it_was_left_when_the_stage_stops() {
        SessionBench older = lost();
        List<StalePeer> held = older.session.superseded(older.micros);
        SessionBench newer = new SessionBench(HOLD, older.out.next(), older.nanos);
        newer.out.admission = SessionOwner.Admission.WAIT;
        newer.send(RouterMessages.initiation("edge1"));
        newer.session.adopt(held);
        newer.session.shutdown(older.micros);
        assertThat(newer.out.kinds()).containsExactly("PeerDown", "PeerDown");
        assertThat(newer.out.ends).isEqualTo(1);
    }

    @Test
    void octets_after_the_loss_are_dropped() {
        SessionBench bench = lost().forget();
        bench.send(RouterMessages.up(RouterMessages.pre()));
        assertThat(bench.out.events).isEmpty();
    }
}
