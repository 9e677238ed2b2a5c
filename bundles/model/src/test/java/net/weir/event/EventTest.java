package net.weir.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.model.Asn;
import net.weir.model.AttributeBytes;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Prefix;
import net.weir.model.Problem;
import net.weir.model.RouterKey;
import net.weir.model.Value;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {
    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.1");
    private static final Peer PEER = new Peer(
            3,
            1,
            PeerKey.global(new RouterKey("edge1", ADDRESS, null), ADDRESS, View.ADJ_RIB_IN_PRE),
            new Peer.Facts(new Asn(64496), ADDRESS, null, false));
    private static final Ipv4Nlri ROUTES = Ipv4Nlri.of(Prefix.parse("203.0.113.0/24"));
    private static final PathAttributes SET = new AttributeBytes().origin(0).build();

    @Provide
    Arbitrary<Event> events() {
        return AnyEvent.event();
    }

    private static RouteUpdate update() {
        return RouteUpdate.of(PEER, 5, Family.IPV4_UNICAST, null, ROUTES, SET);
    }

    @Test
    void an_event_is_offered_once() {
        RouteUpdate event = update();
        assertThat(event.feed()).isZero();
        event.stamp(4, 1);
        assertThat(event.feed()).isEqualTo(4);
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.subsequence()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> event.stamp(4, 2)).withMessageContaining("4/1");
        assertThat(event.sequence()).isEqualTo(1);
    }

    @Test
    void a_descendant_has_the_place_of_its_origin() {
        RouteUpdate event = update();
        event.stamp(4, 9);
        EndOfRib child = new EndOfRib(PEER, 0, 5, Family.IPV4_UNICAST, true);
        child.stampFrom(event, 2);
        assertThat(child).hasToString("EndOfRib[4/9.2 " + PEER + "]");
        assertThat(child.subsequence()).isEqualTo(2);
    }

    @Test
    void a_changed_update_keeps_its_place_and_its_message() {
        BorrowedMessage raw = new BorrowedMessage(new byte[40], 2, 30);
        RouteUpdate event = new RouteUpdateBuilder()
                .from(PEER, 3, 5)
                .family(Family.IPV4_UNICAST)
                .announced(ROUTES, SET)
                .flags(5)
                .message(77)
                .part(2, 3)
                .raw(raw)
                .build();
        event.stampAgain(4, 9, 1);
        RouteUpdate changed = event.with(ROUTES, null, null, RouteUpdate.Cause.FILTERED);
        assertThat(changed.feed()).isEqualTo(4);
        assertThat(changed.sequence()).isEqualTo(9);
        assertThat(changed.subsequence()).isEqualTo(1);
        assertThat(changed.withdrawn()).isSameAs(ROUTES);
        assertThat(changed.announced()).isNull();
        assertThat(changed.attributes()).isNull();
        assertThat(changed.cause()).hasToString("filtered");
        assertThat(changed.flags()).isEqualTo(5);
        assertThat(changed.messageSequence()).isEqualTo(77);
        assertThat(changed.part()).isEqualTo(2);
        assertThat(changed.parts()).isEqualTo(3);
        assertThat(changed.observedMicros()).isEqualTo(3);
        assertThat(changed.receivedMicros()).isEqualTo(5);
        assertThat(changed.raw()).isSameAs(raw);
        changed.releaseBorrowed();
        assertThat(changed.raw()).isNull();
        assertThat(event.raw()).isSameAs(raw);
        assertThat(raw.copy().length()).isEqualTo(30);
    }

    @Test
    void announced_routes_and_attributes_go_together() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteUpdate.of(PEER, 5, Family.IPV4_UNICAST, null, ROUTES, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteUpdate.of(PEER, 5, Family.IPV4_UNICAST, ROUTES, null, SET));
    }

    @Test
    void an_update_is_of_one_family() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteUpdate.of(PEER, 5, Family.IPV6_UNICAST, null, ROUTES, SET))
                .withMessage("routes of ipv4-unicast in an update of ipv6-unicast");
        assertThat(RouteUpdate.of(PEER, 5, Family.IPV6_UNICAST, null, null, null)
                        .family())
                .isEqualTo(Family.IPV6_UNICAST);
        assertThat(update().with(null, null, null, RouteUpdate.Cause.PEER).family())
                .isEqualTo(Family.IPV4_UNICAST);
    }

    private static RouteUpdate part(int part, int parts, int flags) {
        return new RouteUpdateBuilder()
                .from(PEER, 3, 5)
                .family(Family.IPV4_UNICAST)
                .withdrawn(ROUTES)
                .cause(RouteUpdate.Cause.FILTERED)
                .flags(flags)
                .message(77)
                .part(part, parts)
                .build();
    }

    @Test
    void parts_and_flags_beyond_what_an_update_can_have_are_refused() {
        RouteUpdate most = part(7, 7, 127);
        assertThat(most.part()).isEqualTo(7);
        assertThat(most.parts()).isEqualTo(7);
        assertThat(most.flags()).isEqualTo(127);
        assertThat(most.cause()).isEqualTo(RouteUpdate.Cause.FILTERED);
        assertThat(most.messageSequence()).isEqualTo(77);
        assertThatIllegalArgumentException().isThrownBy(() -> part(0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> part(2, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> part(1, 8, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> part(1, 1, 128));
        assertThatIllegalArgumentException().isThrownBy(() -> part(1, 1, -1));
    }

    @Test
    void an_event_that_is_retained_keeps_what_was_lent_and_counts_it() {
        byte[] buffer = {1, 2, 3, 4};
        RouteUpdate lent = new RouteUpdateBuilder()
                .from(PEER, 3, 5)
                .withdrawn(ROUTES)
                .flags(127)
                .message(77)
                .raw(new BorrowedMessage(buffer, 1, 2))
                .build();
        lent.stamp(4, 9);
        int light = lent.weight();
        RouteUpdate kept = lent.retained();
        buffer[1] = 9;
        lent.releaseBorrowed();
        kept.releaseBorrowed();
        assertThat(lent.raw()).isNull();
        assertThat(lent.retained()).isSameAs(lent);
        assertThat(kept.raw()).isNotNull();
        assertThat(kept.raw().copy().toArray()).containsExactly(2, 3);
        assertThat(kept.retained()).isSameAs(kept);
        assertThat(kept.weight()).isEqualTo(light + 2);
        assertThat(kept.flags()).isEqualTo(127);
        assertThat(kept.messageSequence()).isEqualTo(77);
        assertThat(kept.feed()).isEqualTo(4);
        assertThat(kept.sequence()).isEqualTo(9);
    }

    @Test
    void a_change_has_a_former_state_for_every_route() {
        @Nullable PathAttributes[] none = {null};
        RouteChange change = new RouteChange(PEER, 0, 5, ROUTES, none, SET, RouteChange.Cause.PEER, 1);
        assertThat(change.before(0)).isNull();
        assertThat(change.isWithdrawal()).isFalse();
        assertThat(change.family()).isEqualTo(Family.IPV4_UNICAST);
        assertThat(change.routePeer()).isSameAs(PEER);
        assertThat(change).hasToString("RouteChange[0/0 " + PEER + " +ipv4-unicast[203.0.113.0/24] peer]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RouteChange(
                        PEER, 0, 5, ROUTES, new @Nullable PathAttributes[2], null, RouteChange.Cause.PEER, 1));
    }

    @Test
    void the_end_of_a_peers_routes_expands_as_often_as_asked() {
        List<RouteChange> changes = List.of(
                new RouteChange(PEER, 0, 5, ROUTES, new PathAttributes[] {SET}, null, RouteChange.Cause.PEER_DOWN, 8));
        PeerRoutesGone gone = SampleEvents.routesGone(PEER, changes);
        gone.stamp(4, 9);
        for (int i = 0; i < 2; i++) {
            List<RouteChange> out = new ArrayList<>();
            gone.expand(out::add);
            assertThat(out).isEqualTo(changes).allMatch(c -> c.feed() == 4 && c.sequence() == 9);
        }
        assertThat(gone.count()).isEqualTo(1);
    }

    private static PeerDown down(PeerDown.Reason reason, String notification) {
        byte[] message = new byte[19 + notification.length() / 2];
        Arrays.fill(message, 0, 16, (byte) 0xff);
        Bytes.ofHex(notification).copyTo(message, 19);
        return new PeerDown(PEER, 0, 5, reason, 1, Bytes.copyOf(message));
    }

    @Test
    void a_peer_down_tells_its_notification() {
        String text = "maintenance é";
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        String shutdown = "0602" + String.format("%02x", utf8.length) + Bytes.copyOf(utf8);
        PeerDown event = down(PeerDown.Reason.LOCAL_NOTIFICATION, shutdown);
        assertThat(event.notificationCode()).isEqualTo(6);
        assertThat(event.notificationSubcode()).isEqualTo(2);
        assertThat(event.shutdownCommunication()).isEqualTo(text);
        assertThat(down(PeerDown.Reason.REMOTE_NOTIFICATION, "0604" + shutdown.substring(4))
                        .shutdownCommunication())
                .isEqualTo(text);
        assertThat(down(PeerDown.Reason.REMOTE_NOTIFICATION, "0609" + shutdown).shutdownCommunication())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0609", "060906", "06090602", "0609060200", "060906020541", "060906030141", "060903020141"})
    void a_hard_reset_without_words_has_none(String notification) {
        assertThat(down(PeerDown.Reason.LOCAL_NOTIFICATION, notification).shutdownCommunication())
                .isNull();
    }

    @Test
    void a_peer_down_without_a_whole_notification_has_none() {
        assertThat(down(PeerDown.Reason.REMOTE_CLOSED, "0602").notificationCode())
                .isEqualTo(-1);
        assertThat(down(PeerDown.Reason.REMOTE_NOTIFICATION, "06").notificationSubcode())
                .isEqualTo(-1);
        assertThat(down(PeerDown.Reason.REMOTE_NOTIFICATION, "0602").shutdownCommunication())
                .isNull();
        assertThat(down(PeerDown.Reason.REMOTE_NOTIFICATION, "060200").shutdownCommunication())
                .isNull();
        assertThat(down(PeerDown.Reason.REMOTE_NOTIFICATION, "06020541").shutdownCommunication())
                .isNull();
        assertThat(down(PeerDown.Reason.REMOTE_NOTIFICATION, "06030141").shutdownCommunication())
                .isNull();
        assertThat(down(PeerDown.Reason.REMOTE_NOTIFICATION, "04020141").shutdownCommunication())
                .isNull();
    }

    @Test
    void peer_down_reasons_have_bmp_codes_1_to_6() {
        assertThat(PeerDown.Reason.ofBmpCode(1)).isEqualTo(PeerDown.Reason.LOCAL_NOTIFICATION);
        assertThat(PeerDown.Reason.ofBmpCode(4)).isEqualTo(PeerDown.Reason.REMOTE_CLOSED);
        assertThat(PeerDown.Reason.ofBmpCode(6)).isEqualTo(PeerDown.Reason.LOC_RIB_DOWN);
        assertThat(PeerDown.Reason.ofBmpCode(0)).isEqualTo(PeerDown.Reason.UNKNOWN);
        assertThat(PeerDown.Reason.ofBmpCode(7)).isEqualTo(PeerDown.Reason.UNKNOWN);
    }

    @Test
    void only_skipped_messages_and_families_lose_routes() {
        for (Problem.Action action : Problem.Action.values()) {
            Problem problem = new Problem("x", "RFC 7606 section 2", action, 0, Bytes.EMPTY);
            assertThat(new Malformed(PEER, 0, 5, problem, null).losesRoutes())
                    .isEqualTo(action == Problem.Action.FAMILY_SKIPPED || action == Problem.Action.MESSAGE_SKIPPED);
        }
    }

    @Test
    void heavy_content_weighs() {
        Bytes kilo = Bytes.copyOf(new byte[1000]);
        Value value = new Value.Binary(kilo);
        assertThat(new TopicRecord(null, 0, 5, "t", value).weight()).isGreaterThan(1000);
        assertThat(new ExtensionEvent(null, 0, 5, "org.example.flow", 1, value).weight())
                .isGreaterThan(1000);
        assertThat(new RouteMirror(PEER, 0, 5, List.of(kilo), List.of()).weight())
                .isGreaterThan(1000);
        assertThat(new PeerDown(PEER, 0, 5, PeerDown.Reason.LOCAL_NOTIFICATION, 1, kilo).weight())
                .isGreaterThan(1000);
        PeerUp.Session session = new PeerUp.Session(null, 0, 0, kilo, kilo, List.of(), List.of());
        assertThat(new PeerUp(PEER, 0, 5, session, false).weight()).isGreaterThan(2000);
    }

    @Property(tries = 300)
    void every_event_has_a_weight_a_kind_and_a_text(@ForAll("events") Event event) {
        assertThat(event.weight()).isPositive();
        assertThat(event.toString()).contains(event.feed() + "/" + event.sequence());
        assertThat(event.kind().toString()).matches("[a-z-]+");
    }
}
