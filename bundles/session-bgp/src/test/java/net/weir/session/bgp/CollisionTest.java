package net.weir.session.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import org.junit.jupiter.api.Test;

/** RFC 4271 section 6.8, in all orders. */
class CollisionTest {
    private static final NotificationMessage COLLISION = new NotificationMessage(6, 7, Bytes.EMPTY);
    private static final IpAddress LOWER = IpAddress.parse("192.0.2.0");

    private final Rig rig = Rig.active();

    private FakeTransport[] both() {
        rig.session.start(rig.now);
        FakeTransport theirs = rig.accepted();
        FakeTransport ours = rig.dialled();
        return new FakeTransport[] {ours, theirs};
    }

    private static OpenMessage open(IpAddress id) {
        OpenMessage open = Rig.remoteOpen();
        return new OpenMessage(4, open.asField(), 90, id, open.capabilities(), java.util.List.of());
    }

    private void survives(FakeTransport kept, FakeTransport dumped) {
        assertThat(dumped.notification()).isEqualTo(COLLISION);
        assertThat(dumped.closed).isTrue();
        assertThat(kept.closed).isFalse();
        rig.receive(kept, Rig.KEEPALIVE);
        assertThat(rig.session.state()).isEqualTo(SessionState.ESTABLISHED);
        rig.pass(80);
        assertThat(rig.owner.dials).isEqualTo(1);
    }

    @Test
    void the_higher_identifier_is_theirs_and_their_open_comes_last() {
        FakeTransport[] both = both();
        rig.receive(both[0], open(Rig.REMOTE_ID).encode());
        rig.receive(both[1], open(Rig.REMOTE_ID).encode());
        survives(both[1], both[0]);
    }

    @Test
    void the_higher_identifier_is_theirs_and_their_open_comes_first() {
        FakeTransport[] both = both();
        rig.receive(both[1], open(Rig.REMOTE_ID).encode());
        rig.receive(both[0], open(Rig.REMOTE_ID).encode());
        survives(both[1], both[0]);
    }

    @Test
    void the_higher_identifier_is_ours_and_their_open_comes_last() {
        FakeTransport[] both = both();
        rig.receive(both[0], open(LOWER).encode());
        rig.receive(both[1], open(LOWER).encode());
        survives(both[0], both[1]);
    }

    @Test
    void the_higher_identifier_is_ours_and_their_open_comes_first() {
        FakeTransport[] both = both();
        rig.receive(both[1], open(LOWER).encode());
        rig.receive(both[0], open(LOWER).encode());
        survives(both[0], both[1]);
    }

    @Test
    void of_equal_identifiers_the_higher_as_dials() {
        FakeTransport[] both = both();
        rig.receive(both[0], open(Rig.LOCAL_ID).encode());
        rig.receive(both[1], open(Rig.LOCAL_ID).encode());
        survives(both[1], both[0]);
    }

    @Test
    void an_established_session_stays() {
        FakeTransport ours = rig.up(open(Rig.REMOTE_ID));
        FakeTransport theirs = rig.accepted();
        rig.receive(theirs, open(Rig.REMOTE_ID).encode());
        assertThat(theirs.notification()).isEqualTo(COLLISION);
        assertThat(ours.closed).isFalse();
        assertThat(rig.owner.up).isNotNull();
    }

    @Test
    void an_established_session_yields_to_a_peer_that_restarts_gracefully_and_its_routes_stay() {
        UnaryOperator<SessionSettings> graceful = s -> s.withGracefulRestart(
                new GracefulRestart(Duration.ofSeconds(120), false, Set.copyOf(s.families()), Map.of()));
        Rig other = new Rig(graceful);
        FakeTransport ours = other.up(Rig.remoteOpen(graceful));
        other.pass(11);
        FakeTransport theirs = other.accepted();
        other.receive(
                theirs,
                Rig.remoteOpen(s -> s.withGracefulRestart(
                                new GracefulRestart(Duration.ofSeconds(120), true, Set.copyOf(s.families()), Map.of())))
                        .encode());

        assertThat(ours.closed).isTrue();
        assertThat(ours.types()).doesNotContain(3);
        assertThat(other.owner.ended).singleElement().satisfies(end -> {
            assertThat(end.kept().families()).hasSize(2);
            assertThat(end.kept().restart()).isEqualTo(Duration.ofSeconds(120));
        });
        other.receive(theirs, Rig.KEEPALIVE);
        assertThat(other.session.state()).isEqualTo(SessionState.ESTABLISHED);
    }

    @Test
    void a_peer_that_dials_twice_is_served_on_its_newer_connection() {
        Rig passive = Rig.passive();
        passive.session.start(passive.now);
        FakeTransport old = passive.accepted();
        passive.receive(old, open(Rig.REMOTE_ID).encode());
        FakeTransport young = passive.accepted();
        passive.receive(young, open(Rig.REMOTE_ID).encode());
        assertThat(old.notification()).isEqualTo(COLLISION);
        passive.receive(young, Rig.KEEPALIVE);
        assertThat(passive.session.state()).isEqualTo(SessionState.ESTABLISHED);
    }

    @Test
    void a_dial_under_way_is_given_up_once_the_peers_connection_serves() {
        rig.session.start(rig.now);
        FakeTransport theirs = rig.accepted();
        rig.receive(theirs, open(Rig.REMOTE_ID).encode());
        rig.receive(theirs, Rig.KEEPALIVE);
        assertThat(rig.owner.cancels).isEqualTo(1);
        FakeTransport late = rig.dialled();
        assertThat(late.closed).isTrue();
        assertThat(rig.owner.up).isNotNull();
    }

    @Test
    void when_the_one_that_served_is_lost_the_other_goes_on() {
        FakeTransport[] both = both();
        rig.receive(both[1], open(Rig.REMOTE_ID).encode());
        rig.session.closed(both[1], "reset", rig.now);
        rig.receive(both[0], open(Rig.REMOTE_ID).encode());
        rig.receive(both[0], Rig.KEEPALIVE);
        assertThat(rig.session.state()).isEqualTo(SessionState.ESTABLISHED);
    }
}
