package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import net.weir.api.operation.Action;
import net.weir.event.Event;
import net.weir.event.EventKind;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.Value;
import net.weir.query.RouteQuery;
import org.junit.jupiter.api.Test;

/** A peer of the past is forgotten by its lane, and those behind the RIB are told. */
class ForgettingTest {
    private final RibFixture rib = new RibFixture();

    @SuppressWarnings("unchecked") // the RIB has this one action
    private CompletableFuture<Value> forget(int peer) {
        Action<Forgetting.Which> action =
                (Action<Forgetting.Which>) rib.rib.actions().get(0);
        return CompletableFuture.supplyAsync(() -> {
            try {
                return action.body().run(new Forgetting.Which(peer));
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    private void tickUntil(CompletableFuture<?> done) throws InterruptedException {
        for (int i = 0; i < 2_000 && !done.isDone(); i++) {
            rib.lane.tick(rib.now(), rib.out::add);
            Thread.sleep(1);
        }
    }

    private static Value routes(long count) {
        return new Value.Fields(Map.of("routes", new Value.Int(count)));
    }

    @Test
    void held_routes_go_between_two_events_and_are_withdrawn_behind_the_rib() throws Exception {
        Peer one = rib.up(1, 1);
        Peer two = rib.up(2, 1);
        rib.announce(one, Samples.med(1), "192.0.2.0/24", "198.51.100.0/24");
        rib.announce(two, Samples.med(2), "203.0.113.0/24");
        rib.hold(1);
        rib.out.clear();
        CompletableFuture<Value> done = forget(1);
        Thread.sleep(50);
        assertThat(done).isNotDone();
        assertThat(rib.found(RouteQuery.all(Family.IPV4_UNICAST))).contains("192.0.2.0/24");
        tickUntil(done);
        assertThat(done.get(1, TimeUnit.SECONDS)).isEqualTo(routes(2));
        assertThat(rib.out).extracting(Event::kind).containsExactly(EventKind.PEER_ROUTES_GONE);
        assertThat(rib.found(RouteQuery.all(Family.IPV4_UNICAST))).isEqualTo("203.0.113.0/24");
        assertThat(rib.rib.summary().peers()).hasSize(1);
    }

    @Test
    void a_peer_that_is_up_or_unknown_is_not_forgotten() {
        Peer one = rib.up(1, 1);
        rib.announce(one, Samples.med(1), "192.0.2.0/24");
        assertThatThrownBy(() -> forget(1).join()).hasMessageContaining("is up");
        assertThatThrownBy(() -> forget(9).join()).hasMessageContaining("no peer has the number 9");
        assertThat(rib.found(RouteQuery.all(Family.IPV4_UNICAST))).isEqualTo("192.0.2.0/24");
    }

    @Test
    void it_is_a_new_peer_when_it_comes_back() throws Exception {
        Peer one = rib.up(1, 1);
        rib.announce(one, Samples.med(1), "192.0.2.0/24");
        rib.hold(1);
        CompletableFuture<Value> done = forget(1);
        tickUntil(done);
        rib.out.clear();
        Peer again = rib.up(1, 2);
        rib.announce(again, Samples.med(1), "198.51.100.0/24");
        assertThat(rib.found(RouteQuery.all(Family.IPV4_UNICAST))).isEqualTo("198.51.100.0/24");
        assertThat(rib.takeChanges()).hasSize(1);
    }

    @Test
    void another_lane_does_it_where_the_lane_of_the_peer_has_ended() throws Exception {
        Peer one = rib.up(1, 1);
        rib.announce(one, Samples.med(1), "192.0.2.0/24");
        RibLane[] ended = new RibLane[1];
        Thread thread = new Thread(() -> {
            ended[0] = rib.rib.forLane(2);
            Event up = new net.weir.event.PeerUp(
                    Samples.peer(2, 1), 0, rib.now(), net.weir.event.PeerUp.Session.UNKNOWN, false);
            up.stamp(8, 1);
            ended[0].accept(up, rib.out::add);
            Event routes =
                    Samples.announce(Samples.peer(2, 1), rib.now(), Samples.med(2), RibFixture.block("203.0.113.0/24"));
            routes.stamp(8, 2);
            ended[0].accept(routes, rib.out::add);
            Event down = new net.weir.event.RouterDown(
                    rib.now(), Samples.router(0), net.weir.event.RouterDown.Cause.TCP_CLOSED, "", 60_000_000);
            down.stamp(8, 3);
            ended[0].accept(down, rib.out::add);
        });
        thread.start();
        thread.join();
        rib.out.clear();
        CompletableFuture<Value> done = forget(2);
        tickUntil(done);
        assertThat(done.get(1, TimeUnit.SECONDS)).isEqualTo(routes(1));
        assertThat(rib.out).extracting(Event::kind).contains(EventKind.PEER_ROUTES_GONE);
    }

    @Test
    void without_any_lane_the_routes_go_all_the_same() throws Exception {
        ColumnRib alone = new ColumnRib(new RibOptions(Emit.CHANGES, null), new TestContext());
        Thread thread = new Thread(() -> {
            RibLane lane = alone.forLane(1);
            Event up =
                    new net.weir.event.PeerUp(Samples.peer(2, 1), 0, 1, net.weir.event.PeerUp.Session.UNKNOWN, false);
            up.stamp(8, 1);
            lane.accept(up, e -> {});
            Event routes = Samples.announce(Samples.peer(2, 1), 2, Samples.med(2), RibFixture.block("203.0.113.0/24"));
            routes.stamp(8, 2);
            lane.accept(routes, e -> {});
            Event down = new net.weir.event.RouterDown(
                    3, Samples.router(0), net.weir.event.RouterDown.Cause.TCP_CLOSED, "", 60_000_000);
            down.stamp(8, 3);
            lane.accept(down, e -> {});
        });
        thread.start();
        thread.join();
        @SuppressWarnings("unchecked")
        Action<Forgetting.Which> action =
                (Action<Forgetting.Which>) alone.actions().get(0);
        assertThat(action.body().run(new Forgetting.Which(2))).isEqualTo(routes(1));
        assertThat(alone.summary().routes()).isZero();
        assertThat(alone.summary().peers()).isEmpty();
    }
}
