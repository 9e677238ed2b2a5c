package net.weir.session.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import org.junit.jupiter.api.Test;

/** What is answered to what is wrong: code, subcode and data. */
class NotificationsTest {
    private static final byte[] UPDATE = message(MessageHeader.UPDATE, 23);

    private static byte[] message(int type, int length) {
        byte[] message = new byte[Math.max(19, length)];
        java.util.Arrays.fill(message, 0, 16, (byte) 0xff);
        message[16] = (byte) (length >>> 8);
        message[17] = (byte) length;
        message[18] = (byte) type;
        return message;
    }

    private static NotificationMessage in(SessionState state, byte[] octets) {
        Rig rig = Rig.active();
        rig.session.start(rig.now);
        FakeTransport transport = rig.dialled();
        if (state != SessionState.OPEN_SENT) {
            rig.receive(transport, Rig.remoteOpen().encode());
        }
        if (state == SessionState.ESTABLISHED) {
            rig.receive(transport, Rig.KEEPALIVE);
        }
        assertThat(rig.session.state()).isEqualTo(state);
        rig.receive(transport, octets);
        assertThat(transport.closed).isTrue();
        return transport.notification();
    }

    private static NotificationMessage to(OpenMessage open, UnaryOperator<SessionSettings> change) {
        Rig rig = new Rig(change);
        rig.session.start(rig.now);
        FakeTransport transport = rig.dialled();
        rig.receive(transport, open.encode());
        assertThat(transport.closed).isTrue();
        return transport.notification();
    }

    private static NotificationMessage answer(int code, int subcode, String hex) {
        return new NotificationMessage(
                code, subcode, Bytes.copyOf(HexFormat.of().parseHex(hex)));
    }

    @Test
    void header_errors_are_told_with_what_was_wrong() {
        for (SessionState state :
                List.of(SessionState.OPEN_SENT, SessionState.OPEN_CONFIRM, SessionState.ESTABLISHED)) {
            byte[] marker = message(4, 19);
            marker[3] = 0;
            assertThat(in(state, marker)).isEqualTo(answer(1, 1, ""));
            assertThat(in(state, message(4, 18))).isEqualTo(answer(1, 2, "0012"));
            assertThat(in(state, message(4, 20))).isEqualTo(answer(1, 2, "0014"));
            assertThat(in(state, message(1, 28))).isEqualTo(answer(1, 2, "001c"));
            assertThat(in(state, message(2, 22))).isEqualTo(answer(1, 2, "0016"));
            assertThat(in(state, message(3, 20))).isEqualTo(answer(1, 2, "0014"));
            assertThat(in(state, message(9, 19))).isEqualTo(answer(1, 3, "09"));
            assertThat(in(state, message(128, 23))).isEqualTo(answer(1, 3, "80"));
        }
    }

    @Test
    void long_messages_are_for_those_who_agreed_on_them() {
        assertThat(in(SessionState.OPEN_SENT, message(2, 4097))).isEqualTo(answer(1, 2, "1001"));
        Rig rig = Rig.active();
        FakeTransport transport = rig.up(Rig.remoteOpen());
        rig.receive(transport, message(2, 65535));
        assertThat(rig.owner.updates).isEqualTo(1);
        rig.receive(transport, message(1, 4097));
        assertThat(transport.notification()).isEqualTo(answer(1, 2, "1001"));
    }

    @Test
    void unexpected_messages_are_told_by_state_and_type() {
        byte[] refresh = message(5, 23);
        assertThat(in(SessionState.OPEN_SENT, Rig.KEEPALIVE)).isEqualTo(answer(5, 1, "04"));
        assertThat(in(SessionState.OPEN_SENT, UPDATE)).isEqualTo(answer(5, 1, "02"));
        assertThat(in(SessionState.OPEN_SENT, refresh)).isEqualTo(answer(5, 1, "05"));
        assertThat(in(SessionState.OPEN_CONFIRM, UPDATE)).isEqualTo(answer(5, 2, "02"));
        assertThat(in(SessionState.OPEN_CONFIRM, refresh)).isEqualTo(answer(5, 2, "05"));
        byte[] open = Rig.remoteOpen().encode();
        assertThat(in(SessionState.OPEN_CONFIRM, open)).isEqualTo(answer(5, 2, "01"));
        assertThat(in(SessionState.ESTABLISHED, open)).isEqualTo(answer(5, 3, "01"));
    }

    @Test
    void a_route_refresh_of_a_wrong_length_has_an_error_of_its_own() {
        byte[] shorter = message(5, 22);
        assertThat(in(SessionState.ESTABLISHED, shorter))
                .isEqualTo(new NotificationMessage(7, 1, Bytes.copyOf(shorter)));
    }

    @Test
    void notifications_are_not_answered() {
        for (NotificationMessage message : List.of(answer(6, 2, ""), answer(2, 1, "0004"))) {
            Rig rig = Rig.active();
            rig.session.start(rig.now);
            FakeTransport transport = rig.dialled();
            rig.receive(transport, message.encode());
            assertThat(transport.types()).containsExactly(MessageHeader.OPEN);
            assertThat(transport.closed).isTrue();
            assertThat(rig.owner.failed).singleElement().satisfies(end -> assertThat(end.received())
                    .isEqualTo(message));
        }
    }

