package net.weir.engine.edge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.weir.admin.StageStatus;
import net.weir.engine.config.EdgeOptions;
import net.weir.engine.config.EdgePolicy;
import net.weir.engine.stage.StageRuntime;
import net.weir.event.Event;
import net.weir.event.Gap;
import org.jspecify.annotations.Nullable;

/**
 * The queue in front of a sink. Lanes offer and never wait; the sink's worker takes. It outlives the sink object: while
 * the sink's bundle is being updated, events gather here.
 *
 * <p>With {@link EdgePolicy#SPILL} events go, when memory is full, through a second queue to disk, and stay behind what is
 * there until the worker has caught up: order is kept. Thread-safe.
 */
public final class Edge {
    /** Events that may wait for the disk: a lane is faster than a write, even where the front is kept short. */
    private static final int LEAST_BEHIND = 65_536;

    private final StageRuntime stage;
    private final SpoolPlace spools;
    private final Resync resync;
    private final FifoQueue back = new FifoQueue();
    private EdgeQueue front = new FifoQueue();
    private final Losses losses = new Losses();
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<Runnable> waitingToTell = new ArrayList<>();
    private EdgePolicy policy = EdgePolicy.DROP_NEWEST;
    private int capacity;
    private long spillLimit;
    private final EdgeNumbers numbers;
    private final Watches watches = new Watches();
    private @Nullable Spooler spooler;
    private boolean behindDisk;
    private boolean detached;
    private long memory = 64 << 20;
    private volatile @Nullable OutletHub outlets;
    private volatile boolean outletsOnly;
    private volatile boolean wantsRaw;

    /** The lowest number of memory that the worker has and has not confirmed. */
    private long inHand = Long.MAX_VALUE;

    /**
     * An edge that holds nothing yet, except what an earlier one left on disk. {@link #configure} has to follow.
     *
     * @param tellAgain has the RIBs before this edge tell it what stands
     */
    public Edge(StageRuntime stage, SpoolPlace spools, Consumer<Edge> tellAgain) {
        this.stage = stage;
        this.spools = spools;
        this.resync = new Resync(() -> tellAgain.accept(this));
        this.numbers = EdgeNumbers.of(stage, spools);
        long lost = spools.lostInMemory(stage.id());
        if (lost >= 0) {
            losses.add(lost, "process-died", nowMicros());
            stage.drop("process-died", lost);
        }
    }

    private static long nowMicros() {
        return TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    }

    /**
     * Takes a policy and limits; what is queued stays, in order.
     *
     * @param resyncs whether losses are made good by what stands in a RIB before this edge
     * @param graceNanos how long events wait for a sink that is away before they no longer count as on their way
     */
    public synchronized void configure(EdgePolicy newPolicy, EdgeOptions options, boolean resyncs, long graceNanos) {
        if ((newPolicy == EdgePolicy.COALESCE) != (front instanceof CoalescingQueue)) {
            EdgeQueue next = newPolicy == EdgePolicy.COALESCE ? new CoalescingQueue() : new FifoQueue();
            Stretch queued = front.take(Integer.MAX_VALUE);
            for (int i = 0; i < queued.size(); i++) {
                next.add(queued.event(i), queued.number(i));
            }
            front = next;
        }
        policy = newPolicy;
        watches.grace(graceNanos);
        resync.enable(resyncs);
        capacity = options.edgeEvents();
        memory = options.edgeMemory().octets();
        spillLimit = newPolicy == EdgePolicy.SPILL ? options.spillLimit().octets() : 0;
        front.limit(capacity, options.edgeMemory().octets());
        back.limit(Math.max(capacity, LEAST_BEHIND), options.edgeMemory().octets());
        if (spooler == null && (newPolicy == EdgePolicy.SPILL || spools.exists(stage.id()))) {
            startSpooler(options.spillLimit().octets());
        }
        notifyAll();
    }

    private void startSpooler(long limit) {
        try {
            spooler = new Spooler(this, spools.open(stage.id(), limit), stage);
            behindDisk = !spooler.isDrained();
            spooler.start();
        } catch (IOException e) {
            stage.problems()
                    .report(stage.id(), "spill-not-opened", e + "; when memory is full, events are dropped", null);
        }
    }

    public synchronized EdgePolicy policy() {
        return policy;
    }

