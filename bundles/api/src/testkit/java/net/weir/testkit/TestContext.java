package net.weir.testkit;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import net.weir.api.Counter;
import net.weir.api.LaneTimers;
import net.weir.api.PeerRegistry;
import net.weir.api.StageContext;
import net.weir.api.State;
import org.jspecify.annotations.Nullable;

/** A stage's world in a test: clocks that stand until they are moved, and everything that the stage said. Thread-safe. */
public final class TestContext implements StageContext {
    private final String id;
    private final Path dataDir;
    private final boolean running;
    private final AtomicLong micros = new AtomicLong(1_795_230_900_123_456L); // 2026-11-21T03:15:00.123456Z
    private final AtomicLong nanos = new AtomicLong();
    private final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();
    private final Map<String, LongSupplier> gauges = new ConcurrentHashMap<>();
    private final List<String> states = Collections.synchronizedList(new ArrayList<>());
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

    /** Its clocks stand. */
    public TestContext(String id, Path dataDir) {
        this(id, dataDir, false);
    }

    private TestContext(String id, Path dataDir, boolean running) {
        this.id = id;
        this.dataDir = dataDir;
        this.running = running;
    }

    /** One whose clocks run, for stages that wait for others. */
    public static TestContext running(String id, Path dataDir) {
        return new TestContext(id, dataDir, true);
    }

    /** Moves both clocks. */
    public void advanceMicros(long by) {
        micros.addAndGet(by);
        nanos.addAndGet(by * 1000);
    }

    /** What the stage said of its state, {@code DEGRADED reason}. */
    public List<String> states() {
        return List.copyOf(states);
    }

    /** What the stage reported, {@code kind: text}. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    public long counted(String name) {
        AtomicLong counter = counters.get(name);
        return counter == null ? 0 : counter.get();
    }

    public long gauged(String name) {
        LongSupplier gauge = gauges.get(name);
        return gauge == null ? -1 : gauge.getAsLong();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String type() {
        return "test";
    }

    @Override
    public long nowMicros() {
        return micros.get() + (running ? System.nanoTime() / 1000 : 0);
    }

    @Override
    public long nanoTime() {
        return nanos.get() + (running ? System.nanoTime() : 0);
    }

    @Override
    public LaneTimers timers() {
        throw new IllegalStateException("no lane here");
    }

    @Override
    public ScheduledExecutorService worker(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, id + "-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public Path dataDir() {
        return dataDir;
    }

    @Override
    public PeerRegistry peers() {
        throw new IllegalStateException("no registry here");
    }

    @Override
    public Counter counter(String name, String help, String unit, String... labels) {
        String key = labels.length == 0 ? name : name + Arrays.toString(labels);
        AtomicLong counter = counters.computeIfAbsent(key, k -> new AtomicLong());
        return new Counter() {
            @Override
            public void add(long amount) {
                counter.addAndGet(amount);
            }

            @Override
            public long value() {
                return counter.get();
            }
        };
    }

    @Override
    public void gauge(String name, String help, String unit, LongSupplier value, String... labels) {
        gauges.put(name, value);
    }

    @Override
    public Counter drops(String reason) {
        return counter("dropped", "", "", "reason", reason);
    }

    @Override
    public void state(State state, String reason) {
        states.add((state + " " + reason).trim());
    }

    @Override
    public void problem(String kind, String text) {
        problems.add(kind + ": " + text);
    }

    @Override
    public void info(String text) {}

    @Override
    public void listening(String name, @Nullable InetSocketAddress address) {}
}
