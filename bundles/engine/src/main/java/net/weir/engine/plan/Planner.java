package net.weir.engine.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.weir.admin.ConfigProblem;
import net.weir.admin.StageTypeInfo;
import net.weir.api.StageFactory;
import net.weir.api.State;
import net.weir.engine.Clock;
import net.weir.engine.config.ConfigFiles;
import net.weir.engine.config.LastGood;
import net.weir.engine.config.StageConfig;
import net.weir.engine.edge.SpoolPlace;
import net.weir.engine.lane.FeedTable;
import net.weir.engine.lane.Lane;
import net.weir.engine.lane.Lanes;
import net.weir.engine.lane.Plan;
import net.weir.engine.stage.ProblemLog;
import net.weir.engine.stage.StageRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Turns configurations and factories into plans. All changes are made on its one thread, which lets them settle first; a
 * factory that leaves is an exception: its stages are out of the graph and closed when {@link #factoryGone} returns.
 */
public final class Planner {
    private final Settings settings;
    private final Clock clock;
    private final Lanes lanes;
    private final ProblemLog problemLog;
    private final LastGood lastGood;
    private final PartMaker maker;
    private final Doors doors;
    private final StageCloser closer;
    private final ScheduledExecutorService thread;
    private final Map<String, StageConfig> configs = new TreeMap<>();
    private final Map<String, FactoryEntry<?>> factories = new TreeMap<>();
    private final Map<String, Slot> slots = new TreeMap<>();
    private final long startedNanos;
    private List<ConfigProblem> outsideProblems = List.of();
    private List<ConfigProblem> reported = List.of();
    private long firstChangeNanos;
    private @Nullable ScheduledFuture<?> due;
    private boolean ended;
    private volatile Map<String, FactoryEntry<?>> known = Map.of();
    private volatile boolean settled;
    private volatile Published published = new Published(0, List.of(), List.of(), List.of());

    /**
     * How patient the planner is.
     *
     * @param settleMillis quiet time after a change before it acts, as long as {@code settleAtMostMillis} allows
     * @param graceMillis how long feeds wait for a stage that went away
     * @param closeMillis how long a stage may take to close, lanes to leave a plan, or a sink to empty its queue
     */
    public record Settings(long settleMillis, long settleAtMostMillis, long graceMillis, long closeMillis) {
        /** What a node uses. */
        public static final Settings NORMAL = new Settings(300, 2_000, 10_000, 10_000);
    }

    /**
     * What faces may read of the last plan. Immutable.
     *
     * @param stages in topological order
     */
    public record Published(
            long plan, List<StageView> stages, List<StageTypeInfo> types, List<ConfigProblem> problems) {}

    public Planner(
            Settings settings,
            Clock clock,
            Lanes lanes,
            FeedTable feeds,
            PartMaker maker,
            SpoolPlace spools,
            LastGood lastGood,
            ProblemLog problemLog) {
        this.settings = settings;
        this.clock = clock;
        this.lanes = lanes;
        this.problemLog = problemLog;
        this.lastGood = lastGood;
        this.maker = maker;
        this.closer = new StageCloser(clock, settings.closeMillis());
        this.doors = new Doors(settings, clock, feeds, closer, maker, spools);
        this.startedNanos = clock.nanoTime();
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread t = new Thread(task, "weir-planner");
            t.setDaemon(true);
            return t;
        });
    }

    /** What the last plan looks like; any thread. */
    public Published published() {
        return published;
    }

    /** True once a plan is in force in which sources no longer wait for factories; any thread. */
    public boolean settled() {
        return settled;
    }

    /** A factory came; planned once things settle. Several of one type: the latest counts. */
    public <C extends Record> void factoryCame(String type, StageFactory<C> factory, String bundle) {
        run(() -> {
            try {
                factories.put(type, FactoryEntry.of(type, factory, bundle));
                changed();
            } catch (IllegalArgumentException e) {
                problemLog.report(type, "bad-factory", bundle + ": " + e.getMessage(), null);
            }
        });
    }

    /** A factory leaves: on return no lane and no worker is in a stage that it made, and all of those are closed. */
    public void factoryGone(String type, StageFactory<?> factory) {
        await(submit(() -> {
            FactoryEntry<?> entry = factories.get(type);
            if (entry != null && entry.factory() == factory) {
                factories.remove(type);
            }
            replan();
        }));
    }

    /** The whole configuration as it is now, and what is wrong with it outside of the stages. */
    public void configured(Collection<StageConfig> all, List<ConfigProblem> problems) {
        run(() -> {
            configs.clear();
            all.forEach(config -> configs.put(config.id(), config));
            outsideProblems = List.copyOf(problems);
            changed();
        });
    }

    /** A lane took a stage out of service. */
    public void faulted(StageRuntime runtime) {
        run(() -> {
            Slot slot = slots.get(runtime.id());
            if (slot != null && slot.runtime == runtime) {
                slot.awayNanos = clock.nanoTime() | 1;
                replan();
            }
        });
    }

    private void run(Runnable task) {
        submit(task);
    }

    private Future<?> submit(Runnable task) {
        return thread.submit(() -> {
            try {
                if (!ended) {
                    task.run();
                }
            } catch (RuntimeException | Error e) {
                problemLog.report("planner", "failed", e.toString(), e);
            }
        });
    }

    private void await(Future<?> done) {
        try {
            done.get(4 * settings.closeMillis() + settings.graceMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            problemLog.report("planner", "change-not-done", e.toString(), e);
        }
    }

    /** Waits for more changes, but not for ever. */
    private void changed() {
        long now = clock.nanoTime();
        if (due == null) {
            firstChangeNanos = now;
        } else {
            due.cancel(false);
        }
        long atMost = settings.settleAtMostMillis() - TimeUnit.NANOSECONDS.toMillis(now - firstChangeNanos);
        long delay = Math.max(0, Math.min(settings.settleMillis(), atMost));
        due = thread.schedule(
                () -> submit(() -> {
                    due = null;
                    replan();
                }),
                delay,
                TimeUnit.MILLISECONDS);
    }

    private void replanIn(long millis) {
        thread.schedule(() -> submit(this::replan), Math.max(1, millis), TimeUnit.MILLISECONDS);
    }

    private void replan() {
        List<Slot> removed = syncSlots();
        slots.values().forEach(slot -> {
            slot.problems.clear();
            slot.next = null;
            maker.prepare(slot, factories.get(slot.wanted.type()));
        });
        Wiring wiring = wiring();
        List<Slot> leavingSources = new ArrayList<>();
        for (Slot slot : concat(removed, slots.values())) {
            if (slot.part != null && slot.kind.equals("source") && (removed.contains(slot) || maker.leaves(slot))) {
                leavingSources.add(slot);
            }
        }
        leavingSources.forEach(doors::closeSource);
        List<Slot.Part> leaving = new ArrayList<>();
        List<StageRuntime> leavingOf = new ArrayList<>();
        for (Slot slot : concat(removed, slots.values())) {
            if (slot.part != null
                    && !slot.kind.equals("source")
                    && !slot.kind.equals("sink")
                    && (removed.contains(slot) || maker.leaves(slot))) {
                leaving.add(slot.part);
                leavingOf.add(slot.runtime);
            }
        }
        slots.values().forEach(slot -> doors.prepareEdge(slot, wiring, slots));
        removed.forEach(doors::detachEdge);
        Plan plan = buildPlan(wiring);
        slots.values().stream().filter(slot -> slot.next != null).forEach(slot -> slot.runtime.clearFault());
        lanes.publish(plan);
        quiesce();
        for (int i = 0; i < leaving.size(); i++) {
            closer.close(
                    leavingOf.get(i), leaving.get(i).stage(), leaving.get(i).context());
        }
        removed.forEach(doors::removeSink);
        slots.values().forEach(this::putInForce);
        boolean hold = awaitingFactories();
        slots.values().forEach(slot -> {
            if (slot.part != null && !(hold && slot.kind.equals("source"))) {
                doors.open(slot, () -> replanIn(slot.reopenPauseNanos / 1_000_000 + 1));
            }
        });
        publish(wiring, plan, hold);
        settled = settled || !hold && !slots.isEmpty();
    }

    private static List<Slot> concat(List<Slot> a, Collection<Slot> b) {
        List<Slot> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    /** Brings the slots in line with the configurations; returns those whose configuration is gone. */
    private List<Slot> syncSlots() {
        List<Slot> removed = new ArrayList<>();
        slots.values().removeIf(slot -> {
            StageConfig now = configs.get(slot.id());
            if (now != null && now.type().equals(slot.wanted.type())) {
                slot.wanted = now;
                return false;
            }
            removed.add(slot);
            lastGood.forget(slot.id(), slot.wanted.type());
            return true;
        });
        configs.forEach((id, config) -> slots.computeIfAbsent(
                id, i -> new Slot(config, new StageRuntime(id, config.type(), problemLog, clock.nowMicros()))));
        return removed;
    }

    private Wiring wiring() {
        Map<String, Wiring.Vertex> vertices = new LinkedHashMap<>();
        slots.forEach(
                (id, slot) -> vertices.put(id, new Wiring.Vertex(id, slot.kind, slot.sources(), slot.wanted.where())));
        return Wiring.of(vertices);
    }

    private Plan buildPlan(Wiring wiring) {
        long now = clock.nanoTime();
        Map<String, Boolean> holds = new LinkedHashMap<>();
        Map<String, Plan.Node> nodes = new LinkedHashMap<>();
        for (String id : wiring.order()) {
            Slot slot = slots.get(id);
            boolean present = slot.coming() != null && (slot.next != null || !maker.leaves(slot));
            boolean missing =
                    !present && slot.isPassage(!wiring.downstream().get(id).isEmpty());
            if (missing && slot.awayNanos == 0) {
                slot.awayNanos = now | 1;
            } else if (present && !slot.runtime.faulted()) {
                slot.awayNanos = 0;
            }
            boolean waits = (missing || slot.runtime.faulted() && slot.next == null)
                    && now - slot.awayNanos < TimeUnit.MILLISECONDS.toNanos(settings.graceMillis());
            if (waits) {
                wiring.ancestorsOf(id).forEach(up -> holds.put(up, true));
                replanIn(settings.graceMillis() - TimeUnit.NANOSECONDS.toMillis(now - slot.awayNanos) + 1);
            }
            Plan.Node node =
                    node(slot, present, missing && !waits, wiring.downstream().get(id));
            if (node != null) {
                nodes.put(id, node);
            }
        }
        nodes.replaceAll((id, node) -> holds.containsKey(id)
                ? new Plan.Node(node.runtime(), node.stage(), node.edge(), node.downstream(), true)
                : node);
        return new Plan(lanes.plan().number() + 1, Collections.unmodifiableMap(nodes));
    }

    private Plan.@Nullable Node node(Slot slot, boolean present, boolean givenUp, List<String> downstream) {
        if (slot.edge != null) {
            return new Plan.Node(slot.runtime, null, slot.edge, List.of(), false);
        }
        if (present && !slot.isSink()) {
            return new Plan.Node(
                    slot.runtime, Objects.requireNonNull(slot.coming()).stage(), null, downstream, false);
        }
        return givenUp ? new Plan.Node(slot.runtime, new Absent(slot.runtime, clock), null, downstream, false) : null;
    }

    private void quiesce() {
        try {
            for (Lane late : lanes.awaitQuiescence(TimeUnit.MILLISECONDS.toNanos(settings.closeMillis()))) {
                Thread stuck = late.thread();
                problemLog.report(
                        "lane " + late.id(),
                        "lane-hangs",
                        "a stage does not return; the plan changed without it: "
                                + (stuck == null ? "" : Arrays.toString(stuck.getStackTrace())),
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void putInForce(Slot slot) {
        boolean left = maker.leaves(slot);
        Slot.Part old = slot.part;
        if (slot.kind.equals("sink")) {
            doors.exchangeSink(slot, left);
        }
        if (slot.next != null) {
            slot.fallback = slot.kind.equals("source") ? old : slot.fallback;
            slot.part = slot.next;
            slot.next = null;
            slot.kind = StageRuntime.kindOf(slot.part.stage());
            maker.inForce(slot);
        } else if (left && old != null) {
            slot.part = null;
            if (slot.runtime.state() != State.FAULTED) {
                slot.runtime.state(
                        State.WAITING, "the bundle for " + slot.wanted.type() + " is not here", clock.nowMicros());
            }
        }
    }

    /** At the start sources wait a while for everything that is configured, so that nothing is missed by those behind. */
    private boolean awaitingFactories() {
        long sinceStart = TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - startedNanos);
        boolean some = slots.values().stream().anyMatch(slot -> !factories.containsKey(slot.wanted.type()));
        if (some && sinceStart < settings.graceMillis()) {
            replanIn(settings.graceMillis() - sinceStart + 1);
            return true;
        }
        return false;
    }

    private void publish(Wiring wiring, Plan plan, boolean starting) {
        List<ConfigProblem> problems = new ArrayList<>(outsideProblems);
        slots.values().forEach(slot -> {
            if (!factories.containsKey(slot.wanted.type())) {
                slot.problem(Checker.unknownType(slot.wanted.type(), factories.keySet()), true);
            }
            problems.addAll(slot.problems);
        });
        problems.addAll(wiring.problems());
        List<Slot> ordered = new ArrayList<>();
        wiring.order().forEach(id -> ordered.add(slots.get(id)));
        slots.values().stream().filter(slot -> !ordered.contains(slot)).forEach(ordered::add);
        if (!starting) {
            report(problems);
        }
        List<StageView> views = ordered.stream()
                .map(slot -> StageView.of(slot, missing(slot, plan)))
                .toList();
        known = Map.copyOf(factories);
        List<StageTypeInfo> types = Checker.types(factories.values());
        published = new Published(plan.number(), views, types, problems);
    }

    private static List<String> missing(Slot slot, Plan plan) {
        return slot.kind.equals("source")
                ? List.of()
                : slot.sources().stream()
                        .filter(id -> !plan.stages().containsKey(id))
                        .toList();
    }

    /** Checks configurations against the types that are here, without applying them; any thread. */
    public List<ConfigProblem> check(ConfigFiles.Loaded loaded) {
        return Checker.check(loaded, known);
    }

    private void report(List<ConfigProblem> problems) {
        problems.stream()
                .filter(problem -> !reported.contains(problem))
                .forEach(problem -> problemLog.report(problem.where(), "configuration", problem.text(), null));
        reported = problems;
    }

    /** Stops everything: sources first, then what stands behind them; what sinks could not deliver is saved. */
    public void close() {
        await(submit(() -> {
            configs.clear();
            List<Slot> all = List.copyOf(slots.values());
            all.stream()
                    .filter(slot -> slot.part != null && slot.kind.equals("source"))
                    .forEach(doors::closeSource);
            lanes.publish(new Plan(lanes.plan().number() + 1, Map.of()));
            quiesce();
            for (Slot slot : all) {
                Slot.Part part = slot.part;
                if (part != null && (slot.kind.equals("transform") || slot.kind.equals("rib"))) {
                    closer.close(slot.runtime, part.stage(), part.context());
                }
            }
            all.forEach(doors::detachEdge);
            all.forEach(doors::removeSink);
            slots.clear();
            ended = true;
        }));
        thread.shutdownNow();
    }
}
