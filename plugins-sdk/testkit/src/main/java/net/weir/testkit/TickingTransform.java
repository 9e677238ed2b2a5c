package net.weir.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import net.weir.api.EventSink;
import net.weir.api.LaneTransform;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.api.Transform;
import net.weir.api.options.Option;
import net.weir.event.Event;
import net.weir.event.ExtensionEvent;
import net.weir.model.Value;

/** A transform that hands everything on, and tells with each tick which tick of its lane it is. */
public final class TickingTransform implements Transform<TickingTransform.Options> {
    /** Type of the events that it makes, whose body is a number from 1. */
    public static final String TICK = "net.weir.test.tick";

    private final Options options;
    private final Factory factory;
    private final StageContext context;

    public record Options(@Option(help = "Throws when it is opened", def = "false") boolean refuse) {}

    /** What the transforms of a test share. Thread-safe. */
    @StageType("test.ticker")
    public static final class Factory implements StageFactory<Options> {
        private final AtomicInteger opened = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private final AtomicInteger ticks = new AtomicInteger();
        private volatile boolean throwing;

        @Override
        public Class<Options> configType() {
            return Options.class;
        }

        @Override
        public Stage<Options> create(Options config, StageContext context) {
            return new TickingTransform(config, this, context);
        }

        /** Each tick throws. */
        public void throwing(boolean now) {
            throwing = now;
        }

        public int opened() {
            return opened.get();
        }

        public int closed() {
            return closed.get();
        }

        /** Ticks so far of all lanes. */
        public int ticks() {
            return ticks.get();
        }
    }

    TickingTransform(Options options, Factory factory, StageContext context) {
        this.options = options;
        this.factory = factory;
        this.context = context;
    }

    @Override
    public void open() {
        factory.opened.incrementAndGet();
        if (options.refuse()) {
            throw new IllegalStateException("told to refuse");
        }
    }

    @Override
    public LaneTransform forLane(int lane) {
        return new LaneTransform() {
            private long count;

            @Override
            public void accept(Event event, EventSink out) {
                out.accept(event);
            }

            @Override
            public void tick(long nanoTime, EventSink out) {
                factory.ticks.incrementAndGet();
                if (factory.throwing) {
                    throw new IllegalStateException("told to throw");
                }
                out.accept(new ExtensionEvent(null, 0, context.nowMicros(), TICK, 1, new Value.Int(++count)));
            }
        };
    }

    @Override
    public void close() {
        factory.closed.incrementAndGet();
    }
}
