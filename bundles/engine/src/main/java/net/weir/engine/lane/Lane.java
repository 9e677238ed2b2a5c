package net.weir.engine.lane;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import net.weir.api.LaneTimers;
import net.weir.engine.edge.Edge;
import net.weir.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * One thread that carries feeds, and the graph as it sees it. Confined to that thread but for what the planner reads: the
 * number of the plan it works in, 0 while it is between events.
 */
public final class Lane {
    private static final VarHandle WORKING;

    static {
        try {
            WORKING = MethodHandles.lookup().findVarHandle(Lane.class, "working", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int id;
    private final Lanes lanes;
    private final List<FeedHandle> feeds = new ArrayList<>();
    private final List<Edge> fullEdges = new ArrayList<>();
    private final Joins joins = new Joins(this);
    private volatile @Nullable Thread thread;
    private volatile @Nullable Executor executor;
    private volatile long steps;
    private volatile long working;
    private LaneGraph graph = LaneGraph.EMPTY;

    /** While set, events go only where this join allows: they are told again for its sake. */
    private @Nullable Join telling;

    /** The RIBs that the event on its way comes from; several where a stage behind several speaks for itself. */
    private LaneNode[] emittingRibs = LaneNode.NO_NODES;

    private boolean ticking;

    Lane(int id, Lanes lanes) {
        this.id = id;
        this.lanes = lanes;
    }

    public int id() {
        return id;
    }

    void setThread(Thread thread) {
        this.thread = thread;
    }

    /** The thread, for its stack when it hangs. */
    public @Nullable Thread thread() {
        return thread;
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    Lanes lanes() {
        return lanes;
    }

    /** Rises with every step; stands still while the lane is idle or hangs. */
    public long steps() {
        return steps;
    }

    /** True while the lane is inside a step. */
    public boolean busy() {
        return working != 0;
    }

    boolean worksInOlderThan(long plan) {
        long now = working;
        return now != 0 && now < plan;
    }

    /** Begins a step in the plan now in force; false if a step is under way already (a call from within). */
    boolean enter() {
        if ((long) WORKING.get(this) != 0) {
            return false;
        }
        while (true) {
            Plan plan = lanes.plan();
            // seen by the planner before it looks: either it waits for us, or we see its plan
            WORKING.setVolatile(this, Math.max(1, plan.number()));
            if (lanes.plan() == plan) {
                if (graph.plan() != plan) {
                    adopt(plan);
                }
                return true;
            }
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    void exit() {
        steps++;
        WORKING.setRelease(this, 0L);
    }

    LaneGraph graph() {
        return graph;
    }

    /** Who is being told what stands. */
    Joins joins() {
        return joins;
    }

    private void adopt(Plan plan) {
        LaneGraph next = LaneGraph.build(this, plan, graph);
        graph = next;
        joins.adopt(next);
        for (FeedHandle feed : List.copyOf(feeds)) {
            feed.planChanged();
        }
    }

    /** Asks the lane to look at the plan when it can; it may be idle for long otherwise. */
    void askToAdopt() {
        Executor to = executor;
        if (to != null) {
            execute(to, this::step);
        }
    }

    private void step() {
        if (enter()) {
            exit();
        }
    }

    /** Runs the task on this lane as a step of its own; false if nothing has run here yet, or runs any more. */
    public boolean run(Runnable task) {
        Executor to = executor;
        return to != null && execute(to, () -> step(task));
    }

    /** Runs the task now, on this lane, as a step or as part of the one that is under way. */
    void step(Runnable task) {
        boolean entered = enter();
        try {
            task.run();
        } finally {
            if (entered) {
                exit();
            }
        }
    }

    private static boolean execute(Executor to, Runnable task) {
        try {
            to.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false; // the source has shut its event loop down: the lane is about to end
        }
    }

    /** The feed of an event that speaks of a loss is asked to tell everything again. */
    void askToTellAgain(Event event) {
        for (FeedHandle feed : List.copyOf(feeds)) {
            if (feed.id() == event.feed()) {
                feed.askToTellAgain();
            }
        }
    }

    /** The feeds on this lane, for joins. */
    List<FeedHandle> feeds() {
        return feeds;
    }

    void add(FeedHandle feed, Executor via) {
        executor = via;
        feeds.add(feed);
    }

    void remove(FeedHandle feed) {
        feeds.remove(feed);
    }

    /** The thread ends: what it left open is closed. */
    void abandon() {
        for (FeedHandle feed : List.copyOf(feeds)) {
            feed.close();
        }
        executor = null;
    }

    @Nullable
    Join telling() {
        return telling;
    }

    void tell(@Nullable Join join) {
        telling = join;
    }

    LaneNode[] emittingRibs() {
        return emittingRibs;
    }

    void emittingRibs(LaneNode[] ribs) {
        emittingRibs = ribs;
    }

    /** True while transforms speak without input. */
    boolean ticking() {
        return ticking;
    }

    /** Lets all transforms speak, in the order of the stream. Within a step. */
    void tick() {
        ticking = true;
        try {
            graph.nodes().forEach(node -> node.tick(lanes.clock().nanoTime()));
        } finally {
            ticking = false;
            takeFullEdges();
        }
    }

    /** Notes that an edge has no room, for the feed whose event is on its way. */
    void noRoom(Edge edge) {
        if (!fullEdges.contains(edge)) {
            fullEdges.add(edge);
        }
    }

    /** The edges that had no room in this step. */
    List<Edge> takeFullEdges() {
        if (fullEdges.isEmpty()) {
            return List.of();
        }
        List<Edge> full = List.copyOf(fullEdges);
        fullEdges.clear();
        return full;
    }

    /** Timers whose tasks run on this lane. */
    public LaneTimers timers() {
        return (Duration delay, Runnable task) -> {
            boolean[] cancelled = {false};
            lanes.timer()
                    .schedule(
                            () -> run(() -> {
                                if (!cancelled[0]) {
                                    task.run();
                                }
                            }),
                            delay.toNanos(),
                            TimeUnit.NANOSECONDS);
            return () -> cancelled[0] = true;
        };
    }
}
