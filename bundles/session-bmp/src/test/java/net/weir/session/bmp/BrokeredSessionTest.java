package net.weir.session.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterUp;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import org.junit.jupiter.api.Test;

/** Messages that come one by one out of a broker, of a router that the broker names. */
class BrokeredSessionTest {
    private static final Router ROUTER = new Router(
            new RouterKey("kafka1", RouterMessages.ROUTER, "edge1"),
            RouterMessages.ROUTER,
            0,
            "edge1",
            null,
            List.of("collector-a"));
    private static final BmpMessage ROUTES =
            RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24"));

    private final Recorder out = new Recorder();
    private final BmpSession session = BmpSession.ofRouter(
            SessionSettings.of("kafka1").withInferredPeers(),
            ROUTER,
            new UpdateDecoder(new AttributeCache(1 << 8, 1 << 16)),
            out,
            0);

    private int send(BmpMessage message) {
        return send(BmpEncoder.encode(message));
    }

    private int send(byte[] piece) {
        return session.receiveMessages(piece, 0, piece.length, 1_700_000_000_000_000L);
    }

    @Test
    void routes_in_the_middle_of_the_stream_bring_their_router_and_their_peer_up() {
        session.admitted();
        send(ROUTES);
        assertThat(out.kinds()).containsExactly("RouterUp", "PeerUp", "RouteUpdate");
        assertThat(out.only(RouterUp.class).router()).isEqualTo(ROUTER);
        assertThat(out.only(PeerUp.class).replayed())
                .as("what came before is missing")
                .isTrue();
        assertThat(out.only(RouteUpdate.class).peer().key().router()).isEqualTo(ROUTER.key());
        assertThat(session.counters().faultsByReason()).isEmpty();
    }

    @Test
    void without_inference_routes_of_an_unknown_peer_are_counted_and_nothing_else() {
        BmpSession strict = BmpSession.ofRouter(
                SessionSettings.of("kafka1"), ROUTER, new UpdateDecoder(new AttributeCache(1 << 8, 1 << 16)), out, 0);
        strict.admitted();
        byte[] piece = BmpEncoder.encode(ROUTES);
        strict.receiveMessages(piece, 0, piece.length, 1);
        assertThat(out.kinds()).containsExactly("RouterUp");
        assertThat(strict.counters().faults(SessionFault.ROUTES_OF_UNKNOWN_PEER))
                .isEqualTo(1);
    }

    @Test
    void the_real_peer_up_takes_the_place_of_the_inferred_one() {
        session.admitted();
        send(ROUTES);
        out.events.clear();
        send(RouterMessages.up(RouterMessages.pre()));
        assertThat(out.kinds()).containsExactly("PeerDown", "PeerUp");
        assertThat(out.only(PeerUp.class).replayed()).isFalse();
        assertThat(out.only(PeerDown.class).peer().id())
                .isEqualTo(out.only(PeerUp.class).peer().id());
        assertThat(session.counters().faultsByReason()).isEmpty();
    }

    @Test
    void an_initiation_tells_facts_but_not_who_the_router_is() {
        session.admitted();
        send(RouterMessages.initiation("another-name"));
        List<RouterUp> ups = out.all(RouterUp.class);
        assertThat(ups.get(1).router().key()).isEqualTo(ROUTER.key());
        assertThat(ups.get(1).router().sysName()).isEqualTo("another-name");
        assertThat(out.degraded).isEmpty();
        assertThat(out.keys).as("nobody is asked for admission").isEmpty();
    }

    @Test
    void a_damaged_piece_costs_itself_alone() {
        session.admitted();
        byte[] good = BmpEncoder.encode(ROUTES);
        byte[] bad = good.clone();
        bad[0] = 9;
        assertThat(send(bad)).isEqualTo(bad.length);
        byte[] cut = Arrays.copyOf(good, good.length - 1);
        assertThat(send(cut)).isEqualTo(cut.length);
        assertThat(send(good)).isEqualTo(good.length);
        assertThat(out.kinds()).containsExactly("RouterUp", "PeerUp", "RouteUpdate");
        assertThat(session.counters().faults(SessionFault.FRAMING)).isEqualTo(1);
        assertThat(session.counters().faults(SessionFault.TRUNCATED)).isEqualTo(1);
        assertThat(out.closes).isEmpty();
    }

    @Test
    void nothing_is_read_before_the_session_is_admitted_or_while_there_is_no_room() {
        assertThat(send(ROUTES)).isZero();
        session.admitted();
        out.capacity = 1;
        assertThat(send(ROUTES)).isZero();
        out.capacity = Integer.MAX_VALUE;
        assertThat(send(ROUTES)).isEqualTo(BmpEncoder.encode(ROUTES).length);
        assertThat(out.all(RouteUpdate.class)).hasSize(1);
    }
}