    @Test
    void opens_that_do_not_fit_are_told_why() {
        OpenMessage open = Rig.remoteOpen();
        OpenMessage version = new OpenMessage(3, 64511, 90, Rig.REMOTE_ID, open.capabilities(), List.of());
        assertThat(to(version, s -> s)).isEqualTo(answer(2, 1, "0004"));
        assertThat(to(open, s -> settings(s, RemoteAs.of(new Asn(64500))))).isEqualTo(answer(2, 2, ""));
        assertThat(to(OpenMessage.of(new Asn(0), 90, Rig.REMOTE_ID, List.of()), s -> settings(s, any())))
                .isEqualTo(answer(2, 2, ""));
        assertThat(to(OpenMessage.of(Rig.REMOTE, 90, IpAddress.parse("0.0.0.0"), List.of()), s -> s))
                .isEqualTo(answer(2, 3, ""));
        assertThat(to(OpenMessage.of(Rig.LOCAL, 90, Rig.LOCAL_ID, List.of()), s -> settings(s, any())))
                .isEqualTo(answer(2, 3, ""));
        assertThat(to(OpenMessage.of(Rig.REMOTE, 2, Rig.REMOTE_ID, List.of()), s -> s))
                .isEqualTo(answer(2, 6, ""));
        OpenMessage parameter = new OpenMessage(
                4, 64511, 90, Rig.REMOTE_ID, List.of(), List.of(new OpenMessage.OtherParameter(1, Bytes.EMPTY)));
        assertThat(to(parameter, s -> s)).isEqualTo(answer(2, 4, ""));
    }

    @Test
    void the_same_identifier_in_another_as_is_fine() {
        Rig rig = Rig.active();
        rig.up(OpenMessage.of(Rig.REMOTE, 90, Rig.LOCAL_ID, List.of()));
        assertThat(rig.session.state()).isEqualTo(SessionState.ESTABLISHED);
    }

    @Test
    void an_open_whose_capabilities_do_not_fit_is_unspecific() {
        byte[] open = Rig.remoteOpen().encode();
        open[28 + 4] = (byte) 200; // the length of the first capability
        Rig rig = Rig.active();
        rig.session.start(rig.now);
        FakeTransport transport = rig.dialled();
        rig.receive(transport, open);
        assertThat(transport.notification()).isEqualTo(answer(2, 0, ""));
    }

    @Test
    void without_a_common_family_the_peer_is_told_which_we_want() {
        OpenMessage open = Rig.remoteOpen(s -> s.withFamilies(List.of(Family.of(25, 70))));
        assertThat(to(open, s -> s)).isEqualTo(answer(2, 7, "010400010001" + "010400020001"));
    }

    @Test
    void roles_have_to_fit() {
        UnaryOperator<SessionSettings> provider = s -> s.withRole(PeerRole.PROVIDER, true);
        assertThat(to(Rig.remoteOpen(s -> s.withRole(PeerRole.PEER, false)), provider))
                .isEqualTo(answer(2, 11, ""));
        assertThat(to(Rig.remoteOpen(), provider)).isEqualTo(answer(2, 11, ""));
        OpenMessage two =
                OpenMessage.of(Rig.REMOTE, 90, Rig.REMOTE_ID, List.of(new Capability.Role(3), new Capability.Role(4)));
        assertThat(to(two, provider)).isEqualTo(answer(2, 11, ""));
        Rig rig = new Rig(provider);
        rig.up(Rig.remoteOpen(s -> s.withRole(PeerRole.CUSTOMER, false)));
        assertThat(rig.owner.up.remoteRole()).isEqualTo(PeerRole.CUSTOMER);
    }

    @Test
    void an_update_that_cannot_be_borne_ends_the_session_with_its_own_answer() {
        Rig rig = Rig.active();
        FakeTransport transport = rig.up(Rig.remoteOpen());
        rig.owner.damage = answer(3, 1, "");
        rig.receive(transport, UPDATE);
        assertThat(transport.notification()).isEqualTo(answer(3, 1, ""));
        assertThat(rig.owner.ended).hasSize(1);
    }

    @Test
    void before_its_own_open_it_tells_only_if_it_may() {
        for (boolean may : List.of(true, false)) {
            Rig rig = new Rig(s -> s.withWay(new SessionSettings.Way(false, true, may))
                    .withTimes(new SessionTimes(
                            Duration.ofSeconds(90),
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(9),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(9))));
            rig.session.start(rig.now);
            FakeTransport transport = rig.dialled();
            rig.receive(transport, message(9, 19));
            assertThat(transport.types()).isEqualTo(may ? List.of(MessageHeader.NOTIFICATION) : List.of());
            assertThat(transport.closed).isTrue();
        }
    }

    @Test
    void a_hard_end_is_told_as_hard_reset_where_that_is_known() {
        UnaryOperator<SessionSettings> graceful = s -> s.withGracefulRestart(
                new GracefulRestart(Duration.ofSeconds(120), false, java.util.Set.of(), Map.of()));
        Rig rig = new Rig(graceful);
        FakeTransport transport = rig.up(Rig.remoteOpen(graceful));
        rig.session.stop(NotificationMessage.cease(2, "bye"), true, rig.now);
        assertThat(transport.notification().subcode()).isEqualTo(NotificationMessage.HARD_RESET);
        assertThat(transport.notification().unwrapped()).isEqualTo(NotificationMessage.cease(2, "bye"));
        assertThat(rig.owner.ended.get(0).kept().isEmpty()).isTrue();
    }

    private static RemoteAs any() {
        return RemoteAs.parse(List.of("any"));
    }

    private static SessionSettings settings(SessionSettings s, RemoteAs remote) {
        return new SessionSettings(
                s.localAs(),
                s.bgpId(),
                remote,
                s.families(),
                s.addPath(),
                s.extendedNextHop(),
                s.gracefulRestart(),
                s.role(),
                s.strictRole(),
                s.hostname(),
                s.times(),
                s.way());
    }
}
