package net.weir.api;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import net.weir.model.RouteScope;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What a stage is given of the world. Thread-safe unless a method says otherwise. */
@ProviderType
public interface StageContext {

    /** The stage's id, also its label in metrics. */
    String id();

    String type();

    /** This node's own id: made once, kept under {@code data/} and the same ever after. Not for each event. */
    UUID node();

    /** Wall clock in microseconds since 1970 UTC. */
    long nowMicros();

    /** Monotonic clock for durations. */
    long nanoTime();

    /** Timers of the calling lane. */
    LaneTimers timers();

    /** A new thread for work that may block; ended when the stage is closed. */
    ScheduledExecutorService worker(String name);

    /** A directory of the stage's own, kept over restarts; made when first asked for. */
    Path dataDir();

    /** The registry of peers, for sources. */
    PeerRegistry peers();

    /**
     * A counter that only rises. The same arguments give the same counter.
     *
     * @param name lower case with underscores, without unit, such as {@code messages_received}
     * @param unit {@code bytes}, {@code seconds}, or empty for a plain count
     * @param labels names and values in turn; the number of distinct values is bounded by the engine
     */
    Counter counter(String name, String help, String unit, String... labels);

    /** A value that is read when somebody looks; it must be cheap. */
    void gauge(String name, String help, String unit, LongSupplier value, String... labels);

    /**
     * A histogram with fixed bounds: for {@code seconds} 1, 2.5 and 5 of each power of ten from 10 µs to 100 s, else powers
     * of four from 1 to 4<sup>15</sup>. The same arguments give the same histogram.
     */
    Histogram histogram(String name, String help, String unit, String... labels);

    /** The counter of events that this stage dropped for a reason in a few words, such as {@code message-too-long}. */
    Counter drops(String reason);

    /** Tells how the stage is. RUNNING clears an earlier reason. */
    void state(State state, String reason);

    /**
     * Reports something that an operator should know; logged at most once a minute for each kind, counted always.
     *
     * @param kind a few words with dashes, the same for the same problem
     * @param text one sentence; control characters are escaped
     */
    void problem(String kind, String text);

    /**
     * For a transform whose verdicts changed: what stands in the RIBs before it goes through it again to those behind it,
     * within a resync, so that they lose what it does not let pass any more. Called while it is opened, it takes effect when
     * the stage is in the plan. Without effect where no RIB is before the stage.
     */
    void reapply(RouteScope scope);

    /** Logs one line about a peer, router or door coming or going; escaped. */
    void info(String text);

    /**
     * A way to a service of another stage, whether that is there already or not. The same arguments give the same handle.
     *
     * @param service an interface that does not come from the other stage's bundle
     * @throws IllegalArgumentException if it is no interface
     */
    <T> Handle<T> find(String stageId, Class<T> service);

    /** Has {@link Stage#services} asked again soon: what the stage offers is no longer what it was. */
    void servicesChanged();

    /** Tells where the stage listens, so that faces and the ports file can say it; null when it no longer does. */
    void listening(String name, @Nullable InetSocketAddress address);
}
