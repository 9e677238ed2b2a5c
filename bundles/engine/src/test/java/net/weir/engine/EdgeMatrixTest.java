package net.weir.engine;

import static net.weir.engine.TestEngine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.weir.engine.config.EdgePolicy;
import net.weir.engine.plan.Planner;
import net.weir.event.Event;
import net.weir.event.Gap;
import net.weir.event.RouteUpdate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every policy of an edge with every time of joining, change of the plan, and fault of the sink, generated: exactly what has
 * to arrive arrives, once and in order, and a gap tells of all else. ({@code coalesce} needs a RIB: see pipeline-tests.)
 */
class EdgeMatrixTest {
    private static final int BEFORE = 50;
    private static final int DURING = 100;
    private static final int AFTER = 50;
    private static final int CAPACITY = 16;

    @TempDir
    Path home;

    /** When the sink joins. */
    enum Joining {
        FROM_THE_BEGINNING,
        LATE
    }

    /** What changes in the plan while half of the events that come during the fault are in. */
    enum Change {
        NONE,
        TRANSFORM_REPLACED,
        OTHER_STAGE_COMES,
        SINK_REPLACED
    }

    /** What is wrong with the sink for a while. */
    enum Fault {
        NONE,
        ACCEPT_FAILS,
        FLUSH_FAILS,
        BUNDLE_AWAY
    }

    record Row(EdgePolicy policy, Joining joining, Change change, Fault fault) {
        boolean loses() {
            return policy == EdgePolicy.DROP_NEWEST || policy == EdgePolicy.DROP_OLDEST;
        }
    }

    static Stream<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (EdgePolicy policy : EdgePolicy.values()) {
            for (Joining joining : Joining.values()) {
                for (Change change : Change.values()) {
                    for (Fault fault : Fault.values()) {
                        if (policy != EdgePolicy.COALESCE) {
                            rows.add(new Row(policy, joining, change, fault));
                        }
                    }
                }
            }
        }
        return rows.stream();
    }

    private int label;

    private void sink(TestEngine test, Row row) {
        String policy = row.policy.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        String events = row.policy == EdgePolicy.BLOCK ? "1000" : String.valueOf(CAPACITY);
        test.stage(
                        "test.sink",
                        "out",
                        "sources",
                        "mid",
                        "edge",
                        policy,
                        "edge-events",
                        events,
                        "label",
                        String.valueOf(label++),
                        "grace",
                        "1m")
                .apply();
    }

    private TestEngine start(Row row) {
        TestEngine test = new TestEngine(home, new Planner.Settings(20, 200, 60_000, 2_000))
                .stage("test.source", "in", "patient", "true")
                .stage("test.transform", "mid", "sources", "in");
        if (row.joining == Joining.FROM_THE_BEGINNING) {
            sink(test, row);
            test.awaitRunning("out");
        } else {
            test.apply();
        }
        test.awaitRunning("in", "mid");
        return test;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void exactly_what_has_to_arrive_arrives(Row row) {
        try (TestEngine test = start(row)) {
            TestEngine.Up up = test.up("in");
            offer(test, row, up, 0, BEFORE);
            if (row.joining == Joining.LATE) {
                sink(test, row);
                test.awaitRunning("out");
            }
            begin(test, row.fault);
            up.announce(BEFORE, BEFORE + DURING / 2);
            change(test, row);
            up.announce(BEFORE + DURING / 2, BEFORE + DURING);
            end(test, row.fault);
            long first = row.joining == Joining.LATE ? 2 + BEFORE + 1 : 3;
            eventually().until(() -> routes(test).size() + lost(test) == 2 + BEFORE + DURING - first + 1);
            offer(test, row, up, BEFORE + DURING, BEFORE + DURING + AFTER);
            check(test, row, first);
        }
    }

    /** So slowly that no queue overflows. */
    private static void offer(TestEngine test, Row row, TestEngine.Up up, int from, int to) {
        for (int at = from; at < to; at += 10) {
            int before = routes(test).size();
            up.announce(at, at + 10);
            boolean joined = row.joining == Joining.FROM_THE_BEGINNING || from > 0;
            eventually().until(() -> !joined || routes(test).size() == before + 10);
        }
    }

    private static void begin(TestEngine test, Fault fault) {
        switch (fault) {
            case NONE -> {}
            case ACCEPT_FAILS -> test.sinks.failing(true);
            case FLUSH_FAILS -> test.sinks.failingToFlush(true);
            case BUNDLE_AWAY -> test.go(test.sinks);
        }
    }

    private static void end(TestEngine test, Fault fault) {
        switch (fault) {
            case NONE -> {}
            case ACCEPT_FAILS -> test.sinks.failing(false);
            case FLUSH_FAILS -> test.sinks.failingToFlush(false);
            case BUNDLE_AWAY -> {
                test.come(test.sinks);
                test.awaitRunning("out");
            }
        }
    }

    private void change(TestEngine test, Row row) {
        switch (row.change) {
            case NONE -> {}
            case TRANSFORM_REPLACED ->
                test.stage("test.transform", "mid", "sources", "in", "fixed", "other")
                        .apply();
            case OTHER_STAGE_COMES ->
                test.stage("test.transform", "aside", "sources", "in").apply();
            case SINK_REPLACED -> sink(test, row);
        }
    }

    /** Routes by their sequence, the first time that each arrived: what was not flushed may come again to another object. */
    private static List<Long> routes(TestEngine test) {
        return test.sinks.events().stream()
                .filter(event -> event instanceof RouteUpdate)
                .map(Event::sequence)
                .distinct()
                .toList();
    }

    private static long lost(TestEngine test) {
        return test.sinks.events().stream()
                .filter(event -> event instanceof Gap)
                .mapToLong(event -> ((Gap) event).count())
                .sum();
    }

    private static void check(TestEngine test, Row row, long first) {
        List<Long> arrived = routes(test);
        long last = 2 + BEFORE + DURING + AFTER;
        List<Long> all = LongStream.rangeClosed(first, last).boxed().toList();
        assertThat(arrived).isSorted();
        boolean again = row.fault == Fault.FLUSH_FAILS && row.change == Change.SINK_REPLACED;
        if (!again) {
            assertThat(test.sequences().stream()
                            .filter(sequence -> sequence > 2)
                            .toList())
                    .as("once")
                    .doesNotHaveDuplicates();
        }
        if (!row.loses()) {
            assertThat(arrived).isEqualTo(all);
            assertThat(lost(test)).isZero();
            return;
        }
        assertThat(arrived.size() + lost(test)).isEqualTo(all.size());
        assertThat(lost(test)).isEqualTo(test.status("out").drops().getOrDefault("queue-full", 0L));
        if (row.fault == Fault.BUNDLE_AWAY) {
            long from = 2 + BEFORE + 1;
            long kept = row.policy == EdgePolicy.DROP_NEWEST ? from : from + DURING - CAPACITY;
            assertThat(arrived.stream().filter(s -> s >= from && s < from + DURING))
                    .containsExactlyElementsOf(
                            LongStream.range(kept, kept + CAPACITY).boxed().toList());
        }
    }
}
