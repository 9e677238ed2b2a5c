package net.weir.testkit;

import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.weir.api.Feed;
import net.weir.api.FeedOwner;
import net.weir.api.Feeds;
import net.weir.api.Source;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.api.options.Option;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/** A source that offers what a test tells it to, on a lane of its own. Thread-safe. */
public final class ScriptedSource implements Source<ScriptedSource.Options> {
    private final StageContext context;
    private volatile @Nullable Feeds feeds;
    private volatile @Nullable ScheduledExecutorService lane;

    /** @param label does nothing; @param refuse makes {@code open} fail */
    public record Options(
            @Option(help = "A word", def = "") String label,
            @Option(help = "Refuses to open", def = "false") boolean refuse,
            @Option(help = "Says that it can wait", def = "false") boolean patient) {}

    /** Makes scripted sources and remembers the latest. */
    @StageType("test.source")
    public static final class Factory implements StageFactory<Options> {
        private volatile @Nullable ScriptedSource latest;

        @Override
        public Class<Options> configType() {
            return Options.class;
        }

        @Override
        public Stage<Options> create(Options config, StageContext context) {
            ScriptedSource made = new ScriptedSource(config, context);
            latest = made;
            return made;
        }

        /** The source made last; a test waits until it is open. */
        public @Nullable ScriptedSource latest() {
            return latest;
        }
    }

    private final Options options;

    ScriptedSource(Options options, StageContext context) {
        this.options = options;
        this.context = context;
    }

    @Override
    public void open(Feeds to) {
        if (options.refuse()) {
            throw new IllegalStateException("told to refuse");
        }
        lane = Executors.newSingleThreadScheduledExecutor(to.laneThreads());
        feeds = to;
    }

    @Override
    public boolean live() {
        return !options.patient();
    }

    public boolean isOpen() {
        return feeds != null;
    }

    public StageContext context() {
        return context;
    }

    /** A session on the source's lane. */
    public final class Session {
        private final RouterKey key;
        private volatile @Nullable Feed feed;
        private volatile boolean ready;
        private volatile boolean superseded;
        private volatile int toldAgain;

        Session(RouterKey key) {
            this.key = key;
        }

        public RouterKey key() {
            return key;
        }

        public boolean ready() {
            return ready;
        }

        public boolean superseded() {
            return superseded;
        }

        /** How often the session was asked to tell everything again. */
        public int toldAgain() {
            return toldAgain;
        }

        /** Runs the script on the lane and waits until it is through. */
        public void script(Consumer<Feed> script) {
            onLane(() -> {
                Feed open = feed;
                if (open != null) {
                    script.accept(open);
                }
            });
        }
    }

    /** Opens a session; {@code closeWhenSuperseded} false makes it keep its feed. */
    public Session session(RouterKey key, boolean closeWhenSuperseded) {
        Session session = new Session(key);
        Feeds to = Objects.requireNonNull(feeds);
        ScheduledExecutorService on = Objects.requireNonNull(lane);
        onLane(() -> session.feed = to.open(key, on, new FeedOwner() {
            @Override
            public void ready() {
                session.ready = true;
            }

            @Override
            @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer, the lane
            public void tellAgain() {
                session.toldAgain++;
            }

            @Override
            public void superseded() {
                session.superseded = true;
                if (closeWhenSuperseded) {
                    session.script(Feed::close);
                }
            }
        }));
        return session;
    }

    private void onLane(Runnable task) {
        ScheduledExecutorService on = Objects.requireNonNull(lane);
        if (Thread.currentThread().getName().startsWith("weir-lane-")) {
            task.run();
            return;
        }
        Future<?> done = on.submit(task);
        try {
            done.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the script failed", e);
        }
    }

    @Override
    public void close() {
        ScheduledExecutorService on = lane;
        if (on != null) {
            on.shutdown();
        }
    }
}
