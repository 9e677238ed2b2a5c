package net.weir.bench;

import java.util.List;
import java.util.function.Consumer;
import net.weir.api.Sink;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.event.Event;

/** A subscriber in this process that hands on each event at once. */
final class Probe implements Sink<Probe.Options> {
    private final Factory factory;

    /** It has none. */
    public record Options() {}

    /** Makes probes, which all tell the one listener that is set. */
    @StageType("probe")
    static final class Factory implements StageFactory<Options> {
        private volatile Consumer<Event> listener = event -> {};

        @Override
        public Class<Options> configType() {
            return Options.class;
        }

        @Override
        public Stage<Options> create(Options config, StageContext context) {
            return new Probe(this);
        }

        /** @param next is called on the sink's thread */
        void listen(Consumer<Event> next) {
            listener = next;
        }
    }

    private Probe(Factory factory) {
        this.factory = factory;
    }

    @Override
    public void accept(List<Event> batch) {
        batch.forEach(factory.listener);
    }

    @Override
    public Delivery delivery() {
        return Delivery.AT_LEAST_ONCE;
    }

    @Override
    public PeerDownForm peerDown() {
        return PeerDownForm.ONE;
    }
}
