package net.weir.bench;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.engine.Engine;
import net.weir.engine.config.StageConfig;
import net.weir.query.RibQuery;

/** The pipeline of a node in this process, without a container: a BMP listener, a RIB, and what a row puts behind it. */
final class InProcess implements AutoCloseable {
    private final Engine engine;
    private final Map<String, StageConfig> stages = new LinkedHashMap<>();

    /** @param probe what sinks of the type {@code probe} tell */
    InProcess(Tools tools, Probe.Factory probe) {
        engine = new Engine(Engine.Settings.normal(tools.directory("engine")));
        for (StageFactory<?> factory : ServiceLoader.load(StageFactory.class)) {
            come(factory);
        }
        come(probe);
        stage("bmp.tcp", "edge", Map.of("listen", "127.0.0.1:0"));
        stage("rib", "rib", Map.of("sources", "edge", "memory-budget", "64GiB"));
    }

    private <C extends Record> void come(StageFactory<C> factory) {
        StageType type = Objects.requireNonNull(factory.getClass().getAnnotation(StageType.class));
        engine.factoryCame(type.value(), factory, "class path");
    }

    /** Knows one more type of stages. */
    <C extends Record> InProcess with(StageFactory<C> factory) {
        come(factory);
        return this;
    }

    /** One more stage; to be called before {@link #start}. */
    InProcess stage(String type, String id, Map<String, String> options) {
        stages.put(id, new StageConfig(id, type, options, "weir." + type + "-" + id + ".cfg"));
        return this;
    }

    InProcess start() {
        engine.configure(stages.values(), List.of());
        Awaiting.until("listener", 30, 10, () -> !engine.pipeline().endpoints().isEmpty());
        Awaiting.until("stages", 30, 10, () -> engine.pipeline().stages().size() == stages.size());
        return this;
    }

    /** Where routers dial. */
    InetSocketAddress address() {
        return engine.pipeline().endpoints().get(0).address();
    }

    RibQuery rib() {
        return Objects.requireNonNull(engine.find("rib", RibQuery.class).get());
    }

    void awaitRoutes(long routes) {
        Awaiting.until(routes + " routes", 600, 20, () -> rib().summary().routes() == routes);
    }

    /** Until the RIB has packed what it has. */
    void awaitPacked() {
        Settling.await(() -> rib().memoryUse().octets());
    }

    @Override
    public void close() {
        engine.close();
    }
}