    public StageRuntime stage() {
        return stage;
    }

    /**
     * Takes an event; false if the feed that it came from should wait.
     */
    public boolean offer(Event event) {
        OutletHub hub = outlets;
        if (hub != null) {
            hub.offer(event);
        }
        return outletsOnly || enqueue(event);
    }

    private boolean enqueue(Event event) {
        List<Runnable> settled;
        boolean room;
        synchronized (this) {
            if (detached) {
                stage.drop("sink-removed", 1);
                return true;
            }
            room = take(event);
            settled = settled();
            notifyAll();
        }
        settled.forEach(Runnable::run);
        return room;
    }

    private boolean take(Event event) {
        if (behindDisk) {
            return spill(event);
        }
        return switch (policy) {
            case BLOCK -> {
                add(front, event);
                yield front.hasRoom();
            }
            case DROP_NEWEST -> offerOrDrop(front, event, "queue-full");
            case DROP_OLDEST -> {
                if (!front.hasRoom() && !front.isEmpty()) {
                    lose(front.take(1).event(0), "queue-full");
                }
                add(front, event);
                yield true;
            }
            case COALESCE -> coalesce((CoalescingQueue) front, event);
            case SPILL -> spill(event);
        };
    }

    private void add(EdgeQueue queue, Event event) {
        queue.add(event, numbers.next(event));
    }

    private boolean spill(Event event) {
        if (!behindDisk && (spooler == null || front.hasRoom())) {
            return offerOrDrop(front, event, "queue-full");
        }
        behindDisk = true;
        boolean none = back.isEmpty();
        offerOrDrop(back, event, "spill-full");
        if (none || back.size() == Spooler.STRETCH) {
            Objects.requireNonNull(spooler).wake();
        }
        return true;
    }

    /**
     * Takes an event of a snapshot, also beyond the bounds: what tells of a loss must not be lost for want of room. Lanes go
     * on with a snapshot only when {@link #hasRoomForTelling}, so a lane exceeds the bounds by a stretch at most.
     */
    public synchronized void tell(Event event) {
        if (outletsOnly) {
            return; // each outlet is told for itself
        }
        if (detached) {
            stage.drop("sink-removed", 1);
        } else if (behindDisk) {
            spill(event);
        } else {
            tellLosses(front);
            add(front, event);
        }
        notifyAll();
    }

    /** The outlets of the sink object that is at work. */
    public synchronized OutletHub outlets(OutletWalker walker) {
        OutletHub hub = outlets;
        if (hub == null) {
            hub = new OutletHub(this, stage, walker, memory);
            outlets = hub;
        }
        return hub;
    }

    /** Ends the outlets: their sink object goes. */
    synchronized void closeOutlets() {
        OutletHub hub = outlets;
        outlets = null;
        if (hub != null) {
            hub.close();
        }
    }

    /** One more stage sends events here: outlets are told what stands behind it. */
    public void hearsMore() {
        OutletHub hub = outlets;
        if (hub != null) {
            hub.tellAll();
        }
    }

    /** Whether the sink's events are to keep the octets of which they were made. */
    void wantsRaw(boolean wants) {
        wantsRaw = wants;
    }

    /** The same for an event that comes straight from a source, so that what is lent with it is what it says. */
    public boolean offerOriginal(Event event) {
        return offer(wantsRaw ? event.retained() : event);
    }

    /** True if nothing is to be queued for the sink itself. */
    void outletsOnly(boolean only) {
        outletsOnly = only;
    }

    private boolean coalesce(CoalescingQueue queue, Event event) {
        if (!queue.hasRoom() && queue.absorbs(event)) {
            add(queue, event);
        } else {
            offerOrDrop(queue, event, "queue-full");
        }
        long coalesced = queue.takeCoalesced();
        if (coalesced > 0) {
            stage.drop("coalesced", coalesced);
        }
        return true;
    }

    private boolean offerOrDrop(EdgeQueue queue, Event event, String reason) {
        if (!queue.hasRoom()) {
            lose(event, reason);
        } else {
            tellLosses(queue);
            add(queue, event);
        }
        return true;
    }

    private void lose(Event event, String reason) {
        stage.drop(reason, 1);
        losses.add(event, reason);
        resync.lost();
    }

