package net.weir.rib;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import net.weir.api.Counter;
import net.weir.api.Handle;
import net.weir.api.Histogram;
import net.weir.api.LaneTimers;
import net.weir.api.PeerRegistry;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.model.RouteScope;
import net.weir.testkit.OfferedServices;
import org.jspecify.annotations.Nullable;

/** A stage's world whose clock stands until a test moves it. Thread-safe. */
final class TestContext implements StageContext, AutoCloseable {
    final AtomicLong clock = new AtomicLong(1_700_000_000_000_000L);
    final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    final Map<String, LongSupplier> gauges = new ConcurrentHashMap<>();
    final List<String> problems = new CopyOnWriteArrayList<>();
    final List<String> states = new CopyOnWriteArrayList<>();
    private final List<ScheduledExecutorService> workers = new ArrayList<>();
    final OfferedServices services = new OfferedServices();
    private final String id;

    TestContext() {
        this("rib1");
    }

    TestContext(String id) {
        this.id = id;
    }

    long count(String name) {
        return counts.getOrDefault(name, new AtomicLong()).get();
    }

    private Counter counting(String name) {
        AtomicLong count = counts.computeIfAbsent(name, n -> new AtomicLong());
        return new Counter() {
            @Override
            public void add(long amount) {
                count.addAndGet(amount);
            }

            @Override
            public long value() {
                return count.get();
            }
        };
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String type() {
        return "rib";
    }

    @Override
    public long nowMicros() {
        return clock.get();
    }

    @Override
    public long nanoTime() {
        return clock.get() * 1000;
    }

    @Override
    public LaneTimers timers() {
        throw new UnsupportedOperationException("a RIB sets no timers");
    }

    @Override
    public ScheduledExecutorService worker(String name) {
        ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
        workers.add(worker);
        return worker;
    }

    @Override
    public Path dataDir() {
        throw new UnsupportedOperationException("a RIB keeps no files");
    }

    @Override
    public PeerRegistry peers() {
        throw new UnsupportedOperationException("a RIB makes no peers");
    }

    @Override
    public Counter counter(String name, String help, String unit, String... labels) {
        return counting(name + String.join(",", labels));
    }

    @Override
    public void gauge(String name, String help, String unit, LongSupplier value, String... labels) {
        gauges.put(name, value);
    }

    @Override
    public Histogram histogram(String name, String help, String unit, String... labels) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UUID node() {
        return new UUID(0, 1);
    }

    @Override
    public Counter drops(String reason) {
        return counting(reason);
    }

    @Override
    public void state(State state, String reason) {
        states.add(state + " " + reason);
    }

    @Override
    public void problem(String kind, String text) {
        problems.add(kind + ": " + text);
    }

    @Override
    public void reapply(RouteScope scope) {}

    @Override
    public void info(String text) {}

    @Override
    public <T> Handle<T> find(String stageId, Class<T> service) {
        return services.handle(stageId, service);
    }

    @Override
    public void servicesChanged() {}

    @Override
    public void listening(String name, @Nullable InetSocketAddress address) {}

    @Override
    public void close() {
        workers.forEach(ScheduledExecutorService::shutdownNow);
    }
}
