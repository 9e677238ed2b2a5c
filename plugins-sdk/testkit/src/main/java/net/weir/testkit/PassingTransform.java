package net.weir.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import net.weir.api.LaneTransform;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.api.Transform;
import net.weir.api.options.Option;
import net.weir.event.PeerUp;

/** A transform that hands everything on, and throws or hangs on demand. */
public final class PassingTransform implements Transform<PassingTransform.Options> {
    private final Factory factory;
    private volatile Options options;

    public record Options(
            @Option(help = "A word that can change while running", def = "", live = true) String label,
            @Option(help = "A word that cannot", def = "") String fixed) {}

    /** What the transforms of a test share. Thread-safe. */
    @StageType("test.transform")
    public static final class Factory implements StageFactory<Options> {
        private final AtomicInteger made = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private final AtomicInteger retold = new AtomicInteger();
        private volatile boolean throwing;
        private volatile CountDownLatch hanging = new CountDownLatch(0);
        private volatile String label = "";

        @Override
        public Class<Options> configType() {
            return Options.class;
        }

        @Override
        public Stage<Options> create(Options config, StageContext context) {
            made.incrementAndGet();
            label = config.label();
            return new PassingTransform(config, this);
        }

        public void throwing(boolean now) {
            throwing = now;
        }

        /** accept does not return until the latch is down. */
        public void hang(CountDownLatch until) {
            hanging = until;
        }

        public int made() {
            return made.get();
        }

        public int closed() {
            return closed.get();
        }

        /** How many Peer Ups were told again to a transform that came late. */
        public int retold() {
            return retold.get();
        }

        /** The label in force. */
        public String label() {
            return label;
        }
    }

    PassingTransform(Options options, Factory factory) {
        this.options = options;
        this.factory = factory;
    }

    @Override
    public LaneTransform forLane(int lane) {
        return (event, out) -> {
            await();
            if (factory.throwing) {
                throw new IllegalStateException("told to throw");
            }
            if (event instanceof PeerUp up && up.replayed()) {
                factory.retold.incrementAndGet();
            }
            out.accept(event);
        };
    }

    private void await() {
        try {
            factory.hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Reconfigured reconfigure(Options next) {
        options = next;
        factory.label = options.label();
        return Reconfigured.APPLIED;
    }

    @Override
    public void close() {
        factory.closed.incrementAndGet();
    }
}
