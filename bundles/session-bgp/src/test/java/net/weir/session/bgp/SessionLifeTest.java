package net.weir.session.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.model.Bytes;
import net.weir.model.Family;
import org.junit.jupiter.api.Test;

class SessionLifeTest {
    private static final byte[] UPDATE = new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC)
            .endOfRib(Family.IPV4_UNICAST);

    @Test
    void comes_up_over_a_connection_that_it_dialled() {
        Rig rig = Rig.active();
        FakeTransport transport = rig.up(Rig.remoteOpen());

        assertThat(transport.types()).containsExactly(MessageHeader.OPEN, MessageHeader.KEEPALIVE);
        assertThat(rig.session.state()).isEqualTo(SessionState.ESTABLISHED);
        assertThat(rig.owner.up.families()).containsExactly(Family.IPV4_UNICAST, Family.IPV6_UNICAST);
        assertThat(rig.owner.up.holdSeconds()).isEqualTo(90);
        assertThat(rig.owner.dials).isEqualTo(1);
    }

    @Test
    void a_passive_session_never_dials_and_takes_who_dials_it() {
        Rig rig = Rig.passive();
        rig.session.start(rig.now);
        rig.pass(3600);
        assertThat(rig.owner.dials).isZero();
        FakeTransport transport = rig.accepted();
        rig.receive(transport, Rig.remoteOpen().encode());
        rig.receive(transport, Rig.KEEPALIVE);

        assertThat(rig.session.state()).isEqualTo(SessionState.ESTABLISHED);
    }

    @Test
    void messages_that_come_octet_by_octet_are_the_same() {
        Rig rig = Rig.active();
        rig.session.start(rig.now);
        FakeTransport transport = rig.dialled();
        byte[] open = Rig.remoteOpen().encode();
        byte[] all = Arrays.copyOf(open, open.length + 19 + UPDATE.length);
        System.arraycopy(Rig.KEEPALIVE, 0, all, open.length, 19);
        System.arraycopy(UPDATE, 0, all, open.length + 19, UPDATE.length);
        for (int i = 0; i < all.length; i++) {
            assertThat(rig.session.receive(transport, all, i, 1, rig.now)).isEqualTo(1);
        }
        assertThat(rig.owner.updates).isEqualTo(1);
    }

    @Test
    void sends_keepalives_in_a_third_of_the_hold_time_and_expires_when_the_peer_is_silent() {
        Rig rig = new Rig(settings -> settings.withTimes(settings.times().withHold(Duration.ofSeconds(9))));
        FakeTransport transport = rig.up(Rig.remoteOpen());
        rig.pass(8);
        assertThat(transport.types().stream().filter(type -> type == 4).count()).isBetween(3L, 4L);
        assertThat(rig.owner.up).isNotNull();
        rig.pass(2);

        assertThat(transport.notification()).isEqualTo(new NotificationMessage(4, 0, Bytes.EMPTY));
        assertThat(transport.closed).isTrue();
        assertThat(rig.owner.ended).singleElement().satisfies(end -> assertThat(end.event())
                .isEqualTo(FsmEvent.HOLD_TIMER_EXPIRES));
    }

    @Test
    void does_not_expire_while_octets_wait_that_it_was_not_given() {
        Rig rig = Rig.active();
        FakeTransport transport = rig.up(Rig.remoteOpen());
        rig.owner.full = true;
        rig.owner.inputWaits = true;
        assertThat(rig.receive(transport, UPDATE)).isZero();
        for (int i = 0; i < 20; i++) {
            rig.pass(60);
            rig.session.transmitted(transport, rig.now);
        }
        assertThat(rig.owner.up).isNotNull();
        long keepalives = transport.types().stream().filter(type -> type == 4).count();
        assertThat(keepalives).isGreaterThan(40);

        rig.owner.full = false;
        rig.owner.inputWaits = false;
        assertThat(rig.receive(transport, UPDATE)).isEqualTo(UPDATE.length);
        rig.pass(89);
        assertThat(rig.owner.up).isNotNull();
        rig.pass(2);
        assertThat(rig.owner.up).isNull();
    }

    @Test
    void does_not_take_its_own_sleep_for_the_silence_of_the_peer() {
        Rig rig = Rig.active();
        FakeTransport transport = rig.up(Rig.remoteOpen());
        rig.now += Duration.ofSeconds(200).toNanos();
        rig.session.tick(rig.now);
        assertThat(rig.owner.up).isNotNull();
        rig.receive(transport, Rig.KEEPALIVE);
        rig.pass(80);
        assertThat(rig.owner.up).isNotNull();
    }

    @Test
    void without_a_hold_time_nothing_is_sent_and_nothing_expires() {
        Rig rig = new Rig(settings -> settings.withTimes(settings.times().withHold(Duration.ZERO)));
        FakeTransport transport = rig.up(Rig.remoteOpen());
        rig.session.transmitted(transport, rig.now);
        rig.pass(36_000);
        assertThat(transport.types()).containsExactly(1, 4);
        assertThat(rig.owner.up).isNotNull();
    }

    @Test
    void ends_when_nothing_gets_through_to_the_peer() {
        Rig rig = Rig.active();
        FakeTransport transport = rig.up(Rig.remoteOpen());
        for (int i = 0; i < 9; i++) {
            rig.receive(transport, Rig.KEEPALIVE);
            rig.pass(53);
        }
        assertThat(rig.owner.up).isNotNull();
        rig.receive(transport, Rig.KEEPALIVE);
        rig.pass(4);

        assertThat(transport.notification().code()).isEqualTo(8);
        assertThat(rig.owner.ended).singleElement().satisfies(end -> assertThat(end.event())
                .isEqualTo(FsmEvent.SEND_HOLD_TIMER_EXPIRES));
    }

    @Test
    void goes_on_as_long_as_something_gets_through() {
        Rig rig = Rig.active();
        FakeTransport transport = rig.up(Rig.remoteOpen());
        for (int i = 0; i < 100; i++) {
            rig.receive(transport, Rig.KEEPALIVE);
            rig.session.transmitted(transport, rig.now);
            rig.pass(60);
        }
        assertThat(rig.owner.up).isNotNull();
    }

    @Test
    void waits_longer_after_each_failure_and_forgets_them_once_it_is_stable() {
        Rig rig = Rig.active();
        rig.session.start(rig.now);
        long before = rig.now;
        for (int i = 0; i < 10; i++) {
            rig.session.dialFailed("refused", rig.now);
            int dials = rig.owner.dials;
            before = rig.now;
            while (rig.owner.dials == dials) {
                rig.pass(1);
            }
        }
        assertThat(Duration.ofNanos(rig.now - before)).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(61));
        FakeTransport transport = rig.dialled();
        rig.receive(transport, Rig.remoteOpen().encode());
        rig.receive(transport, Rig.KEEPALIVE);
        rig.pass(70);
        int dials = rig.owner.dials;
        rig.session.closed(transport, "reset", rig.now);
        rig.pass(2);
        assertThat(rig.owner.dials).isEqualTo(dials + 1);
    }

    @Test
    void waits_for_the_peers_open_if_told_to() {
        Rig rig = new Rig(settings -> settings.withTimes(new SessionTimes(
                Duration.ofSeconds(90),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60))));
        rig.session.start(rig.now);
        FakeTransport transport = rig.dialled();
        assertThat(transport.sent).isEmpty();
        rig.receive(transport, Rig.remoteOpen().encode());
        assertThat(transport.types()).containsExactly(1, 4);
        rig.receive(transport, Rig.KEEPALIVE);
        assertThat(rig.session.state()).isEqualTo(SessionState.ESTABLISHED);
    }

    @Test
    void opens_itself_when_the_peer_does_not_in_time() {
        Rig rig = new Rig(settings -> settings.withTimes(new SessionTimes(
                Duration.ofSeconds(90),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60))));
        rig.session.start(rig.now);
        FakeTransport transport = rig.dialled();
        rig.pass(6);
        assertThat(transport.types()).containsExactly(1);
        assertThat(rig.session.state()).isEqualTo(SessionState.OPEN_SENT);
    }

    @Test
    void tells_the_operators_words_when_it_is_stopped_and_stays_down() {
        Rig rig = Rig.active();
        FakeTransport transport = rig.up(Rig.remoteOpen());
        rig.session.stop(NotificationMessage.cease(2, "back at noon"), false, rig.now);

        assertThat(transport.notification().toString()).isEqualTo("6/2 Cease/Administrative Shutdown \"back at noon\"");
        rig.pass(3600);
        assertThat(rig.owner.dials).isEqualTo(1);
        FakeTransport late = rig.accepted();
        assertThat(late.notification()).isEqualTo(new NotificationMessage(6, 5, Bytes.EMPTY));
        assertThat(late.closed).isTrue();
    }

    @Test
    void comes_up_again_after_a_reset() {
        Rig rig = Rig.active();
        rig.up(Rig.remoteOpen());
        rig.session.reset(NotificationMessage.cease(4, "new filter"), false, rig.now);
        rig.pass(2);
        assertThat(rig.owner.dials).isEqualTo(2);
        assertThat(rig.session.retries()).isZero();
    }

    @Test
    void a_dial_that_takes_too_long_is_given_up_and_tried_again() {
        Rig rig = Rig.active();
        rig.session.start(rig.now);
        rig.pass(31);
        assertThat(rig.owner.dials).isEqualTo(2);
        assertThat(rig.owner.cancels).isEqualTo(1);
    }

    @Test
    void hands_on_route_refresh_and_asks_for_it() {
        Rig rig = Rig.active();
        FakeTransport transport = rig.up(Rig.remoteOpen());
        rig.receive(transport, new RouteRefreshMessage(Family.IPV6_UNICAST, 1, Bytes.EMPTY).encode());
        assertThat(rig.owner.refreshes).containsExactly(new RouteRefreshMessage(Family.IPV6_UNICAST, 1, Bytes.EMPTY));
        assertThat(rig.session.refresh(Family.IPV4_UNICAST, rig.now)).isTrue();
        assertThat(transport.types()).endsWith(5);
        assertThat(rig.session.refresh(Family.IPV4_MULTICAST, rig.now)).isFalse();
    }
}
