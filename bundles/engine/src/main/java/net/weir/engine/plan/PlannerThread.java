package net.weir.engine.plan;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.weir.engine.log.ProblemLog;
import net.weir.engine.time.Clock;
import org.jspecify.annotations.Nullable;

/** The one thread on which plans are made, and its patience: it lets changes settle before it acts. Thread-safe. */
final class PlannerThread {
    private static final long AFTER_FAILURE_MILLIS = 1_000;

    private final Planner.Settings settings;
    private final Clock clock;
    private final ProblemLog problemLog;
    private final Runnable replan;
    private final ScheduledExecutorService executor;
    private volatile @Nullable Thread current;

    // confined to the thread
    private long firstChangeNanos;
    private @Nullable ScheduledFuture<?> due;
    private boolean ended;

    /** @param replan what to do when things have settled */
    PlannerThread(Planner.Settings settings, Clock clock, ProblemLog problemLog, Runnable replan) {
        this.settings = settings;
        this.clock = clock;
        this.problemLog = problemLog;
        this.replan = replan;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "weir-planner");
            thread.setDaemon(true);
            current = thread;
            return thread;
        });
    }

    Future<?> submit(Runnable task) {
        return executor.submit(() -> {
            try {
                if (!ended) {
                    task.run();
                }
            } catch (RuntimeException | Error e) {
                problemLog.report("planner", "failed", e.toString(), e);
            }
        });
    }

    /** Runs the task there: now if this is the thread. Once the planner has ended, tasks are dropped. */
    void here(Runnable task) {
        if (Thread.currentThread() == current) {
            task.run();
            return;
        }
        try {
            submit(task);
        } catch (RejectedExecutionException e) {
            // nothing is in force any more
        }
    }

    /** Runs the task there and waits for it, but not for ever. */
    void submitAndWait(Runnable task) {
        try {
            submit(task).get(4 * settings.closeMillis() + settings.graceMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            problemLog.report("planner", "change-not-done", e.toString(), e);
        }
    }

    /** Something changed: makes a plan when no more changes come, at the latest after the settling time. On the thread. */
    void changed() {
        long now = clock.nanoTime();
        if (due == null) {
            firstChangeNanos = now;
        } else {
            due.cancel(false);
        }
        long atMost = settings.settleAtMostMillis() - TimeUnit.NANOSECONDS.toMillis(now - firstChangeNanos);
        long delay = Math.max(0, Math.min(settings.settleMillis(), atMost));
        due = executor.schedule(
                () -> submit(() -> {
                    due = null;
                    plan();
                }),
                delay,
                TimeUnit.MILLISECONDS);
    }

    void replanIn(long millis) {
        executor.schedule(() -> submit(this::plan), Math.max(1, millis), TimeUnit.MILLISECONDS);
    }

    /** What a plan that failed was to bring would otherwise wait until somebody changes something again. */
    private void plan() {
        try {
            replan.run();
        } catch (RuntimeException | Error e) {
            replanIn(AFTER_FAILURE_MILLIS);
            throw e;
        }
    }

    /** Runs a last task and ends. */
    void end(Runnable last) {
        submitAndWait(() -> {
            last.run();
            ended = true;
        });
        executor.shutdownNow();
    }
}
