package net.weir.engine.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import net.weir.api.Counter;
import net.weir.api.Handle;
import net.weir.api.Histogram;
import net.weir.api.LaneTimers;
import net.weir.api.PeerRegistry;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.engine.lane.Lanes;
import net.weir.engine.peer.NodeId;
import net.weir.engine.service.ServiceBoard;
import net.weir.engine.stage.StageRuntime;
import net.weir.engine.time.Clock;
import net.weir.model.RouteScope;
import org.jspecify.annotations.Nullable;

/** The context of one stage object: a view on the stage's runtime that ends with the object. Thread-safe. */
public final class EngineContext implements StageContext {
    private final StageRuntime runtime;
    private final Clock clock;
    private final Lanes lanes;
    private final PeerRegistry peers;
    private final Path dataRoot;
    private final ServiceBoard board;
    private final Map<HandleKey, Handle<?>> handles = new ConcurrentHashMap<>();
    private final Map<String, InetSocketAddress> listening = new ConcurrentHashMap<>();
    private final List<ScheduledExecutorService> workers = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private volatile boolean spoke;
    private boolean inForce;
    private @Nullable RouteScope early;

    private record HandleKey(String stageId, Class<?> service) {}

    public EngineContext(
            StageRuntime runtime, Clock clock, Lanes lanes, PeerRegistry peers, Path dataRoot, ServiceBoard board) {
        this.runtime = runtime;
        this.clock = clock;
        this.lanes = lanes;
        this.peers = peers;
        this.dataRoot = dataRoot;
        this.board = board;
    }

    @Override
    public String id() {
        return runtime.id();
    }

    @Override
    public String type() {
        return runtime.type();
    }

    @Override
    public long nowMicros() {
        return clock.nowMicros();
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public LaneTimers timers() {
        return lanes.current().timers();
    }

    @Override
    public ScheduledExecutorService worker(String name) {
        ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "weir-" + id() + "-" + name);
            thread.setDaemon(true);
            return thread;
        });
        workers.add(worker);
        if (ended) {
            worker.shutdownNow();
        }
        return worker;
    }

    @Override
    public Path dataDir() {
        Path dir = dataRoot.resolve(id());
        try {
            return Files.createDirectories(dir);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the stage's directory " + dir, e);
        }
    }

    @Override
    public PeerRegistry peers() {
        return peers;
    }

    @Override
    public Counter counter(String name, String help, String unit, String... labels) {
        return runtime.metrics().counter(name, help, unit, labels);
    }

    @Override
    public void gauge(String name, String help, String unit, LongSupplier value, String... labels) {
        runtime.metrics().gauge(name, help, unit, value, labels);
    }

    @Override
    public Histogram histogram(String name, String help, String unit, String... labels) {
        return runtime.metrics().histogram(name, help, unit, labels);
    }

    @Override
    public UUID node() {
        return NodeId.in(dataRoot.toAbsolutePath().getParent());
    }

    @Override
    public Counter drops(String reason) {
        LongAdder adder = runtime.dropCounter(reason);
        return new Counter() {
            @Override
            public void add(long amount) {
                adder.add(amount);
            }

            @Override
            public long value() {
                return adder.sum();
            }
        };
    }

    @Override
    public void state(State state, String reason) {
        if (!ended) {
            spoke = true;
            runtime.state(state, reason, clock.nowMicros());
        }
    }

    @Override
    public void problem(String kind, String text) {
        runtime.problems().report(id(), kind, text, null);
    }

    @Override
    public void reapply(RouteScope scope) {
        synchronized (this) {
            if (!inForce) {
                early = early == null ? scope : RouteScope.ALL;
                return;
            }
        }
        lanes.reapply(id(), scope);
    }

    /** The stage is in the plan that all lanes work in. */
    public void inForce() {
        RouteScope asked;
        synchronized (this) {
            inForce = true;
            asked = early;
            early = null;
        }
        if (asked != null) {
            lanes.reapply(id(), asked);
        }
    }

    @Override
    public void info(String text) {
        runtime.problems().info(id(), text);
    }

    @Override
    public void listening(String name, @Nullable InetSocketAddress address) {
        if (address == null || ended) {
            listening.remove(name);
        } else {
            listening.put(name, address);
        }
    }

    /** True if the object told its state itself: nobody has to guess it. */
    boolean spoke() {
        return spoke;
    }

    @Override
    @SuppressWarnings("unchecked") // each key has the handle of its own type
    public <T> Handle<T> find(String stageId, Class<T> service) {
        return (Handle<T>)
                handles.computeIfAbsent(new HandleKey(stageId, service), key -> board.find(runtime, stageId, service));
    }

    @Override
    public void servicesChanged() {
        board.changed(this);
    }

    /** Where the stage listens now, by name. */
    public Map<String, InetSocketAddress> listening() {
        return Map.copyOf(listening);
    }

    /** Ends the workers; what the stage says from now on has no effect. */
    public void end() {
        ended = true;
        listening.clear();
        board.forget(handles.values());
        workers.forEach(ScheduledExecutorService::shutdownNow);
        for (ScheduledExecutorService worker : workers) {
            try {
                if (!worker.awaitTermination(1, TimeUnit.SECONDS)) {
                    runtime.problems().report(id(), "worker-hangs", "a worker did not end when its stage closed", null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
