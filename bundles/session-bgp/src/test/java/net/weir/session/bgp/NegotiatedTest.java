package net.weir.session.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import org.junit.jupiter.api.Test;

class NegotiatedTest {
    private static final SessionSettings BASE = SessionSettings.of(Rig.LOCAL, Rig.LOCAL_ID, RemoteAs.of(Rig.REMOTE));

    @Test
    void add_path_is_agreed_on_for_each_way_alone() {
        OpenMessage ours = BASE.withAddPath(
                        Map.of(Family.IPV4_UNICAST, Capability.AddPath.RECEIVE, Family.IPV6_UNICAST, 3))
                .open();
        OpenMessage theirs = Rig.remoteOpen(
                s -> s.withAddPath(Map.of(Family.IPV4_UNICAST, 3, Family.IPV6_UNICAST, Capability.AddPath.RECEIVE)));
        Negotiated agreed = Negotiated.of(ours, theirs);
        assertThat(agreed.in().addPath()).containsExactly(Family.IPV4_UNICAST);
        assertThat(agreed.out().addPath()).containsExactly(Family.IPV6_UNICAST);
    }

    @Test
    void an_old_speaker_gets_two_octet_numbers_and_one_family() {
        OpenMessage ours = BASE.open();
        OpenMessage theirs = OpenMessage.of(Rig.REMOTE, 30, Rig.REMOTE_ID, List.of());
        Negotiated agreed = Negotiated.of(ours, theirs);
        assertThat(agreed.in().fourOctetAs()).isFalse();
        assertThat(agreed.families()).containsExactly(Family.IPV4_UNICAST);
        assertThat(agreed.holdSeconds()).isEqualTo(30);
        assertThat(agreed.keepaliveSeconds()).isEqualTo(10);
        assertThat(agreed.routeRefresh()).isFalse();
        assertThat(agreed.in().extendedMessage()).isTrue();
        assertThat(agreed.out().extendedMessage()).isFalse();
        assertThat(agreed.refused()).extracting(Capability::code).contains(1, 2, 6, 65, 70);
    }

    @Test
    void what_the_peer_has_and_we_do_not_is_shown() {
        List<Capability> theirs = new ArrayList<>(Rig.remoteOpen().capabilities());
        theirs.add(new Capability.Unknown(199, Bytes.ofHex("0102")));
        Negotiated agreed = Negotiated.of(BASE.open(), OpenMessage.of(Rig.REMOTE, 90, Rig.REMOTE_ID, theirs));
        assertThat(agreed.unused()).containsExactly(new Capability.Unknown(199, Bytes.ofHex("0102")));
        assertThat(agreed.refused()).isEmpty();
        assertThat(agreed.enhancedRouteRefresh()).isTrue();
    }

    @Test
    void extended_next_hops_need_both() {
        OpenMessage ours =
                BASE.withExtendedNextHop(List.of(Family.IPV4_UNICAST)).open();
        OpenMessage theirs = Rig.remoteOpen(s -> s.withExtendedNextHop(List.of(Family.IPV4_UNICAST)));
        assertThat(Negotiated.of(ours, theirs).extendedNextHop(Family.IPV4_UNICAST))
                .isTrue();
        assertThat(Negotiated.of(ours, Rig.remoteOpen()).extendedNextHop(Family.IPV4_UNICAST))
                .isFalse();
    }

    @Test
    void a_helper_keeps_what_the_restarting_peer_asked_for() {
        OpenMessage ours = BASE.withGracefulRestart(new GracefulRestart(
                        Duration.ZERO, false, Set.of(), Map.of(Family.IPV4_UNICAST, Duration.ofHours(1))))
                .open();
        OpenMessage theirs = Rig.remoteOpen(s -> s.withGracefulRestart(new GracefulRestart(
                Duration.ofSeconds(200),
                true,
                Set.of(Family.IPV4_UNICAST),
                Map.of(Family.IPV4_UNICAST, Duration.ofDays(1)))));
        Negotiated agreed = Negotiated.of(ours, theirs);
        assertThat(agreed.remoteRestarted()).isTrue();
        assertThat(agreed.notificationKeepsRoutes()).isTrue();
        Retention kept = Retention.of(agreed);
        assertThat(kept.restart()).isEqualTo(Duration.ofSeconds(200));
        assertThat(kept.families())
                .containsEntry(Family.IPV4_UNICAST, Duration.ofDays(1))
                .containsEntry(Family.IPV6_UNICAST, Duration.ZERO);
    }

    @Test
    void routes_stay_after_a_notification_unless_it_is_a_hard_reset() {
        for (boolean hard : List.of(false, true)) {
            Rig rig = new Rig(s -> s.withGracefulRestart(GracefulRestart.helper()));
            FakeTransport transport = rig.up(Rig.remoteOpen(s ->
                    s.withGracefulRestart(new GracefulRestart(Duration.ofSeconds(60), false, Set.of(), Map.of()))));
            NotificationMessage word = NotificationMessage.cease(2, "");
            rig.receive(transport, (hard ? Answers.hard(word) : word).encode());
            assertThat(rig.owner.ended.get(0).kept().isEmpty()).isEqualTo(hard);
        }
    }

    @Test
    void more_capabilities_than_255_octets_go_out_in_the_long_form_and_come_back() {
        List<Family> many =
                IntStream.range(1, 60).mapToObj(i -> Family.of(i, 70)).toList();
        SessionSettings settings = BASE.withFamilies(many).withHostname("collector");
        byte[] octets = settings.open().encode();
        assertThat(octets[28]).isEqualTo((byte) 255);
        assertThat(OpenMessage.decode(octets, 0, octets.length).message()).isEqualTo(settings.open());
        Rig rig = new Rig(s -> s.withFamilies(many));
        rig.up(Rig.remoteOpen(s -> s.withFamilies(many)));
        assertThat(rig.owner.up.families()).isEqualTo(many);
    }

    @Test
    void a_large_as_number_opens_as_as_trans() {
        SessionSettings large = SessionSettings.of(new Asn(4_200_000_001L), Rig.LOCAL_ID, RemoteAs.of(Rig.REMOTE));
        assertThat(large.open().asField()).isEqualTo(23456);
        assertThat(large.open().asn()).isEqualTo(new Asn(4_200_000_001L));
    }

    @Test
    void who_may_be_the_peer_can_be_said_in_four_ways() {
        Asn local = Rig.LOCAL;
        assertThat(RemoteAs.parse(List.of("any")).allows(local, local)).isTrue();
        assertThat(RemoteAs.parse(List.of("internal")).allows(Rig.REMOTE, local))
                .isFalse();
        assertThat(RemoteAs.parse(List.of("external")).allows(Rig.REMOTE, local))
                .isTrue();
        assertThat(RemoteAs.parse(List.of("external")).allows(local, local)).isFalse();
        RemoteAs listed = RemoteAs.parse(List.of("64500", "AS64511"));
        assertThat(listed.allows(Rig.REMOTE, local)).isTrue();
        assertThat(listed.toString()).isEqualTo("AS64500, AS64511");
    }
}
