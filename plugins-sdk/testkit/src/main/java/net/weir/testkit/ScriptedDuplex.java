package net.weir.testkit;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import net.weir.api.Duplex;
import net.weir.api.Feeds;
import net.weir.api.Inflow;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageKind;
import net.weir.api.StageType;
import net.weir.api.options.Option;
import net.weir.event.Event;
import org.jspecify.annotations.Nullable;

/** A door with both ends: offers what a test tells it to, and keeps what it gets. Thread-safe. */
public final class ScriptedDuplex implements Duplex<ScriptedDuplex.Options> {
    private final ScriptedSource source;
    private final CollectingSink sink;
    private final Factory factory;
    private volatile int accepted;

    public record Options(
            @Option(help = "A word", def = "") String label,
            @Option(help = "Milliseconds that each batch takes", def = "0") int slowMillis,
            @Option(help = "Refuses to open its source end", def = "false") boolean refuse) {}

    /** Makes them, remembers the latest, and has what all of them got. Thread-safe. */
    @StageType("test.duplex")
    public static final class Factory implements StageFactory<Options> {
        private final CollectingSink.Factory sinks = new CollectingSink.Factory();
        private final List<String> calls = new CopyOnWriteArrayList<>();
        private volatile @Nullable ScriptedDuplex latest;

        @Override
        public Class<Options> configType() {
            return Options.class;
        }

        @Override
        public StageKind kind() {
            return StageKind.DUPLEX;
        }

        @Override
        public Stage<Options> create(Options config, StageContext context) {
            ScriptedDuplex made = new ScriptedDuplex(config, context, this);
            latest = made;
            return made;
        }

        /** What the sink ends got, and how they are made to fail. */
        public CollectingSink.Factory sinks() {
            return sinks;
        }

        /** Opened, flushed with how many events accepted, closed: what the engine called, in order. */
        public List<String> calls() {
            return calls;
        }

        /** The source end of the one made last. */
        public ScriptedSource latest() {
            return Objects.requireNonNull(latest).source;
        }
    }

    private ScriptedDuplex(Options options, StageContext context, Factory factory) {
        this.factory = factory;
        this.source = new ScriptedSource(new ScriptedSource.Options("", options.refuse(), false), context);
        this.sink = new CollectingSink(new CollectingSink.Options(options.slowMillis(), false, ""), factory.sinks);
    }

    @Override
    public void open(Feeds feeds) {
        source.open(feeds);
        factory.calls.add("source open");
    }

    @Override
    public void open(Inflow in) {
        sink.open(in);
        factory.calls.add("sink open");
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer, the worker
    public void accept(List<Event> batch) throws Exception {
        sink.accept(batch);
        accepted += batch.size();
    }

    @Override
    public void flush() {
        sink.flush();
        factory.calls.add("flushed " + accepted);
    }

    @Override
    public Delivery delivery() {
        return Delivery.AT_LEAST_ONCE;
    }

    @Override
    public void close() {
        factory.calls.add("close after " + accepted);
        source.close();
        sink.close();
    }
}
