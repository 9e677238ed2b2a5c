package net.weir.testkit;

import java.util.List;
import java.util.Objects;
import net.weir.api.Inflow;
import net.weir.api.Sink;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.event.Event;
import org.jspecify.annotations.Nullable;

/** A sink that serves clients, which the test opens. */
public final class OutletSink implements Sink<OutletSink.Options> {
    private final Factory factory;

    /** It has none. */
    public record Options() {}

    /** Shows what the sink that was opened last was given. Thread-safe. */
    @StageType("test.outlets")
    public static final class Factory implements StageFactory<Options> {
        private volatile @Nullable Inflow inflow;

        @Override
        public Class<Options> configType() {
            return Options.class;
        }

        @Override
        public Stage<Options> create(Options config, StageContext context) {
            return new OutletSink(this);
        }

        public boolean isOpen() {
            return inflow != null;
        }

        public Inflow inflow() {
            return Objects.requireNonNull(inflow);
        }
    }

    OutletSink(Factory factory) {
        this.factory = factory;
    }

    @Override
    public void open(Inflow in) {
        factory.inflow = in;
    }

    @Override
    public boolean takesBatches() {
        return false;
    }

    @Override
    public void accept(List<Event> batch) {}

    @Override
    public Delivery delivery() {
        return Delivery.IDEMPOTENT;
    }

    @Override
    public void close() {
        factory.inflow = null;
    }
}
