package net.weir.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.weir.api.Inflow;
import net.weir.api.Sink;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.event.Event;

/** A sink in this process whose clients the row opens. */
final class ProbeOutlets implements Sink<Probe.Options> {
    private final CompletableFuture<Inflow> inflow;

    /** Makes one, and shows what it was given. */
    @StageType("probe.outlets")
    static final class Factory implements StageFactory<Probe.Options> {
        private final CompletableFuture<Inflow> inflow = new CompletableFuture<>();

        @Override
        public Class<Probe.Options> configType() {
            return Probe.Options.class;
        }

        @Override
        public Stage<Probe.Options> create(Probe.Options config, StageContext context) {
            return new ProbeOutlets(inflow);
        }

        Inflow inflow() throws Exception {
            return inflow.get(30, TimeUnit.SECONDS);
        }
    }

    private ProbeOutlets(CompletableFuture<Inflow> inflow) {
        this.inflow = inflow;
    }

    @Override
    public void open(Inflow in) {
        inflow.complete(in);
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
}
