package net.weir.engine;

import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import net.weir.admin.Taps;
import net.weir.api.StageKind;
import net.weir.engine.plan.Planner;
import net.weir.engine.plan.StageView;
import net.weir.engine.stage.StageRuntime;
import net.weir.event.Event;
import org.jspecify.annotations.Nullable;

/** Taps: bounded queues behind a stage that drop when their reader is slow. Thread-safe. */
final class StageTaps implements Taps {
    private final Planner planner;
    private final Set<OpenTap> open = ConcurrentHashMap.newKeySet();

    StageTaps(Planner planner) {
        this.planner = planner;
    }

    @Override
    public Tap open(String stage, Predicate<Event> filter, int capacity) {
        StageView view = planner.published().stages().stream()
                .filter(candidate -> candidate.runtime().id().equals(stage))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stage has the id " + stage));
        StageKind kind = view.kind();
        if (kind != null && !kind.givesEvents()) {
            throw new IllegalArgumentException(stage + " is a " + kind + ": nothing comes out of it");
        }
        OpenTap tap = new OpenTap(view.runtime(), filter, capacity);
        view.runtime().addTap(tap);
        open.add(tap);
        follow();
        return tap;
    }

    /** A stage that was removed and is configured anew is another one: its taps move on to it. Any thread. */
    void follow() {
        for (StageView view : planner.published().stages()) {
            open.stream().filter(tap -> tap.isOf(view.runtime().id())).forEach(tap -> tap.moveTo(view.runtime()));
        }
    }

    /** Offered to by lanes, read by one reader. */
    private final class OpenTap implements Tap, StageRuntime.Tap {
        private StageRuntime stage;
        private final Predicate<Event> filter;
        private final BlockingQueue<Event> queue;
        private final LongAdder dropped = new LongAdder();
        private volatile boolean closed;

        OpenTap(StageRuntime stage, Predicate<Event> filter, int capacity) {
            this.stage = stage;
            this.filter = filter;
            this.queue = new ArrayBlockingQueue<>(capacity);
        }

        synchronized boolean isOf(String id) {
            return stage.id().equals(id);
        }

        synchronized void moveTo(StageRuntime now) {
            if (now != stage && !closed) {
                stage.removeTap(this);
                stage = now;
                stage.addTap(this);
            }
        }

        @Override
        public void offer(Event event) {
            if (filter.test(event) && !queue.offer(event)) {
                dropped.increment();
            }
        }

        @Override
        public @Nullable Event poll(long millis) throws InterruptedException {
            return closed ? null : queue.poll(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public long takeDropped() {
            return dropped.sumThenReset();
        }

        @Override
        public boolean closed() {
            return closed;
        }

        @Override
        public synchronized void close() {
            closed = true;
            open.remove(this);
            stage.removeTap(this);
            queue.clear();
        }
    }
}
