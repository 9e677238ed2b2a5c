package net.weir.engine;

import static net.weir.engine.TestEngine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.weir.admin.StageStatus;
import net.weir.api.StageKind;
import net.weir.api.State;
import net.weir.event.Event;
import net.weir.event.RouteUpdate;
import net.weir.model.Peer;
import net.weir.testkit.Examples;
import net.weir.testkit.ScriptedDuplex;
import net.weir.testkit.ScriptedSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A door with both ends: two vertices of the wiring, one object. */
class DuplexTest {
    @TempDir
    Path home;

    private final ScriptedDuplex.Factory duplexes = new ScriptedDuplex.Factory();
    private TestEngine test;
    private boolean ended;

    @BeforeEach
    void start() {
        test = new TestEngine(home);
        test.come(duplexes);
    }

    @AfterEach
    void end() {
        if (!ended) {
            ended = true;
            test.close();
        }
    }

    /** in → mid → edge, and edge → mid: what edge gives comes back to it. */
    private void ring(String... options) {
        String[] pairs = new String[options.length + 2];
        pairs[0] = "sources";
        pairs[1] = "mid";
        System.arraycopy(options, 0, pairs, 2, options.length);
        test.stage("test.source", "in")
                .stage("test.transform", "mid", "sources", "in, edge")
                .stage("test.duplex", "edge", pairs)
                .apply();
        test.awaitRunning("in", "mid", "edge");
    }

    private long routes() {
        return duplexes.sinks().events().stream()
                .filter(event -> event instanceof RouteUpdate)
                .count();
    }

    private TestEngine.Up up() {
        ScriptedSource from = duplexes.latest();
        ScriptedSource.Session session = from.session(Examples.routerKey("edge"), true);
        Peer peer = from.context().peers().up(Examples.peerKey(session.key(), 0), Examples.facts(64_497));
        session.script(feed -> {
            feed.offer(Examples.routerUp(session.key()));
            feed.offer(Examples.peerUp(peer));
        });
        return new TestEngine.Up(session, peer);
    }

    @Test
    void a_way_through_both_ends_is_no_loop() {
        ring();
        up().announce(0, 5);
        test.up("in").announce(0, 5);
        eventually().until(() -> routes() == 10);
        StageStatus edge = test.status("edge");
        assertThat(edge.kind()).isEqualTo(StageKind.DUPLEX);
        assertThat(edge.state()).isEqualTo(State.RUNNING);
        assertThat(edge.edge()).isNotNull();
        eventually().untilAsserted(() -> {
            assertThat(test.status("edge").eventsIn()).isEqualTo(14);
            assertThat(test.status("edge").eventsOut()).isEqualTo(7);
        });
        assertThat(test.engine().pipeline().problems()).isEmpty();
        assertThat(test.engine().pipeline().stages())
                .extracting(StageStatus::id)
                .containsOnlyOnce("edge");
    }

    @Test
    void removed_it_gets_out_what_waits_before_its_feeds_end() {
        ring("slow-millis", "20");
        TestEngine.Up up = test.up("in");
        up.announce(0, 2_000);
        test.stage("test.transform", "mid", "sources", "in").without("edge").apply();
        eventually().until(() -> duplexes.sinks().closed() == 1);
        assertThat(routes()).isEqualTo(2_000);
        List<String> calls = duplexes.calls();
        assertThat(calls.get(calls.size() - 1)).isEqualTo("close after 2002");
        assertThat(calls.get(calls.size() - 2)).isEqualTo("flushed 2002");
    }

    @Test
    void replaced_it_loses_nothing_of_what_is_given_to_it() {
        ring();
        TestEngine.Up up = test.up("in");
        Thread announcer = new Thread(() -> {
            for (int i = 0; i < 200; i++) {
                up.announce(10 * i, 10 * i + 10);
            }
        });
        announcer.start();
        for (int i = 0; i < 3; i++) {
            test.stage("test.duplex", "edge", "sources", "mid", "label", "l" + i)
                    .apply();
        }
        eventually().until(() -> routes() >= 2_000);
        List<Long> numbers = duplexes.sinks().events().stream()
                .filter(event -> event instanceof RouteUpdate)
                .map(Event::sequence)
                .distinct()
                .toList();
        assertThat(numbers).hasSize(2_000).isSorted();
        assertThat(duplexes.calls()).filteredOn("source open"::equals).hasSize(4);
        assertThat(duplexes.calls()).filteredOn("sink open"::equals).hasSize(4);
    }

    @Test
    void its_sink_end_waits_while_its_source_end_does_not_open() {
        test.stage("test.source", "in")
                .stage("test.transform", "mid", "sources", "in")
                .stage("test.duplex", "edge", "sources", "mid", "refuse", "true")
                .apply();
        test.up("in").announce(0, 3);
        eventually().until(() -> test.status("edge").reason().contains("told to refuse"));
        assertThat(duplexes.calls()).isEmpty();
        test.stage("test.duplex", "edge", "sources", "mid").apply();
        eventually().until(() -> routes() == 3);
    }

    @Test
    void a_sink_end_that_does_not_open_shows_in_the_state() {
        duplexes.sinks().failingToOpen(true);
        test.stage("test.source", "in")
                .stage("test.duplex", "edge", "sources", "in")
                .apply();
        eventually().until(() -> test.status("edge").reason().contains("told not to open"));
        assertThat(test.status("edge").state()).isEqualTo(State.WAITING);
        duplexes.sinks().failingToOpen(false);
        test.awaitRunning("edge");
    }

    @Test
    void at_the_end_it_gets_what_other_sources_said_last() {
        ring();
        test.up("in").announce(0, 100);
        end();
        assertThat(routes()).isEqualTo(100);
        assertThat(duplexes.calls()).last().asString().startsWith("close after");
    }
}
