package net.weir.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.weir.api.Feed;
import net.weir.event.ResyncId;
import net.weir.event.RouteChange;
import net.weir.model.Peer;
import net.weir.model.RouteScope;
import net.weir.testkit.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How one behind a link is brought up to date, task by task of the lane. */
class JoinTest {
    @TempDir
    Path directory;

    private final Peer one = Examples.peer(1, 1);
    private final Peer two = Examples.peer(2, 1);
    private final LaneBench.StubSource source = new LaneBench.StubSource();
    private final LaneBench.StubRib rib = new LaneBench.StubRib(one, two);

    private Feed up(LaneBench bench) {
        bench.stage("in", source, "rib").stage("rib", rib).plan();
        Feed feed = bench.feed("in");
        feed.offer(Examples.routerUp(Examples.routerKey("in")));
        feed.offer(Examples.peerUp(one));
        feed.offer(Examples.peerUp(two));
        return feed;
    }

    private void news(Feed feed, Peer peer) {
        feed.offer(LaneBench.change(peer, "203.0.113.0/24", RouteChange.Cause.PEER));
    }

    @Test
    void who_comes_late_hears_who_is_up_then_what_stands_and_news_of_a_peer_once_it_is_told() throws Exception {
        LaneBench.onLane(directory, bench -> {
            Feed feed = up(bench);
            bench.stage("in", source, "rib")
                    .stage("rib", rib, "ear")
                    .stage("ear", bench.new Ear("ear", null))
                    .plan();
            bench.runOne(); // the plan is taken up
            assertThat(bench.takeHeard())
                    .containsExactly("ear: router-up", "ear: peer-up 1", "ear: peer-up 2", "ear: resync-begin");
            news(feed, one);
            assertThat(bench.takeHeard()).isEmpty();
            bench.runOne();
            news(feed, one);
            news(feed, two);
            assertThat(bench.takeHeard())
                    .containsExactly("ear: route-change 1 192.0.2.0/24", "ear: route-change 1 203.0.113.0/24");
            bench.runAll();
            news(feed, two);
            assertThat(bench.takeHeard())
                    .containsExactly(
                            "ear: route-change 2 192.0.2.0/24",
                            "ear: resync-end",
                            "ear: route-change 2 203.0.113.0/24");
            assertThat(rib.closed).isEqualTo(1);
        });
    }

    @Test
    void a_tick_says_nothing_of_routes_that_are_not_told_yet() throws Exception {
        LaneBench.onLane(directory, bench -> {
            up(bench);
            LaneBench.Ear mid = bench.new Ear("mid", two);
            bench.stage("in", source, "rib")
                    .stage("rib", rib, "mid")
                    .stage("mid", mid)
                    .plan();
            bench.runAll();
            bench.stage("in", source, "rib")
                    .stage("rib", rib, "mid")
                    .stage("mid", mid, "ear")
                    .stage("ear", bench.new Ear("ear", null))
                    .plan();
            bench.runOne();
            bench.takeHeard();
            bench.lane().run(bench.lane()::tick);
            bench.runOne(); // tells of the first peer
            bench.runOne(); // the tick
            assertThat(bench.takeHeard())
                    .contains("ear: extension 2")
                    .doesNotContain("ear: route-change 2 198.51.100.0/24");
            bench.runAll();
            bench.takeHeard();
            bench.lane().run(bench.lane()::tick);
            bench.runAll();
            assertThat(bench.takeHeard()).containsExactly("ear: route-change 2 198.51.100.0/24", "ear: extension 2");
        });
    }

    @Test
    void what_is_to_hear_again_hears_it_through_the_stage_and_a_second_request_waits() throws Exception {
        LaneBench.onLane(directory, bench -> {
            up(bench);
            bench.stage("in", source, "rib")
                    .stage("rib", rib, "mid")
                    .stage("mid", bench.new Ear("mid", null), "ear")
                    .stage("ear", bench.new Ear("ear", null))
                    .plan();
            bench.runAll();
            bench.takeHeard();
            RouteScope scope = RouteScope.of(two.key());
            bench.lane().run(() -> bench.lane().joins().reapply("mid", new ResyncId(5), scope));
            bench.lane().run(() -> bench.lane().joins().reapply("mid", new ResyncId(6), RouteScope.ALL));
            bench.runAll();
            assertThat(rib.asked).endsWith(scope, RouteScope.ALL);
            List<String> once = List.of(
                    "mid: resync-begin",
                    "ear: resync-begin",
                    "mid: route-change 1 192.0.2.0/24",
                    "ear: route-change 1 192.0.2.0/24",
                    "mid: route-change 2 192.0.2.0/24",
                    "ear: route-change 2 192.0.2.0/24",
                    "mid: resync-end",
                    "ear: resync-end");
            List<String> heard = bench.takeHeard();
            assertThat(heard).hasSize(16);
            assertThat(heard.subList(0, 8)).isEqualTo(once);
            assertThat(heard.subList(8, 16)).isEqualTo(once);
        });
    }

    @Test
    void a_stage_exchanged_half_way_is_told_anew_and_the_snapshot_before_is_closed() throws Exception {
        LaneBench.onLane(directory, bench -> {
            up(bench);
            LaneBench.Ear mid = bench.new Ear("mid", null);
            bench.stage("in", source, "rib")
                    .stage("rib", rib, "mid")
                    .stage("mid", mid, "ear")
                    .stage("ear", bench.new Ear("ear", null))
                    .plan();
            bench.runAll();
            int closed = rib.closed;
            bench.lane().run(() -> bench.lane().joins().reapply("mid", new ResyncId(5), RouteScope.ALL));
            bench.runOne();
            bench.stage("in", source, "rib")
                    .stage("rib", rib, "mid")
                    .stage("mid", mid, "ear")
                    .stage("ear", bench.new Ear("other", null))
                    .plan();
            bench.takeHeard();
            bench.runAll();
            assertThat(bench.takeHeard())
                    .filteredOn(h -> h.startsWith("other: resync-end"))
                    .hasSize(2); // late, and asked
            assertThat(rib.closed).isEqualTo(closed + 3);
        });
    }

    @Test
    void what_a_rib_makes_of_what_it_is_told_is_news_to_all_behind_it() throws Exception {
        LaneBench.onLane(directory, bench -> {
            up(bench);
            LaneBench.StubRib second = new LaneBench.StubRib();
            LaneBench.Ear mid = bench.new Ear("mid", null);
            bench.stage("in", source, "rib")
                    .stage("rib", rib, "mid")
                    .stage("mid", mid, "second")
                    .stage("second", second, "ear", "far")
                    .stage("ear", bench.new Ear("ear", null))
                    .stage("far", bench.new Ear("far", null))
                    .plan();
            bench.runAll();
            bench.takeHeard();
            bench.lane().run(() -> bench.lane().joins().reapply("mid", new ResyncId(5), RouteScope.ALL));
            bench.runAll();
            assertThat(bench.takeHeard())
                    .contains("ear: route-change 1 192.0.2.0/24", "far: route-change 1 192.0.2.0/24");
            assertThat(second.asked).as("it asked nobody behind itself").isEmpty();
        });
    }
}
