package net.weir.engine.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.weir.admin.ConfigProblem;
import net.weir.admin.StageTypeInfo;
import net.weir.api.StageFactory;
import net.weir.api.StageKind;
import net.weir.api.State;
import net.weir.engine.config.ConfigFiles;
import net.weir.engine.config.LastGood;
import net.weir.engine.config.StageConfig;
import net.weir.engine.edge.Edge;
import net.weir.engine.edge.SpoolPlace;
import net.weir.engine.lane.FeedTable;
import net.weir.engine.lane.Lane;
import net.weir.engine.lane.Lanes;
import net.weir.engine.lane.Plan;
import net.weir.engine.log.ProblemLog;
import net.weir.engine.service.ServiceBoard;
import net.weir.engine.stage.StageRuntime;
import net.weir.engine.time.Clock;
import net.weir.model.RouteScope;

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
    private final ServiceBoard board;
    private final Doors doors;
    private final StageCloser closer;
    private final PlannerThread thread;
    private final PlanBuilder builder;
    private final Publication publication;
    private final Map<String, StageConfig> configs = new TreeMap<>();
    private final Map<String, FactoryEntry<?>> factories = new TreeMap<>();
    private final Map<String, Slot> slots = new TreeMap<>();
    private final long startedNanos;
    private List<ConfigProblem> outsideProblems = List.of();
    private volatile Map<String, FactoryEntry<?>> known = Map.of();
    private volatile boolean settled;
    private volatile Published published = new Published(0, List.of(), List.of(), List.of());
    private volatile Runnable onPublished = () -> {};

    /**
     * How patient the planner is.
     *
     * @param settleMillis quiet time after a change before it acts, as long as {@code settleAtMostMillis} allows
     * @param graceMillis how long feeds wait for a stage that went away and does not say otherwise
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
            ServiceBoard board,
            ProblemLog problemLog) {
        this.settings = settings;
        this.clock = clock;
        this.lanes = lanes;
        this.problemLog = problemLog;
        this.lastGood = lastGood;
        this.maker = maker;
        this.board = board;
        this.closer = new StageCloser(clock, settings.closeMillis(), board);
        this.thread = new PlannerThread(settings, clock, problemLog, this::replan);
        this.doors = new Doors(
                settings,
                clock,
                feeds,
                closer,
                maker,
                board,
                thread::here,
                stage -> new Edge(stage, spools, edge -> lanes.resync(edge, RouteScope.ALL)),
                lanes::inflow);
        board.plannedBy(thread::here);
        this.builder = new PlanBuilder(clock, thread);
        this.publication = new Publication(problemLog);
        this.startedNanos = clock.nanoTime();
    }

    /** What the last plan looks like; any thread. */
    public Published published() {
        return published;
    }

    /** Runs the task on the planner's thread after each plan, from now on. */
    public void onPublished(Runnable task) {
        onPublished = task;
    }

    /** True once a plan is in force in which sources no longer wait for factories; any thread. */
    public boolean settled() {
        return settled;
    }

    /** Checks configurations against the types that are here, without applying them; any thread. */
    public List<ConfigProblem> check(ConfigFiles.Loaded loaded) {
        return Checker.check(loaded, known);
    }

    /** A factory came; planned once things settle. Several of one type: the latest counts. */
    public <C extends Record> void factoryCame(String type, StageFactory<C> factory, String bundle) {
        thread.submit(() -> {
            try {
                factories.put(type, FactoryEntry.of(type, factory, bundle));
                thread.changed();
            } catch (IllegalArgumentException e) {
                problemLog.report(type, "bad-factory", bundle + ": " + e.getMessage(), null);
            }
        });
    }

    /** A factory leaves: on return no lane and no worker is in a stage that it made, and all of those are closed. */
    public void factoryGone(String type, StageFactory<?> factory) {
        thread.submitAndWait(() -> {
            FactoryEntry<?> entry = factories.get(type);
            if (entry != null && entry.factory() == factory) {
                factories.remove(type);
            }
            replan();
        });
    }

    /** The whole configuration as it is now, and what is wrong with it outside of the stages. */
    public void configured(Collection<StageConfig> all, List<ConfigProblem> problems) {
        thread.submit(() -> {
            configs.clear();
            all.forEach(config -> configs.put(config.id(), config));
            outsideProblems = List.copyOf(problems);
            thread.changed();
        });
    }

    /** A lane took a stage out of service. */
    public void faulted(StageRuntime runtime) {
        thread.submit(() -> {
            Slot slot = slots.get(runtime.id());
            if (slot != null && slot.runtime == runtime) {
                slot.awayNanos = clock.nanoTime() | 1;
                replan();
            }
        });
    }

    private void replan() {
        List<Slot> removed = syncSlots();
        slots.values().forEach(slot -> {
            slot.problems.clear();
            slot.next = null;
            maker.prepare(slot, factories.get(slot.wanted.type()));
            slot.learnGrace(TimeUnit.MILLISECONDS.toNanos(settings.graceMillis()));
        });
        Wiring wiring = wiring();
        List<Slot> leaving = leaving(removed);
        closeSources(leaving, removed);
        Map<StageRuntime, Slot.Part> behindLanes = new LinkedHashMap<>();
        leaving.stream()
                .filter(Slot::isClosedBehindLanes)
                .forEach(slot -> behindLanes.put(slot.runtime, Objects.requireNonNull(slot.part)));
        slots.values().forEach(slot -> doors.prepareEdge(slot, wiring, slots));
        removed.forEach(doors::detachEdge);
        Plan plan = builder.build(lanes.plan().number() + 1, wiring, slots);
        slots.values().stream().filter(slot -> slot.next != null).forEach(slot -> slot.runtime.clearFault());
        lanes.publish(plan);
        quiesce();
        offerServices();
        behindLanes.forEach((runtime, part) -> closer.close(runtime, part.stage(), part.context()));
        leaving.stream().filter(slot -> slot.awayNanos != 0).forEach(slot -> slot.awayNanos = clock.nanoTime() | 1);
        removed.forEach(doors::removeSink);
        slots.values().forEach(this::putInForce);
        boolean hold = awaitingFactories();
        slots.values().stream()
                .filter(slot -> slot.part != null && !(hold && slot.hasOpenFeeds()))
                .forEach(slot -> doors.open(slot, () -> thread.replanIn(slot.reopenPauseNanos / 1_000_000 + 1)));
        known = Map.copyOf(factories);
        published = publication.of(plan, wiring, slots, factories, outsideProblems, hold);
        onPublished.run();
        settled = settled || !hold && !slots.isEmpty();
    }

    /** New transforms offer theirs before the old ones are closed, so that there is no time without. */
    private void offerServices() {
        slots.values().stream().filter(Slot::isClosedBehindLanes).forEach(slot -> {
            Slot.Part next = slot.next;
            if (next != null) {
                board.publish(slot.runtime, next.stage(), next.context());
            }
        });
    }

    /** Doors with both ends after the others: they still have to get out what those say at their end. */
    private void closeSources(List<Slot> leaving, List<Slot> removed) {
        leaving.stream()
                .filter(Slot::hasOpenFeeds)
                .sorted(Comparator.comparing(Slot::isDuplex))
                .forEach(slot -> doors.closeSource(slot, removed.contains(slot)));
    }

    /** Slots whose present object will not be in the next plan. */
    private List<Slot> leaving(List<Slot> removed) {
        List<Slot> leaving = new ArrayList<>(removed);
        leaving.removeIf(slot -> slot.part == null);
        slots.values().stream().filter(Slot::leaves).forEach(leaving::add);
        return leaving;
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
        boolean left = slot.leaves();
        Slot.Part old = slot.part;
        if (slot.isSink()) {
            doors.exchangeSink(slot, left);
        }
        if (slot.next != null) {
            slot.fallback = StageKind.of(slot.next.stage()).opensFeeds() ? old : slot.fallback;
            slot.part = slot.next;
            slot.next = null;
            slot.kind = StageKind.of(slot.part.stage());
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
            thread.replanIn(settings.graceMillis() - sinceStart + 1);
            return true;
        }
        return false;
    }

    /** Stops everything: sources first, then what stands behind them; what sinks could not deliver is saved. */
    public void close() {
        thread.end(() -> {
            configs.clear();
            List<Slot> all = List.copyOf(slots.values());
            closeSources(all, all);
            lanes.publish(new Plan(lanes.plan().number() + 1, Map.of()));
            quiesce();
            for (Slot slot : all) {
                Slot.Part part = slot.part;
                if (part != null && slot.isClosedBehindLanes()) {
                    closer.close(slot.runtime, part.stage(), part.context());
                }
            }
            all.forEach(doors::detachEdge);
            all.forEach(doors::removeSink);
            slots.clear();
        });
    }
}
