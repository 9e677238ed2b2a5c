package net.weir.engine.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.weir.api.Inflow;
import net.weir.api.Sink;
import net.weir.api.State;
import net.weir.engine.stage.StageRuntime;
import net.weir.engine.time.Clock;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;

/**
 * One sink object's thread: opens it, feeds it from the edge, flushes it when the edge is empty, closes it. What the sink
 * accepted but did not flush is kept, so that another object can have it.
 */
public final class SinkWorker {
    private static final int BATCH = 512;
    private static final int FLUSH_EVERY = 4096;
    /** Events that a sink may have without having confirmed them. */
    static final int UNCONFIRMED = FLUSH_EVERY + BATCH;

    /** Events that come closer together than this are a burst. */
    private static final long BURST_NANOS = 200_000;

    private static final long GATHER_NANOS = 100_000;
    private static final long IDLE_MILLIS = 500;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LAST_PAUSE_MILLIS = 5_000;

    private final Edge edge;
    private final Sink<?> sink;
    private final Inflow inflow;
    private final StageRuntime stage;
    private final Clock clock;
    private final Thread thread;
    private final CompletableFuture<Void> firstOpen = new CompletableFuture<>();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final Stretch unflushed = new Stretch();
    private boolean diskUnflushed;

    /** True while a batch was taken that is not confirmed. */
    private boolean pending;

    private long committed;
    private boolean troubled;
    private long delivered = System.nanoTime() - BURST_NANOS;
    private volatile boolean drain;
    private volatile boolean stopping;
    private volatile long attemptNanos;
    private volatile boolean abandoned;

    /** @param inflow what the sink may ask of those before it */
    public SinkWorker(Edge edge, Sink<?> sink, Inflow inflow, Clock clock) {
        this.edge = edge;
        this.inflow = inflow;
        this.sink = sink;
        this.stage = edge.stage();
        this.clock = clock;
        this.thread = new Thread(this::run, "weir-sink-" + stage.id());
        thread.setDaemon(true);
    }

    public void start() {
        edge.outletsOnly(!sink.takesBatches());
        edge.wantsRaw(sink.wantsRaw());
        thread.start();
    }

    /** Completes with the first attempt to open, exceptionally if that failed; the worker goes on trying. */
    public CompletableFuture<Void> firstOpen() {
        return firstOpen;
    }

    /** Completes on the worker when the door is open. */
    public CompletableFuture<Void> opened() {
        return opened;
    }

    private void run() {
        try {
            if (open()) {
                work();
                finish();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            edge.closeOutlets();
            giveBack();
        }
    }

    private boolean open() throws InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        while (!stopping) {
            try {
                sink.open(inflow);
                committed = edge.resumeAfter(sink.lastCommitted());
                edge.present(true);
                stage.state(State.RUNNING, "", clock.nowMicros());
                firstOpen.complete(null);
                opened.complete(null);
                return true;
            } catch (Throwable thrown) {
                rethrowInterrupt(thrown);
                stage.state(State.WAITING, "cannot open: " + words(thrown), clock.nowMicros());
                stage.problems().report(stage.id(), "cannot-open", words(thrown), null);
                firstOpen.completeExceptionally(thrown);
                pause(pause);
                pause = Math.min(pause * 2, LAST_PAUSE_MILLIS);
            }
        }
        return false;
    }

    private void work() throws InterruptedException {
        while (!stopping || drain && !edge.isEmpty()) {
            Edge.Batch batch = edge.take(BATCH, stopping ? 0 : IDLE_MILLIS, diskUnflushed);
            int size = batch.stretch().size();
            if (size > 0) {
                deliver(batch);
                gather(size);
            }
            boolean due = size < BATCH || unflushed.size() >= FLUSH_EVERY;
            if (due && pending) {
                retrying("flush", sink::flush, this::flushed);
            }
        }
    }

    /** In a burst, waits until some events have gathered: to wake up for each costs more than most sinks do with it. */
    private void gather(int last) {
        long now = System.nanoTime();
        if (last < BATCH && now - delivered < BURST_NANOS && !stopping) {
            LockSupport.parkNanos(this, GATHER_NANOS);
            now = System.nanoTime();
        }
        delivered = now;
    }

