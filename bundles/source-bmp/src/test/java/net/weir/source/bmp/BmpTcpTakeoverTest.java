package net.weir.source.bmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.weir.api.Feed;
import net.weir.api.Stage;
import net.weir.api.State;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.StatisticType;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.event.StatsReport;
import net.weir.model.View;
import org.junit.jupiter.api.Test;

/** Routers that come again, options that change, the stage's end; with real sockets. */
class BmpTcpTakeoverTest extends TcpStage {
    @Test
    void the_same_router_supersedes_its_older_connection() throws IOException {
        open();
        try (Dialer older = new Dialer(address())
                .send(RouterMessages.initiation("edge1"), RouterMessages.up(RouterMessages.pre()))) {
            awaitEvents(PeerUp.class, 1);
            context.advance(Duration.ofSeconds(20));
            try (Dialer newer = new Dialer(address())
                    .send(RouterMessages.initiation("edge1"), RouterMessages.up(RouterMessages.pre()))) {
                awaitEvents(PeerUp.class, 2);
                assertThat(older.isClosedUnwritten()).isTrue();
                assertThat(feeds.events.stream().map(e -> e.getClass().getSimpleName()))
                        .containsExactly("RouterUp", "PeerUp", "RouterDown", "PeerDown", "RouterUp", "PeerUp");
                assertThat(all(RouterDown.class).get(0).cause()).isEqualTo(RouterDown.Cause.SUPERSEDED);
                newer.send(RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
                awaitEvents(RouteUpdate.class, 1);
            }
        }
    }

    @Test
    void two_routers_that_fight_over_a_key_are_told_and_the_newest_is_refused() throws IOException {
        open("identity", "sysname");
        List<Dialer> routers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            routers.add(new Dialer(address(), "127.0.0." + (2 + i)).send(RouterMessages.initiation("twin")));
            awaitEvents(RouterUp.class, i + 1);
        }
        try (Dialer refused = new Dialer(address(), "127.0.0.9").send(RouterMessages.initiation("twin"))) {
            assertThat(refused.isClosedUnwritten()).isTrue();
            assertThat(context.problems())
                    .anyMatch(p -> p.startsWith("identity-conflict: twin")
                            && p.contains("127.0.0.9")
                            && p.contains("127.0.0.4")
                            && p.contains("identity = address+sysname"));
            assertThat(context.state()).isEqualTo(State.DEGRADED);
            routers.get(2).send(RouterMessages.up(RouterMessages.pre()));
            awaitEvents(PeerUp.class, 1);
        }
        context.advance(Duration.ofMinutes(6));
        routers.add(new Dialer(address(), "127.0.0.9").send(RouterMessages.initiation("twin")));
        awaitEvents(RouterUp.class, 4);
        assertThat(context.state()).isEqualTo(State.RUNNING);
        for (Dialer router : routers) {
            router.close();
        }
    }

