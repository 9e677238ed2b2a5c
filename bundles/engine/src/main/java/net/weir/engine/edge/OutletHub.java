package net.weir.engine.edge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import net.weir.api.Outlet;
import net.weir.api.OutletPolicy;
import net.weir.api.Receiver;
import net.weir.engine.stage.StageRuntime;
import net.weir.event.Event;
import net.weir.event.ResyncId;
import net.weir.model.RouteScope;

/**
 * All outlets of one sink object. Lanes hand each event over once; one worker asks each client what is for it, and hands it on or
 * keeps it for the client, within one bound for all. What stands is told to all that want the same at the same time in one walk.
 *
 * <p>The clients are the worker's: what others ask of them it does between two events.
 */
public final class OutletHub {
    private static final int SHARES = 8;
    private static final long IDLE_MILLIS = 50;
    private static final long BURST_NANOS = 200_000;
    private static final long GATHER_NANOS = 100_000;

    private final StageRuntime stage;
    private final OutletWalker walker;
    private final OutletQueue queue;
    private final long limit;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<OutletClient> clients = new ArrayList<>();
    private final List<OutletClient> away = new ArrayList<>();
    private final List<OutletClient> leaving = new ArrayList<>();
    private final OutletWalks walks;
    private volatile long waiting;
    private volatile int count;
    private volatile boolean closed;

    /** @param memory octets that may wait, half of it for clients, half before it is known for whom */
    OutletHub(Edge edge, StageRuntime stage, OutletWalker walker, long memory) {
        this.stage = stage;
        this.walker = walker;
        this.queue = new OutletQueue(memory / 4); // as much again is in the worker's hands
        this.limit = memory / 2;
        this.walks = new OutletWalks(edge, walker, queue);
        stage.metrics().gauge("outlets", "Clients of the sink", "", () -> count);
        stage.metrics().gauge("outlet_memory", "What waits for clients", "bytes", this::memory);
        Thread thread = new Thread(this::work, "weir-outlets-" + stage.id());
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes an event for all clients; never waits. On a lane. */
    void offer(Event event) {
        queue.offer(event);
    }

    /** Opens an outlet. Any thread. */
    public Outlet open(String client, OutletPolicy policy, Receiver to) {
        OutletClient opened = new OutletClient(this, client, policy, to);
        run(() -> {
            if (!opened.isClosed()) {
                clients.add(opened);
                count = clients.size();
                opened.join();
            }
        });
        return opened;
    }

    /** The sink has one more source: all are told what stands. Any thread. */
    void tellAll() {
        run(() -> clients.forEach(client -> ask(client, RouteScope.ALL, client.isSlow())));
    }

    /** Has the worker do something between two events. Any thread. */
    void run(Runnable task) {
        if (!closed) {
            tasks.add(task);
            queue.wake();
        }
    }

    /** Octets that wait. */
    long memory() {
        return queue.weight() + waiting;
    }

    long clientLimit() {
        return limit / SHARES;
    }

    /** Ends all outlets; receivers are not told. */
    void close() {
        closed = true;
        queue.wake();
    }

    /** Puts a client down for what stands in the scope. Any thread. */
    ResyncId ask(OutletClient client, RouteScope scope, boolean alone) {
        return walks.ask(client, scope, alone);
    }

    private void work() {
        long last = System.nanoTime();
        try {
            while (!closed) {
                List<Object> taken = queue.take(IDLE_MILLIS);
                try {
                    round(taken);
                } catch (RuntimeException e) { // it may be wrong for a client, and must not end for all
                    report("the worker: " + e);
                    List.copyOf(clients).forEach(client -> client.overrun(1));
                }
                last = gather(taken.size(), last);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            walks.end();
            clients.forEach(OutletClient::release);
            clients.clear();
            count = 0;
        }
    }

    private void round(List<Object> taken) {
        doTasks();
        for (Object entry : taken) {
            dispatch(entry);
        }
        long lost = queue.takeLost();
        if (lost > 0) {
            dropped("outlet-overrun", lost);
            List.copyOf(clients).forEach(client -> client.overrun(lost));
        }
        tend();
    }

    private void doTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** In a burst, waits until some events have gathered: lanes do not have to wake this for each. */
    private static long gather(int taken, long last) {
        long now = System.nanoTime();
        if (taken > 0 && now - last < BURST_NANOS) {
            LockSupport.parkNanos(GATHER_NANOS);
            now = System.nanoTime();
        }
        return now;
    }

    private void dispatch(Object entry) {
        if (entry instanceof Event event) {
            stage.countIn(1);
            for (int i = 0; i < clients.size(); i++) {
                clients.get(i).live(event);
            }
        } else if (entry instanceof OutletWalk.Told told) {
            List<OutletClient> members = told.walk().members();
            for (int i = members.size() - 1; i >= 0; i--) { // from behind: it may leave
                members.get(i).told(told.event());
            }
        } else if (entry instanceof OutletWalk.LaneDone done) {
            walks.laneDone(done);
        }
        clean();
    }

    /** Forgets those that ended, and hits the one for which most waits as long as too much does. */
    private void clean() {
        while (waiting > limit && !clients.isEmpty()) {
            OutletClient most = Collections.max(clients, Comparator.comparingLong(OutletClient::weight));
            if (most.weight() == 0) {
                return;
            }
            most.overflow(); // and then nothing waits for it
        }
        if (!leaving.isEmpty()) {
            clients.removeAll(leaving);
            leaving.forEach(this::leave);
            leaving.forEach(OutletClient::release);
            leaving.clear();
            count = clients.size();
        }
    }

    /** What is to be done now and then. */
    private void tend() {
        clean();
        long now = System.nanoTime();
        away.removeIf(client -> client.comesBack(now));
        walks.tend(now);
    }

    /** A client is in no walk any more. */
    void leave(OutletClient client) {
        walks.leave(client);
    }

    /** A client is to be told what stands once it can take it. */
    void away(OutletClient client) {
        if (!away.contains(client)) {
            away.add(client);
        }
    }

    /** A client has ended. */
    void gone(OutletClient client) {
        if (!leaving.contains(client)) {
            leaving.add(client);
        }
    }

    void failed(OutletClient client, Throwable thrown) {
        report(client + ": " + thrown);
        client.cutOff("it failed: " + thrown);
    }

    void report(String text) {
        stage.problems().report(stage.id(), "outlet-failed", text, null);
    }

    /** More, or less, waits for clients. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    void grew(long octets) {
        waiting += octets;
    }

    long nowMicros() {
        return walker.nowMicros();
    }

    void dropped(String reason, long events) {
        if (events > 0) {
            stage.drop(reason, events);
        }
    }

    void countOut() {
        stage.countOut(1);
    }
}
