package net.weir.source.mrt;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.weir.testkit.RecordingContext;
import org.jspecify.annotations.Nullable;

/** A lane whose time is the context's: nothing runs until the test says so, and waiting costs nothing. */
final class VirtualLane extends ScheduledThreadPoolExecutor {
    private final RecordingContext context;
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private long numbers;

    private record Task(long due, long number, Runnable run) {}

    VirtualLane(RecordingContext context) {
        super(1);
        this.context = context;
    }

    @Override
    public @Nullable ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        tasks.add(new Task(context.nanoTime() + unit.toNanos(delay), ++numbers, task));
        return null;
    }

    @Override
    public void execute(Runnable task) {
        schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    /** Lets so much time pass. */
    void pass(Duration time) {
        long end = context.nanoTime() + time.toNanos();
        for (Task next = tasks.peek(); next != null && next.due() <= end; next = tasks.peek()) {
            tasks.poll();
            context.advance(Duration.ofNanos(Math.max(0, next.due() - context.nanoTime())));
            next.run().run();
        }
        context.advance(Duration.ofNanos(end - context.nanoTime()));
    }
}
