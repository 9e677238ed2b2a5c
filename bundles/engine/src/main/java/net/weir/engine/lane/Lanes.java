package net.weir.engine.lane;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import net.weir.api.Inflow;
import net.weir.api.Outlet;
import net.weir.api.OutletPolicy;
import net.weir.api.Receiver;
import net.weir.engine.edge.Edge;
import net.weir.engine.edge.OutletWalk;
import net.weir.engine.edge.OutletWalker;
import net.weir.engine.peer.PeerBook;
import net.weir.engine.stage.StageRuntime;
import net.weir.engine.time.Clock;
import net.weir.event.ResyncId;
import net.weir.model.RouteScope;

/** All lanes that live, and the plan that they work in. Thread-safe. */
public final class Lanes implements OutletWalker {
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final BitSet usedIds = new BitSet();
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final PeerBook book;
    private final Consumer<StageRuntime> onFault;
    private final AtomicLong resyncs;
    private final Set<OutletWalk> walks = ConcurrentHashMap.newKeySet();
    private volatile Plan plan = Plan.EMPTY;

    /**
     * @param timer runs timers' ends; only hands tasks to lanes
     * @param onFault told when a stage is taken out of service, on the lane
     */
    public Lanes(Clock clock, ScheduledExecutorService timer, PeerBook book, Consumer<StageRuntime> onFault) {
        this.clock = clock;
        this.timer = timer;
        this.book = book;
        this.onFault = onFault;
        this.resyncs = new AtomicLong(clock.nowMicros()); // so that none is used again after a restart
        timer.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private void tick() {
        lanes.forEach(lane -> lane.run(lane::tick));
    }

    /** Makes threads that are lanes. */
    public ThreadFactory threads() {
        return body -> {
            Lane lane;
            synchronized (usedIds) {
                int id = usedIds.nextClearBit(0);
                usedIds.set(id);
                lane = new Lane(id, this);
            }
            LaneThread thread = new LaneThread(this, lane, body);
            lane.setThread(thread);
            lanes.add(lane);
            return thread;
        };
    }

    void ended(Lane lane) {
        lane.abandon();
        lanes.remove(lane);
        walks.forEach(walk -> walk.laneDone(lane.id()));
        synchronized (usedIds) {
            usedIds.clear(lane.id());
        }
    }

    /** The lane of the calling thread. @throws IllegalStateException if it is none */
    public Lane current() {
        if (Thread.currentThread() instanceof LaneThread thread) {
            return thread.lane();
        }
        throw new IllegalStateException(
                "not a lane thread: " + Thread.currentThread().getName());
    }

    public Plan plan() {
        return plan;
    }

    /** Puts a plan in force: one volatile write, then every lane is asked to take it up even if it is idle. */
    public void publish(Plan next) {
        plan = next;
        lanes.forEach(Lane::askToAdopt);
    }

    /**
     * Waits until no lane works in a plan older than the present one.
     *
     * @return the lanes that did not get there in time
     */
    public List<Lane> awaitQuiescence(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            List<Lane> late = new ArrayList<>();
            for (Lane lane : lanes) {
                if (lane.worksInOlderThan(plan.number())) {
                    late.add(lane);
                }
            }
            if (late.isEmpty() || System.nanoTime() - deadline > 0) {
                return late;
            }
            Thread.sleep(1);
        }
    }

    /** Has every lane tell the edge what stands in the RIBs before it. */
    public ResyncId resync(Edge edge, RouteScope scope) {
        ResyncId id = nextResync();
        lanes.forEach(lane -> lane.run(() -> lane.joins().resync(edge, id, scope)));
        return id;
    }

    /** Has every lane tell those behind a transform, through it, what stands in the RIBs before it. */
    public void reapply(String stage, RouteScope scope) {
        ResyncId id = nextResync();
        lanes.forEach(lane -> lane.run(() -> lane.joins().reapply(stage, id, scope)));
    }

    /** What the sink behind the edge may ask. */
    public Inflow inflow(Edge edge) {
        return new Inflow() {
            @Override
            public ResyncId resync(RouteScope scope) {
                return Lanes.this.resync(edge, scope);
            }

            @Override
            public Outlet outlet(String client, OutletPolicy policy, Receiver to) {
                return edge.outlets(Lanes.this).open(client, policy, to);
            }
        };
    }

    @Override
    public void start(Edge edge, OutletWalk walk) {
        walks.removeIf(OutletWalk::isOver);
        walks.add(walk);
        for (Lane lane : lanes) {
            walk.asks(lane.id());
            if (!lane.run(() -> lane.joins().tellOutlets(edge, walk))) {
                walk.laneDone(lane.id());
            }
        }
    }

    @Override
    public long nowMicros() {
        return clock.nowMicros();
    }

    @Override
    public ResyncId nextResync() {
        return new ResyncId(resyncs.incrementAndGet());
    }

    /** Every lane alive. */
    public List<Lane> all() {
        return lanes;
    }

    Clock clock() {
        return clock;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    PeerBook book() {
        return book;
    }

    void fault(StageRuntime stage) {
        onFault.accept(stage);
    }
}