    private void tellLosses(EdgeQueue queue) {
        Gap gap = losses.take();
        if (gap != null) {
            add(queue, gap);
        }
    }

    /** True while a feed may go on. */
    public synchronized boolean hasRoom() {
        return policy != EdgePolicy.BLOCK || detached || front.hasMuchRoom();
    }

    /** Runs the task, once, when there is room; now if there is. */
    public void whenRoom(Runnable task) {
        synchronized (this) {
            if (!hasRoom()) {
                waiting.add(task);
                return;
            }
        }
        task.run();
    }

    /** True while a snapshot may go on: there is room in memory and nothing waits on disk. */
    public synchronized boolean hasRoomForTelling() {
        return detached || !behindDisk && front.hasMuchRoom();
    }

    /** Runs the task, once, when a snapshot may go on; now if it may. */
    public void whenRoomForTelling(Runnable task) {
        synchronized (this) {
            if (!hasRoomForTelling()) {
                waitingToTell.add(task);
                return;
            }
        }
        task.run();
    }

    private List<Runnable> takeWaiters() {
        List<Runnable> ready = new ArrayList<>();
        if (hasRoom()) {
            ready.addAll(waiting);
            waiting.clear();
        }
        if (hasRoomForTelling()) {
            ready.addAll(waitingToTell);
            waitingToTell.clear();
            Runnable again = detached ? null : resync.due(System.nanoTime());
            if (again != null) {
                ready.add(again);
            }
        }
        return ready;
    }

    /** Takes no more events; feeds that wait may go on. What is queued stays for the worker. */
    public void detach() {
        List<Runnable> ready;
        synchronized (this) {
            detached = true;
            ready = takeWaiters();
            notifyAll();
        }
        ready.forEach(Runnable::run);
    }

    public synchronized boolean isDetached() {
        return detached;
    }