    private void deliver(Edge.Batch batch) throws InterruptedException {
        pending = true;
        diskUnflushed = diskUnflushed || !batch.fromMemory();
        Stretch stretch = batch.stretch().above(committed);
        if (stretch != batch.stretch()) {
            stage.drop("committed-before", batch.stretch().size() - stretch.size());
        }
        if (stretch.isEmpty()) {
            return;
        }
        List<Event> events = expanded(stretch.events());
        if (batch.fromMemory()) {
            unflushed.addAll(stretch);
        }
        long last = edge.kept(stretch.last());
        stage.countIn(events.size());
        retrying("accept", () -> sink.accept(events, last), () -> stage.countOut(events.size()));
    }

    private List<Event> expanded(List<Event> events) {
        if (sink.peerDown() == Sink.PeerDownForm.ONE || events.stream().noneMatch(e -> e instanceof PeerRoutesGone)) {
            return events;
        }
        List<Event> each = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof PeerRoutesGone gone) {
                gone.expand(each::add);
            } else {
                each.add(event);
            }
        }
        return each;
    }

    private interface Attempt {
        void run() throws Exception;
    }

    /** Tries until it works or the worker has to stop; then what is undelivered goes back to the edge. */
    private void retrying(String what, Attempt attempt, Runnable done) throws InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        while (!abandoned) {
            try {
                attemptNanos = clock.nanoTime() | 1;
                attempt.run();
                attemptNanos = 0;
                done.run();
                if (troubled) {
                    troubled = false;
                    stage.state(State.RUNNING, "", clock.nowMicros());
                }
                return;
            } catch (Throwable thrown) {
                attemptNanos = 0;
                rethrowInterrupt(thrown);
                troubled = true;
                stage.state(State.DEGRADED, what + " failed: " + words(thrown), clock.nowMicros());
                stage.problems().report(stage.id(), what + "-failed", words(thrown), null);
            }
            if (stopping) {
                throw new InterruptedException("stopping while " + what + " fails");
            }
            pause(pause);
            pause = Math.min(pause * 2, LAST_PAUSE_MILLIS);
        }
    }

    private void flushed() {
        if (!abandoned) {
            unflushed.clear();
            diskUnflushed = false;
            pending = false;
            edge.delivered();
        }
    }

    private void finish() throws InterruptedException {
        if (pending) {
            retrying("flush", sink::flush, this::flushed);
        }
    }

    private void giveBack() {
        if (abandoned) {
            return;
        }
        edge.present(false);
        if (pending) {
            edge.putBack(unflushed);
            unflushed.clear();
            diskUnflushed = false;
            pending = false;
        }
    }

    /** How long the sink has not returned from the present call; 0 if it is not called. */
    public long busyNanos() {
        long since = attemptNanos;
        return since == 0 ? 0 : clock.nanoTime() - since;
    }

    /** The stack of the worker, for the log when it hangs. */
    public StackTraceElement[] stack() {
        return thread.getStackTrace();
    }

    /**
     * Stops taking, flushes, and ends the thread.
     *
     * @param empty true: deliver what waits in the edge first, as long as the time allows
     * @return false if the sink did not return in time; its undelivered events are back in the edge all the same
     */
    public boolean stop(boolean empty, long millis) {
        drain = empty;
        stopping = true;
        synchronized (edge) {
            edge.notifyAll();
        }
        boolean ended = join(millis);
        if (!ended) {
            drain = false;
            thread.interrupt();
            ended = join(500);
        }
        if (!ended) {
            abandoned = true;
            edge.closeOutlets();
            synchronized (edge) {
                edge.present(false);
                edge.putBack(unflushed.copy());
            }
        }
        return ended;
    }

    private boolean join(long millis) {
        try {
            thread.join(Math.max(1, millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private void pause(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (edge) {
            long left = millis;
            while (!stopping && left > 0) {
                edge.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }
        }
    }

    private static void rethrowInterrupt(Throwable thrown) throws InterruptedException {
        if (thrown instanceof InterruptedException interrupted) {
            throw interrupted;
        }
    }

    private static String words(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.toString() : message;
    }
}
