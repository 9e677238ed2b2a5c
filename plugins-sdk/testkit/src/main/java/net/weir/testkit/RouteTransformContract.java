package net.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.weir.api.LaneTransform;
import net.weir.api.RouteTransform;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.event.SampleEvents;
import net.weir.model.Ipv4Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a stage that filters routes promises those behind it, to be extended by its tests. */
public abstract class RouteTransformContract {
    private static final NlriBlock ROUTE = Ipv4Nlri.of(Prefix.parse("192.0.2.0/24"));
    private static final NlriBlock OTHER = Ipv4Nlri.of(Prefix.parse("203.0.113.0/24"));

    private final Peer peer = Examples.peer(1, 1);

    /** A new stage, the same each time. */
    protected abstract RouteTransform<?> transform() throws Exception;

    /** Attributes with which 192.0.2.0/24 passes unchanged. */
    protected abstract PathAttributes accepted();

    /** Attributes with which it is rejected. */
    protected abstract PathAttributes rejected();

    private List<Event> pass(Event... events) throws Exception {
        LaneTransform lane = transform().forLane(0);
        List<Event> out = new ArrayList<>();
        for (Event event : events) {
            lane.accept(event, out::add);
        }
        return out;
    }

    private <E extends Event> E placed(E event) {
        event.stamp(7, 41);
        return event;
    }

    private RouteUpdate update(@Nullable NlriBlock gone, PathAttributes attributes) {
        return placed(RouteUpdate.of(peer, Examples.RECEIVED, ROUTE.family(), gone, ROUTE, attributes));
    }

    private RouteChange change(
            @Nullable PathAttributes before, @Nullable PathAttributes after, RouteChange.Cause cause) {
        return placed(new RouteChange(
                peer, 0, Examples.RECEIVED, ROUTE, new @Nullable PathAttributes[] {before}, after, cause, 1));
    }

    @Test
    void hands_on_events_that_are_not_about_routes() throws Exception {
        List<Event> events = SampleEvents.all().stream()
                .filter(event -> !(event instanceof RouteUpdate || event instanceof RouteChange))
                .filter(event -> !(event instanceof PeerRoutesGone))
                .toList();
        assertThat(pass(events.toArray(Event[]::new))).containsAll(events);
    }

    @Test
    void an_accepted_update_passes_as_it_is() throws Exception {
        RouteUpdate update = update(OTHER, accepted());
        assertThat(pass(update)).containsExactly(update);
    }

    @Test
    void a_rejected_announcement_becomes_a_withdrawal_behind_those_of_the_same_update() throws Exception {
        List<Event> out = pass(update(OTHER, rejected()));
        assertThat(out).hasSize(2).allMatch(event -> event.sequence() == 41);
        assertThat(out).extracting(Event::subsequence).containsExactly(0, 1);
        RouteUpdate first = (RouteUpdate) out.get(0);
        assertThat(first.withdrawn()).isSameAs(OTHER);
        assertThat(first.announced()).isNull();
        RouteUpdate second = (RouteUpdate) out.get(1);
        assertThat(second.withdrawn()).isSameAs(ROUTE);
        assertThat(second.announced()).isNull();
        assertThat(second.cause()).isEqualTo(RouteUpdate.Cause.FILTERED);
    }

    @Test
    void an_accepted_change_passes_as_it_is() throws Exception {
        RouteChange comes = change(null, accepted(), RouteChange.Cause.PEER);
        RouteChange goes = change(accepted(), null, RouteChange.Cause.PEER);
        RouteChange told = change(null, accepted(), RouteChange.Cause.SNAPSHOT);
        assertThat(pass(comes, goes, told)).containsExactly(comes, goes, told);
    }

    @Test
    void a_route_that_never_passed_is_not_mentioned() throws Exception {
        assertThat(pass(
                        change(null, rejected(), RouteChange.Cause.PEER),
                        change(rejected(), rejected(), RouteChange.Cause.PEER),
                        change(rejected(), null, RouteChange.Cause.PEER)))
                .isEmpty();
    }

    @Test
    void within_a_resync_a_rejected_route_is_left_out() throws Exception {
        assertThat(pass(change(null, rejected(), RouteChange.Cause.SNAPSHOT))).isEmpty();
    }

    @Test
    void a_route_that_had_passed_and_is_rejected_now_is_withdrawn() throws Exception {
        assertThat(pass(change(accepted(), rejected(), RouteChange.Cause.PEER)))
                .singleElement()
                .isInstanceOfSatisfying(RouteChange.class, gone -> {
                    assertThat(gone.isWithdrawal()).isTrue();
                    assertThat(gone.before(0)).isEqualTo(accepted());
                    assertThat(gone.cause()).isEqualTo(RouteChange.Cause.FILTERED);
                    assertThat(gone.sequence()).isEqualTo(41);
                });
    }

    @Test
    void a_route_that_was_rejected_and_is_accepted_now_is_new_to_those_behind() throws Exception {
        assertThat(pass(change(rejected(), accepted(), RouteChange.Cause.PEER)))
                .singleElement()
                .isInstanceOfSatisfying(RouteChange.class, come -> {
                    assertThat(come.after()).isEqualTo(accepted());
                    assertThat(come.before(0)).isNull();
                });
    }

    @Test
    void of_routes_that_went_with_their_peer_those_go_that_had_passed() throws Exception {
        RouteChange both = new RouteChange(
                peer,
                0,
                Examples.RECEIVED,
                Ipv4Nlri.of(Prefix.parse("192.0.2.0/24"), Prefix.parse("192.0.2.0/24")),
                new @Nullable PathAttributes[] {rejected(), accepted()},
                null,
                RouteChange.Cause.PEER_DOWN,
                1);
        List<Event> out =
                pass(placed(new PeerRoutesGone(peer, 0, Examples.RECEIVED, routes(both), RouteChange.Cause.PEER_DOWN)));
        List<RouteChange> expanded = new ArrayList<>();
        ((PeerRoutesGone) out.get(0)).expand(expanded::add);
        assertThat(expanded).singleElement().satisfies(gone -> {
            assertThat(gone.routes().count()).isEqualTo(1);
            assertThat(gone.before(0)).isEqualTo(accepted());
        });
    }

    private static PeerRoutesGone.Routes routes(RouteChange change) {
        return new PeerRoutesGone.Routes() {
            @Override
            public long count() {
                return change.routes().count();
            }

            @Override
            public void expand(PeerRoutesGone origin, Consumer<RouteChange> out) {
                change.stampFrom(origin, 0);
                out.accept(change);
            }
        };
    }
}
