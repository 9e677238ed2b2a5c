package net.weir.rib;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

/** A RIB, lanes that write to it, a worker and whoever else comes, each in a thread of its own, for some time. */
final class StressRun {
    final ColumnRib rib = new ColumnRib(new RibOptions(Emit.CHANGES, null), new TestContext());
    final List<StressLane> lanes = new ArrayList<>();
    private static final long LIMIT_MILLIS = 60_000;

    final long seed = Long.getLong("weir.seed", System.nanoTime());
    private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    /** Lanes step while they hold it for reading. */
    private final ReentrantReadWriteLock steps = new ReentrantReadWriteLock(true);

    StressRun(int laneCount) {
        rib.memory().attributes().packAlways(); // whatever can be packed is, all the time
        for (int i = 0; i < laneCount; i++) {
            StressLane lane = new StressLane(rib, i, 3, seed);
            lanes.add(lane);
            lane.begin();
            repeat(() -> step(lane));
        }
        repeat(() -> rib.reclaimer().reclaim(true));
    }

    private void step(StressLane lane) {
        steps.readLock().lock();
        try {
            lane.step();
        } finally {
            steps.readLock().unlock();
        }
    }

    /** From {@link #run} on, again and again until the end. */
    void repeat(Runnable task) {
        threads.add(new Thread(() -> {
            try {
                while (!stop.get()) {
                    task.run();
                }
            } catch (Throwable t) {
                thrown.add(t);
                stop.set(true);
            }
        }));
    }

    /** Nobody writes meanwhile; everybody else goes on. */
    void whileWritersPause(Runnable task) {
        steps.writeLock().lock();
        try {
            task.run();
        } finally {
            steps.writeLock().unlock();
        }
    }

    boolean stopped() {
        return stop.get();
    }

    /** Lets them all work for so long, and on a busy machine for longer until they have done enough. */
    void run(long millis, BooleanSupplier enough) throws InterruptedException {
        threads.forEach(Thread::start);
        long begin = System.nanoTime();
        for (long spent = 0; spent < (enough.getAsBoolean() ? millis : LIMIT_MILLIS) && !stop.get(); ) {
            Thread.sleep(20);
            spent = (System.nanoTime() - begin) / 1_000_000;
        }
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!thrown.isEmpty()) {
            throw new AssertionError("seed " + seed, thrown.peek());
        }
    }
}
