package net.weir.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import net.weir.api.Sink;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.api.options.Option;
import net.weir.event.Event;
import net.weir.event.RouteChange;
import net.weir.model.PathAttributes;
import net.weir.testkit.ReceiversTable;

/** A sink that keeps the table that it is told of, at its own pace, and watches the versions of each peer. Thread-safe. */
final class Mirror implements Sink<Mirror.Options> {
    private final Options options;
    private final ReceiversTable table = new ReceiversTable();
    private final Map<Integer, Long> versions = new HashMap<>();
    private long changes;
    private long skips;
    private long backward;

    public record Options(@Option(help = "Milliseconds that each batch takes", def = "0") int slowMillis) {}

    /** Remembers the mirrors by the ids of their stages. */
    @StageType("test.mirror")
    static final class Factory implements StageFactory<Options> {
        private final Map<String, Mirror> mirrors = new ConcurrentHashMap<>();

        @Override
        public Class<Options> configType() {
            return Options.class;
        }

        @Override
        public Stage<Options> create(Options config, StageContext context) {
            Mirror made = new Mirror(config);
            mirrors.put(context.id(), made);
            return made;
        }

        Mirror of(String stage) {
            Mirror mirror = mirrors.get(stage);
            if (mirror == null) {
                throw new AssertionError("no mirror " + stage);
            }
            return mirror;
        }

        void forget(String stage) {
            mirrors.remove(stage);
        }
    }

    Mirror(Options options) {
        this.options = options;
    }

    @Override
    public void accept(List<Event> batch) throws InterruptedException {
        if (options.slowMillis() > 0) {
            Thread.sleep(options.slowMillis());
        }
        synchronized (this) {
            for (Event event : batch) {
                table.take(event);
                if (event instanceof RouteChange change && change.version() > 0) {
                    watch(change.routePeer().id(), change.version());
                }
            }
        }
    }

    private void watch(int peer, long version) {
        changes++;
        Long last = versions.put(peer, version);
        skips += last != null && version > last + 1 ? 1 : 0;
        backward += last != null && version <= last ? 1 : 0;
    }

    @Override
    public Delivery delivery() {
        return Delivery.IDEMPOTENT;
    }

    /** {@code PEER-ID PREFIX} and what it has. */
    synchronized Map<String, PathAttributes> routes() {
        return new TreeMap<>(table.routes());
    }

    /** Changes with a version: all but those of a snapshot. */
    synchronized long changes() {
        return changes;
    }

    /** How often a peer's version did not follow the one before it. */
    synchronized long skips() {
        return skips;
    }

    /** How often a peer's version came again, or one before it. */
    synchronized long backward() {
        return backward;
    }
}
