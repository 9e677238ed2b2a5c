package net.weir.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import net.weir.api.Inflow;
import net.weir.api.Sink;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.api.options.Option;
import net.weir.event.Event;
import org.jspecify.annotations.Nullable;

/** A sink that keeps what it gets in a list that outlives it, and fails, hangs or dawdles on demand. */
public final class CollectingSink implements Sink<CollectingSink.Options> {
    private final Options options;
    private final Factory factory;

    public record Options(
            @Option(help = "Milliseconds that each batch takes", def = "0") int slowMillis,
            @Option(help = "Where withdrawals of a lost peer come as one", def = "false") boolean one,
            @Option(help = "A word", def = "") String label) {}

    /** What the sinks of a test share: what arrived, and what they are to do. Thread-safe. */
    @StageType("test.sink")
    public static final class Factory implements StageFactory<Options> {
        private final List<Event> events = new ArrayList<>();
        private final List<Long> numbers = new ArrayList<>();
        private volatile long committed = -1;
        private volatile boolean committing;
        private volatile boolean failingToFlush;
        private volatile boolean failing;
        private volatile boolean failingToOpen;
        private volatile boolean failingToClose;
        private volatile CountDownLatch hanging = new CountDownLatch(0);
        private volatile CountDownLatch hangingClose = new CountDownLatch(0);
        private volatile @Nullable Inflow inflow;
        private int opened;
        private int closed;

        @Override
        public Class<Options> configType() {
            return Options.class;
        }

        @Override
        public Stage<Options> create(Options config, StageContext context) {
            return new CollectingSink(config, this);
        }

        /** A copy of all that was accepted, in order. */
        public List<Event> events() {
            synchronized (events) {
                return List.copyOf(events);
            }
        }

        /** The number that came with each batch, in order. */
        public List<Long> numbers() {
            synchronized (events) {
                return List.copyOf(numbers);
            }
        }

        /** While set, what is accepted is kept with its number as in one transaction, and the number is told when asked. */
        public void committing(boolean now) {
            committing = now;
        }

        /** The number of what was kept; -1 if nothing was. A test may set another. */
        public void committed(long number) {
            committed = number;
        }

        public long committed() {
            return committed;
        }

        /** While set, flush throws: what was accepted will be offered again. */
        public void failingToFlush(boolean now) {
            failingToFlush = now;
        }

        /** While set, accept throws before it takes anything. */
        public void failing(boolean now) {
            failing = now;
        }

        public void failingToOpen(boolean now) {
            failingToOpen = now;
        }

        public void failingToClose(boolean now) {
            failingToClose = now;
        }

        /** accept does not return until the latch is down. */
        public void hang(CountDownLatch until) {
            hanging = until;
        }

        /** close does not return until the latch is down. */
        public void hangInClose(CountDownLatch until) {
            hangingClose = until;
        }

        /** What the sink that was opened last may ask. */
        public Inflow inflow() {
            return Objects.requireNonNull(inflow);
        }

        public synchronized int opened() {
            return opened;
        }

        public synchronized int closed() {
            return closed;
        }
    }

    CollectingSink(Options options, Factory factory) {
        this.options = options;
        this.factory = factory;
    }

    @Override
    public void open(Inflow in) {
        factory.inflow = in;
        if (factory.failingToOpen) {
            throw new IllegalStateException("told not to open");
        }
        synchronized (factory) {
            factory.opened++;
        }
    }

    @Override
    public void accept(List<Event> batch) throws Exception {
        accept(batch, 0);
    }

    @Override
    public long lastCommitted() {
        return factory.committed;
    }

    @Override
    public void flush() {
        if (factory.failingToFlush) {
            throw new IllegalStateException("told not to flush");
        }
    }

    @Override
    public void accept(List<Event> batch, long last) throws Exception {
        waitFor(factory.hanging);
        if (factory.failing) {
            throw new IllegalStateException("told to fail");
        }
        if (options.slowMillis() > 0) {
            Thread.sleep(options.slowMillis());
        }
        synchronized (factory.events) {
            factory.events.addAll(batch);
            factory.numbers.add(last);
            if (factory.committing) {
                factory.committed = last;
            }
        }
    }

    /** Hangs as a badly written stage does: an interrupt changes nothing. */
    private static void waitFor(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // the point of it
            }
        }
    }

    @Override
    public Delivery delivery() {
        return Delivery.AT_LEAST_ONCE;
    }

    @Override
    public PeerDownForm peerDown() {
        return options.one() ? PeerDownForm.ONE : PeerDownForm.EACH;
    }

    @Override
    public void close() {
        synchronized (factory) {
            factory.closed++;
        }
        waitFor(factory.hangingClose);
        if (factory.failingToClose) {
            throw new IllegalStateException("told not to close");
        }
    }
}
