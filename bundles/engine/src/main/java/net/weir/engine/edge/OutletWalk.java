package net.weir.engine.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.weir.event.Event;
import net.weir.event.ResyncId;
import net.weir.model.RouteScope;

/**
 * One telling of what stands, for all outlets that want it at the same time. Lanes tell it through the queue of all outlets, so
 * that it keeps its place among live events. Its members are the worker's, the rest is thread-safe.
 */
public final class OutletWalk {
    private final OutletQueue queue;
    private final ResyncId id;
    private final RouteScope scope;
    private final List<OutletClient> members;
    private final Set<Integer> lanes = ConcurrentHashMap.newKeySet();
    private final List<Runnable> waiting = new ArrayList<>();
    private volatile boolean room = true;
    private volatile boolean over;

    /** An event for the members alone. */
    record Told(OutletWalk walk, Event event) {}

    /** A lane has told all it has. */
    record LaneDone(OutletWalk walk, int lane) {}

    OutletWalk(OutletQueue queue, ResyncId id, RouteScope scope, List<OutletClient> members) {
        this.queue = queue;
        this.id = id;
        this.scope = scope;
        this.members = members;
    }

    public ResyncId id() {
        return id;
    }

    public RouteScope scope() {
        return scope;
    }

    /** A lane will be asked. */
    public void asks(int lane) {
        lanes.add(lane);
    }

    /** A lane has told all it has, or will not; again has no effect. */
    public void laneDone(int lane) {
        queue.put(new LaneDone(this, lane), 64);
    }

    public void tell(Event event) {
        if (!over) {
            queue.put(new Told(this, event), event.weight() + 32);
        }
    }

    /** True if nobody wants to hear more. */
    public boolean isOver() {
        return over;
    }

    public boolean hasRoom() {
        return over || room && queue.hasMuchRoom();
    }

    /** Runs the task, once, when there is room. */
    public void whenRoom(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
        }
        queue.wake();
    }

    List<OutletClient> members() {
        return members;
    }

    /** True if no lane is left that will tell anything. */
    boolean done(int lane) {
        lanes.remove(lane);
        return lanes.isEmpty();
    }

    /** Says whether all members have room, and lets lanes go on that wait for it. */
    void setRoom(boolean now) {
        room = now;
        if (hasRoom()) {
            release();
        }
    }

    void end() {
        over = true;
        release();
    }

    private void release() {
        List<Runnable> ready;
        synchronized (waiting) {
            ready = List.copyOf(waiting);
            waiting.clear();
        }
        ready.forEach(Runnable::run);
    }
}