    /**
     * The next events for the sink, waiting up to {@code millis} for one.
     *
     * @param diskUnflushed true if the caller holds events of the disk that are not delivered: newer ones of memory then
     *     have to wait until it has flushed
     * @return empty if none came, the disk could not be read just now, or a flush has to come first
     */
    Batch take(int max, long millis, boolean diskUnflushed) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (true) {
            Batch batch;
            List<Runnable> ready;
            synchronized (this) {
                batch = takeFromMemory(max, diskUnflushed);
                ready = takeWaiters();
                if (batch == null && !behindDisk && ready.isEmpty()) {
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (left <= 0) {
                        return Batch.none();
                    }
                    wait(left);
                    continue;
                }
            }
            ready.forEach(Runnable::run);
            if (batch != null) {
                return batch;
            }
            if (ready.isEmpty()) {
                Stretch read = Objects.requireNonNull(spooler).read(max);
                if (!read.isEmpty() || System.nanoTime() - deadline > 0) {
                    return new Batch(read, false);
                }
            }
        }
    }

    /** What memory has for the sink now; null if it is the disk's turn or there is nothing. */
    private @Nullable Batch takeFromMemory(int max, boolean diskUnflushed) {
        if (!front.isEmpty()) {
            return inHand(front.take(max));
        }
        if (behindDisk && Objects.requireNonNull(spooler).isDrained()) {
            // the disk is read and nothing is being written: what waits in memory is next
            if (diskUnflushed) {
                return Batch.none();
            }
            Stretch next = back.take(max);
            behindDisk = !back.isEmpty();
            if (!next.isEmpty()) {
                return inHand(next);
            }
        }
        Gap gap = behindDisk ? null : losses.take();
        return gap == null ? null : inHand(Stretch.of(gap, numbers.next(gap)));
    }

    private Batch inHand(Stretch taken) {
        inHand = Math.min(inHand, taken.first());
        return new Batch(taken, true);
    }

    /**
     * Events for the sink.
     *
     * @param fromMemory false if they lie on disk until they are acknowledged
     */
    record Batch(Stretch stretch, boolean fromMemory) {
        static Batch none() {
            return new Batch(new Stretch(1), true);
        }
    }

    /** Everything taken so far is out. */
    void delivered() {
        if (spooler != null) {
            spooler.acknowledge();
        }
        synchronized (this) {
            inHand = Long.MAX_VALUE;
        }
        settle();
    }

    /** Puts undelivered events back in front: those of memory are given here, those of disk are read again. */
    synchronized void putBack(Stretch undelivered) {
        inHand = Long.MAX_VALUE;
        front.putBack(undelivered);
        if (spooler != null) {
            spooler.rewind();
            behindDisk = behindDisk || !spooler.isDrained();
        }
        notifyAll();
    }

    /**
     * The number up to which a sink that says it has {@code committed} need not be told again: 0 if it speaks of numbers that
     * this edge has not given, as after the loss of the directory that keeps them; all later ones are above it then.
     */
    synchronized long resumeAfter(long committed) {
        if (committed <= numbers.last()) {
            return Math.max(0, committed);
        }
        stage.problems()
                .report(
                        stage.id(),
                        "committed-beyond",
                        "the receiver says that it has event " + committed + ", the last one here is " + numbers.last()
                                + "; what waits is sent, and numbers go on above",
                        null);
        numbers.goOnAbove(committed);
        return 0;
    }

    /** The number for a sink to keep; 0 if numbers may be used again after a restart. */
    long kept(long number) {
        return numbers.areKept() ? number : 0;
    }

    /** The worker's sink is open, or no longer. */
    synchronized void present(boolean here) {
        watches.present(here, System.nanoTime());
    }

    /** The number of the latest event that it took. */
    public synchronized long lastTaken() {
        return numbers.last();
    }

    /**
     * Runs the task, once, when everything up to a number is out, safe on disk, or counted as lost; at once if it is. A sink
     * that is away for longer than its grace does not count. On the thread that found out, without the lock.
     */
    public void whenSettled(long number, Runnable task) {
        synchronized (this) {
            watches.add(number, task);
            if (wantsForce()) {
                Objects.requireNonNull(spooler).wake();
            }
        }
        settle();
    }

    /** Looks whether somebody waits for what is settled by now; to be called now and then while somebody does. */
    public void settle() {
        List<Runnable> settled;
        synchronized (this) {
            settled = settled();
        }
        settled.forEach(Runnable::run);
    }

    private List<Runnable> settled() {
        return watches.isEmpty() ? List.of() : watches.take(unsettled(), System.nanoTime());
    }

    private long unsettled() {
        long memory = Math.min(inHand, Math.min(front.firstNumber(), back.firstNumber()));
        return spooler == null ? memory : Math.min(memory, spooler.unforcedFrom());
    }

    /** True if somebody waits for what is on disk, or about to be, to be safe there. */
    synchronized boolean wantsForce() {
        return spooler != null && watches.wants(Math.min(spooler.unforcedFrom(), back.firstNumber()));
    }

    /** True if nothing waits, in memory or on disk. */
    public synchronized boolean isEmpty() {
        return front.isEmpty() && back.isEmpty() && (spooler == null || spooler.isDrained());
    }

    /** What the spooler should write now; called by it, holding this edge's lock. */
    EdgeQueue back() {
        return back;
    }

    /** Saves what waits in memory to disk if the policy keeps it, else counts it as dropped. No worker may be left. */
    public void save() {
        detach();
        Stretch older;
        Stretch newer;
        synchronized (this) {
            older = front.take(Integer.MAX_VALUE);
            newer = back.take(Integer.MAX_VALUE);
        }
        if (spooler == null) {
            stage.drop("closed", older.size());
        } else {
            save(spooler, older, newer);
        }
        synchronized (this) {
            inHand = Long.MAX_VALUE;
            watches.end();
        }
        settle();
    }

    private void save(Spooler to, Stretch older, Stretch newer) {
        try {
            to.finish(older, newer);
        } catch (IOException e) {
            stage.drop("not-saved", older.size() + newer.size());
            stage.problems().report(stage.id(), "spill-not-saved", e.toString(), null);
        }
    }

    /** How many events can stand in memory at most, those included that the sink has not confirmed. */
    public synchronized int memoryLimit() {
        int behind = spooler == null ? 0 : Math.max(capacity, LEAST_BEHIND) + Spooler.STRETCH;
        return capacity + behind + SinkWorker.UNCONFIRMED;
    }

    /** For the faces. */
    public synchronized StageStatus.Edge status() {
        return new StageStatus.Edge(
                policy.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                front.size() + back.size(),
                capacity,
                spooler == null ? 0 : spooler.octets(),
                spillLimit);
    }
}
