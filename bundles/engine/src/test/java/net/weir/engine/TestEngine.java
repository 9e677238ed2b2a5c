package net.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.weir.admin.StageStatus;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.api.State;
import net.weir.engine.config.StageConfig;
import net.weir.engine.plan.Planner;
import net.weir.event.Event;
import net.weir.model.Peer;
import net.weir.testkit.CollectingSink;
import net.weir.testkit.Examples;
import net.weir.testkit.PassingTransform;
import net.weir.testkit.ScriptedSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** An engine with the testkit's three stage types and short patience, for tests. */
final class TestEngine implements AutoCloseable {
    static final Planner.Settings QUICK = new Planner.Settings(20, 200, 1_000, 1_000);

    final ScriptedSource.Factory sources = new ScriptedSource.Factory();
    final PassingTransform.Factory transforms = new PassingTransform.Factory();
    final CollectingSink.Factory sinks = new CollectingSink.Factory();
    private final Map<String, StageConfig> configs = new LinkedHashMap<>();
    private final Engine engine;

    TestEngine(Path home) {
        this(home, QUICK);
    }

    TestEngine(Path home, Planner.Settings patience) {
        engine = new Engine(new Engine.Settings(home, 2, patience));
        come(sources);
        come(transforms);
        come(sinks);
    }

    Engine engine() {
        return engine;
    }

    <C extends Record> void come(StageFactory<C> factory) {
        engine.factoryCame(type(factory), factory, "test 1.0");
    }

    void go(StageFactory<?> factory) {
        engine.factoryGone(type(factory), factory);
    }

    private static String type(StageFactory<?> factory) {
        return Objects.requireNonNull(factory.getClass().getAnnotation(StageType.class))
                .value();
    }

    /** Configures a stage: keys and values in turn. */
    TestEngine stage(String type, String id, String... pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        configs.put(id, new StageConfig(id, type, values, "weir." + type + "-" + id + ".cfg"));
        return this;
    }

    TestEngine without(String id) {
        configs.remove(id);
        return this;
    }

    /** Applies what was configured and waits until a plan with it is in force. */
    TestEngine apply() {
        long before = engine.pipeline().plan();
        engine.configure(configs.values(), List.of());
        eventually().until(() -> engine.pipeline().plan() > before && ids().equals(configs.keySet()));
        return this;
    }

    /** Source, transform and sink in a row, running. */
    static TestEngine row(Path home) {
        TestEngine test = new TestEngine(home)
                .stage("test.source", "in")
                .stage("test.transform", "mid", "sources", "in")
                .stage("test.sink", "out", "sources", "mid")
                .apply();
        test.awaitRunning("in", "mid", "out");
        return test;
    }

    void awaitRunning(String... ids) {
        for (String id : ids) {
            eventually().untilAsserted(() -> assertThat(status(id).state())
                    .as("%s: %s", id, status(id).reason())
                    .isEqualTo(State.RUNNING));
        }
    }

    private Set<String> ids() {
        return engine.pipeline().stages().stream().map(StageStatus::id).collect(Collectors.toSet());
    }

    StageStatus status(String id) {
        return engine.pipeline().stages().stream()
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    ScriptedSource source() {
        eventually().until(() -> sources.latest() != null && sources.latest().isOpen());
        return Objects.requireNonNull(sources.latest());
    }

    /** A session with its router and one peer up. */
    Up up(String source) {
        ScriptedSource from = source();
        ScriptedSource.Session session = from.session(Examples.routerKey(source), true);
        Peer peer = from.context().peers().up(Examples.peerKey(session.key(), 0), Examples.facts(64_496));
        session.script(feed -> {
            feed.offer(Examples.routerUp(session.key()));
            feed.offer(Examples.peerUp(peer));
        });
        return new Up(session, peer);
    }

    record Up(ScriptedSource.Session session, Peer peer) {

        /** Announces prefixes number {@code from} to {@code to - 1}, all as fast as the lane goes. */
        void announce(int from, int to) {
            session.script(feed -> {
                for (int i = from; i < to; i++) {
                    feed.offer(Examples.announce(peer, prefix(i), 64_496, 64_500));
                }
            });
        }
    }

    static String prefix(int i) {
        return "10." + (i >> 16 & 0xff) + "." + (i >> 8 & 0xff) + "." + (i & 0xff) + "/32";
    }

    /** Sequence numbers of what the sinks have, without what was told again. */
    List<Long> sequences() {
        return sinks.events().stream()
                .filter(event -> event.feed() != 0)
                .map(Event::sequence)
                .toList();
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5));
    }

    @Override
    public void close() {
        engine.close();
    }
}
