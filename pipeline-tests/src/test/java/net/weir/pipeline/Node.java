package net.weir.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.weir.admin.StageStatus;
import net.weir.api.Handle;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.engine.Engine;
import net.weir.engine.config.StageConfig;
import net.weir.engine.plan.Planner;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.View;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import net.weir.testkit.CollectingSink;
import net.weir.testkit.PassingTransform;
import net.weir.testkit.ScriptedSource;
import net.weir.testkit.SievingTransform;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** An engine with every stage type on the class path, and its RIB. */
final class Node implements AutoCloseable {
    final ScriptedSource.Factory sources = new ScriptedSource.Factory();
    final CollectingSink.Factory sinks = new CollectingSink.Factory();
    private final Map<String, StageConfig> configs = new LinkedHashMap<>();
    private final Engine engine;
    private final Handle<RibQuery> rib;

    Node(Path home) {
        engine = new Engine(new Engine.Settings(home, 2, new Planner.Settings(20, 200, 2_000, 5_000)));
        for (StageFactory<?> factory : ServiceLoader.load(StageFactory.class)) {
            come(factory);
        }
        come(sources);
        come(sinks);
        come(new PassingTransform.Factory());
        rib = engine.find("rib", RibQuery.class);
        come(new SievingTransform.Factory());
    }

    /** Makes stages of one more type, before they are named in the configuration. */
    <C extends Record> void come(StageFactory<C> factory) {
        String type = Objects.requireNonNull(factory.getClass().getAnnotation(StageType.class))
                .value();
        engine.factoryCame(type, factory, "class path");
    }

    Engine engine() {
        return engine;
    }

    /** The RIB with the id {@code rib}, once it is there. */
    RibQuery rib() {
        eventually().until(() -> rib.get() != null);
        return Objects.requireNonNull(rib.get());
    }

    Node stage(String type, String id, String... pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        configs.put(id, new StageConfig(id, type, values, "weir." + type + "-" + id + ".cfg"));
        return this;
    }

    Node remove(String id) {
        configs.remove(id);
        return this;
    }

    Node apply() {
        long before = engine.pipeline().plan();
        engine.configure(configs.values(), List.of());
        eventually().until(() -> engine.pipeline().plan() > before && ids().equals(configs.keySet()));
        return this;
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

    /** {@code PEER-ID PREFIX} of every route in the RIB that a view has. */
    Set<String> routes(View view) {
        return table(view).keySet();
    }

    /** {@code PEER-ID PREFIX} of every route in the RIB that a view has, and its attributes. */
    Map<String, PathAttributes> table(View view) {
        return table(rib(), view);
    }

    /** The same of the RIB with an id. */
    Map<String, PathAttributes> table(String id, View view) {
        Handle<RibQuery> found = engine.find(id, RibQuery.class);
        eventually().until(() -> found.get() != null);
        return table(Objects.requireNonNull(found.get()), view);
    }

    private static Map<String, PathAttributes> table(RibQuery now, View view) {
        Map<String, PathAttributes> routes = new TreeMap<>();
        for (Family family : now.families()) {
            try (RibQuery.RouteCursor cursor =
                    now.query(RouteQuery.all(family).where((Peer peer) -> peer.view() == view, a -> true))) {
                for (RibQuery.PrefixRoutes at = cursor.next(); at != null; at = cursor.next()) {
                    for (RibQuery.Route route : at.routes()) {
                        routes.put(route.peer().id() + " " + at.text(), route.attributes());
                    }
                }
            }
        }
        return routes;
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5));
    }

    @Override
    public void close() {
        engine.close();
    }
}
