package net.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import net.weir.api.Counter;
import net.weir.api.Handle;
import net.weir.api.Histogram;
import net.weir.api.LaneTimers;
import net.weir.api.PeerRegistry;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouteScope;
import org.jspecify.annotations.Nullable;

/** A context for tests of one stage: its clock stands until it is moved, and it remembers what it was told. Thread-safe. */
public final class RecordingContext implements StageContext {
    private final String id;
    private final Map<String, LongAdder> counters = new TreeMap<>();
    private final Map<String, LongSupplier> gauges = new TreeMap<>();
    private final List<String> states = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> infos = new ArrayList<>();
    private final List<RouteScope> reapplied = new ArrayList<>();
    private final Map<String, InetSocketAddress> listening = new TreeMap<>();
    private final Map<PeerKey, Integer> ids = new HashMap<>();
    private final Map<PeerKey, Integer> epochs = new HashMap<>();
    private final List<ManualTimer> timers = new ArrayList<>();
    private final List<ScheduledExecutorService> workers = new ArrayList<>();
    private final OfferedServices services = new OfferedServices();
    private int servicesChanged;
    private State state = State.RUNNING;
    private String reason = "";
    private long nanos = 1_000_000_000L;
    private boolean running;
    private @Nullable Path dataDir;

    private record ManualTimer(long atNanos, Runnable task, boolean[] cancelled) {}

    /** One whose data directory is made when it is asked for. */
    public RecordingContext(String id) {
        this(id, null);
    }

    public RecordingContext(String id, @Nullable Path dataDir) {
        this.id = id;
        this.dataDir = dataDir;
    }

    /** One whose clocks run by themselves, for stages that wait for others. */
    public static RecordingContext running(String id, Path dataDir) {
        RecordingContext context = new RecordingContext(id, dataDir);
        context.running = true;
        return context;
    }

    /** Moves both clocks and runs the timers that are due, on the calling thread. */
    public void advance(Duration by) {
        List<ManualTimer> due;
        synchronized (this) {
            nanos += by.toNanos();
            due = timers.stream().filter(t -> t.atNanos - nanos <= 0).toList();
            timers.removeAll(due);
        }
        due.stream().filter(t -> !t.cancelled[0]).forEach(t -> t.task.run());
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
    public synchronized long nowMicros() {
        return Examples.RECEIVED + nanoTime() / 1000;
    }

    @Override
    public synchronized long nanoTime() {
        return nanos + (running ? System.nanoTime() : 0);
    }

    @Override
    public LaneTimers timers() {
        return (delay, task) -> {
            boolean[] cancelled = {false};
            synchronized (this) {
                timers.add(new ManualTimer(nanos + delay.toNanos(), task, cancelled));
            }
            return () -> cancelled[0] = true;
        };
    }

    @Override
    public synchronized ScheduledExecutorService worker(String name) {
        ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, id + "-" + name);
            thread.setDaemon(true);
            return thread;
        });
        workers.add(worker);
        return worker;
    }

    @Override
    public synchronized Path dataDir() {
        if (dataDir == null) {
            try {
                dataDir = Files.createTempDirectory("weir-testkit");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return dataDir;
    }

    @Override
    public PeerRegistry peers() {
        return this::peerUp;
    }

    private synchronized Peer peerUp(PeerKey key, Peer.Facts facts) {
        int peerId = ids.computeIfAbsent(key, k -> ids.size() + 1);
        return new Peer(peerId, epochs.merge(key, 1, Integer::sum), key, facts);
    }

    @Override
    public Counter counter(String name, String help, String unit, String... labels) {
        return counting(name + (labels.length == 0 ? "" : List.of(labels)));
    }

    @Override
    public Histogram histogram(String name, String help, String unit, String... labels) {
        Counter counter = counting(name + (labels.length == 0 ? "" : List.of(labels)));
        return new Histogram() {
            @Override
            public void record(double value) {
                counter.increment();
            }

            @Override
            public long count() {
                return counter.value();
            }
        };
    }

    @Override
    public UUID node() {
        return new UUID(0, 1);
    }

    @Override
    public Counter drops(String dropReason) {
        return counting("dropped " + dropReason);
    }

    private synchronized Counter counting(String name) {
        LongAdder adder = counters.computeIfAbsent(name, n -> new LongAdder());
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
    public synchronized void gauge(String name, String help, String unit, LongSupplier value, String... labels) {
        gauges.put(name + (labels.length == 0 ? "" : List.of(labels)), value);
    }

    @Override
    public synchronized void state(State now, String why) {
        state = now;
        reason = why;
        states.add((now + " " + why).trim());
    }

    @Override
    public synchronized void problem(String kind, String text) {
        problems.add(kind + ": " + text);
    }

    @Override
    public synchronized void reapply(RouteScope scope) {
        reapplied.add(scope);
    }

    /** The scopes that were to be run through the transform again. */
    public synchronized List<RouteScope> reapplied() {
        return List.copyOf(reapplied);
    }

    @Override
    public synchronized void info(String text) {
        infos.add(text);
    }

    @Override
    public <T> Handle<T> find(String stageId, Class<T> service) {
        return services.handle(stageId, service);
    }

    @Override
    public synchronized void servicesChanged() {
        servicesChanged++;
    }

    /** How often the stage said that it offers something else. */
    public synchronized int timesServicesChanged() {
        return servicesChanged;
    }

    /** What other stages offer to this one. */
    public OfferedServices others() {
        return services;
    }

    @Override
    public synchronized void listening(String name, @Nullable InetSocketAddress address) {
        if (address == null) {
            listening.remove(name);
        } else {
            listening.put(name, address);
        }
    }

    /** The counts so far by name; drops as {@code dropped REASON}. */
    public synchronized Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counters.forEach((name, adder) -> counts.put(name, adder.sum()));
        return counts;
    }

    /** One count by its name in {@link #counts}; 0 if it was never counted. */
    public long count(String name) {
        return counts().getOrDefault(name, 0L);
    }

    /** Every state that was told, {@code DEGRADED reason}, in order. */
    public synchronized List<String> states() {
        return List.copyOf(states);
    }

    public synchronized long gauge(String name) {
        LongSupplier gauge = gauges.get(name);
        if (gauge == null) {
            throw new IllegalArgumentException("no gauge " + name + " in " + gauges.keySet());
        }
        return gauge.getAsLong();
    }

    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    public synchronized List<String> infos() {
        return List.copyOf(infos);
    }

    public synchronized Map<String, InetSocketAddress> listening() {
        return Map.copyOf(listening);
    }

    public synchronized State state() {
        return state;
    }

    public synchronized String reason() {
        return reason;
    }

    /** Ends the workers. */
    public synchronized void end() {
        workers.forEach(ScheduledExecutorService::shutdownNow);
    }
}
