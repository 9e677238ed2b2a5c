package net.weir.http;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import net.weir.admin.Taps;
import net.weir.event.Event;
import org.jspecify.annotations.Nullable;

/** Taps that a test offers events to; they drop when they are full, as the engine's do. */
final class FakeTaps implements Taps {
    final List<FakeTap> open = new CopyOnWriteArrayList<>();

    @Override
    public Tap open(String stage, Predicate<Event> filter, int capacity) {
        if (stage.equals("out")) {
            throw new IllegalArgumentException("out is a sink: nothing comes out of it");
        }
        FakeTap tap = new FakeTap(filter, capacity);
        open.add(tap);
        return tap;
    }

    void offer(Event event) {
        open.forEach(tap -> tap.offer(event));
    }

    final class FakeTap implements Tap {
        private final Predicate<Event> filter;
        private final ArrayBlockingQueue<Event> queue;
        final AtomicLong dropped = new AtomicLong();
        private volatile boolean closed;

        FakeTap(Predicate<Event> filter, int capacity) {
            this.filter = filter;
            this.queue = new ArrayBlockingQueue<>(capacity);
        }

        void offer(Event event) {
            if (filter.test(event) && !queue.offer(event)) {
                dropped.incrementAndGet();
            }
        }

        int waiting() {
            return queue.size();
        }

        @Override
        public @Nullable Event poll(long millis) throws InterruptedException {
            return closed ? null : queue.poll(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public long takeDropped() {
            return dropped.getAndSet(0);
        }

        @Override
        public boolean closed() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
            open.remove(this);
        }
    }
}