    @Test
    void a_conflict_ends_when_one_of_the_two_gives_up_or_is_gone() throws IOException {
        open("identity", "sysname");
        List<Dialer> routers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            routers.add(new Dialer(address(), "127.0.0." + (2 + i)).send(RouterMessages.initiation("twin")));
            awaitEvents(RouterUp.class, i + 1);
        }
        refused();
        context.advance(Duration.ofMinutes(6)); // the refused one does not come again
        await().untilAsserted(() -> assertThat(context.state()).isEqualTo(State.RUNNING));
        for (int i = 3; i < 6; i++) { // they begin anew
            routers.add(new Dialer(address(), "127.0.0." + (2 + i)).send(RouterMessages.initiation("twin")));
            awaitEvents(RouterUp.class, i + 1);
            routers.get(i).send(RouterMessages.up(RouterMessages.pre()));
        }
        refused();
        routers.get(5).close(); // the other one is gone
        await().untilAsserted(() -> assertThat(context.state()).isEqualTo(State.RUNNING));
        for (Dialer router : routers) {
            router.close();
        }
    }

    private void refused() throws IOException {
        try (Dialer refused = new Dialer(address(), "127.0.0.9").send(RouterMessages.initiation("twin"))) {
            assertThat(refused.isClosedUnwritten()).isTrue();
            assertThat(context.state()).isEqualTo(State.DEGRADED);
        }
    }

    @Test
    void held_routes_are_taken_up_by_the_router_s_return() throws IOException {
        open("hold-on-loss", "60s");
        new Dialer(address())
                .send(
                        RouterMessages.initiation("edge1"),
                        RouterMessages.up(RouterMessages.pre()),
                        RouterMessages.up(RouterMessages.header(RouterMessages.OTHER_PEER, View.ADJ_RIB_IN_PRE)))
                .reset();
        awaitEvents(RouterDown.class, 1);
        assertThat(all(RouterDown.class).get(0).holdMicros()).isEqualTo(60_000_000);
        try (Dialer back = new Dialer(address())
                .send(RouterMessages.initiation("edge1"), RouterMessages.up(RouterMessages.pre()))) {
            awaitEvents(PeerUp.class, 3);
            assertThat(all(PeerDown.class)).isEmpty();
            context.advance(Duration.ofSeconds(61));
            awaitEvents(PeerDown.class, 1);
            assertThat(all(PeerDown.class).get(0).peer())
                    .isEqualTo(all(PeerUp.class).get(1).peer());
            assertThat(back.socket.isClosed()).isFalse();
        }
    }

    @Test
    void routes_held_for_a_router_that_is_about_to_be_back_go_when_the_stage_stops() throws IOException {
        for (int round = 0; round < 10; round++) {
            feeds.events.clear();
            BmpTcpSource source = open("hold-on-loss", "60s");
            try (Dialer first = new Dialer(address())
                    .send(RouterMessages.initiation("edge1"), RouterMessages.up(RouterMessages.pre()))) {
                awaitEvents(PeerUp.class, 1);
                if (round % 2 == 0) {
                    first.reset();
                    awaitEvents(RouterDown.class, 1);
                }
                context.advance(Duration.ofSeconds(20));
                long counted = context.counts().getOrDefault("connections_accepted", 0L);
                try (Dialer back = new Dialer(address()).send(RouterMessages.initiation("edge1"))) {
                    await().until(() -> context.counts().getOrDefault("connections_accepted", 0L) > counted);
                    source.close();
                    assertThat(back.isClosedUnwritten()).isTrue();
                }
            }
            assertThat(all(PeerDown.class))
                    .as("round %d: %s", round, feeds.events)
                    .hasSize(1);
            assertThat(feeds.open).hasValue(0);
        }
    }

    @Test
    void the_stage_is_degraded_while_a_router_counts_other_routes_than_are_kept() throws IOException {
        open();
        feeds.kept = new Feed.Kept(900, false);
        Dialer router = new Dialer(address())
                .send(
                        RouterMessages.initiation("edge1"),
                        RouterMessages.up(RouterMessages.pre()),
                        RouterMessages.routes(RouterMessages.pre(), RouterMessages.endOfRib()),
                        new BmpMessage.StatisticsReport(
                                RouterMessages.pre(), List.of(StatisticType.ADJ_RIB_IN_ROUTES.of(1000))));
        try (router) {
            awaitEvents(StatsReport.class, 1);
            assertThat(context.state()).isEqualTo(State.RUNNING);
            context.advance(Duration.ofMinutes(5));
            await().until(() -> context.state() == State.DEGRADED);
            assertThat(context.reason())
                    .contains("edge1 127.0.0.1:")
                    .contains("AS64496 192.0.2.1 adj-rib-in-pre: the router counts 1000 routes, here are 900");
            feeds.kept = new Feed.Kept(995, false);
            await().until(() -> context.state() == State.RUNNING);
            feeds.kept = new Feed.Kept(900, false);
            router.send(new BmpMessage.StatisticsReport(
                    RouterMessages.pre(), List.of(StatisticType.ADJ_RIB_IN_ROUTES.of(1000))));
            awaitEvents(StatsReport.class, 2);
            context.advance(Duration.ofMinutes(5));
            await().until(() -> context.state() == State.DEGRADED);
        }
        await().until(() -> context.state() == State.RUNNING); // a router that is gone differs from nothing
    }

    @Test
    void live_options_apply_to_running_sessions() throws IOException {
        BmpTcpSource source = open();
        try (Dialer router = new Dialer(address()).send(RouterMessages.initiation("edge1"))) {
            awaitEvents(RouterUp.class, 1);
            Stage.Reconfigured answer = source.reconfigure(
                    options("expected-activity", "5min", "allow", "127.0.0.2/32", "hold-on-loss", "1h"));
            assertThat(answer).isEqualTo(Stage.Reconfigured.APPLIED);
            try (Dialer stranger = new Dialer(address())) {
                assertThat(stranger.isClosedUnwritten()).isTrue();
            }
            context.advance(Duration.ofMinutes(6));
            await().until(() -> context.state() == State.DEGRADED);
            assertThat(context.reason()).contains("has sent nothing for 300 s");
            router.send(RouterMessages.up(RouterMessages.pre()));
            await().until(() -> context.state() == State.RUNNING);
        }
        awaitEvents(RouterDown.class, 1);
        assertThat(all(RouterDown.class).get(0).holdMicros()).isEqualTo(3_600_000_000L);
    }

    @Test
    void closing_the_stage_ends_its_sessions() throws IOException {
        BmpTcpSource source = open();
        try (Dialer router = new Dialer(address())
                .send(RouterMessages.initiation("edge1"), RouterMessages.up(RouterMessages.pre()))) {
            awaitEvents(PeerUp.class, 1);
            source.close();
            assertThat(router.isClosedUnwritten()).isTrue();
        }
        assertThat(all(RouterDown.class).get(0).cause()).isEqualTo(RouterDown.Cause.SHUTDOWN);
        assertThat(all(PeerDown.class)).hasSize(1);
        assertThat(context.listening()).isEmpty();
        assertThat(source.snapshots()).isEmpty();
    }
}
