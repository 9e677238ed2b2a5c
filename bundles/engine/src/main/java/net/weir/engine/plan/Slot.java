package net.weir.engine.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.weir.admin.ConfigProblem;
import net.weir.api.Stage;
import net.weir.api.StageKind;
import net.weir.engine.config.EdgeOptions;
import net.weir.engine.config.StageConfig;
import net.weir.engine.edge.Edge;
import net.weir.engine.edge.SinkWorker;
import net.weir.engine.stage.StageRuntime;
import org.jspecify.annotations.Nullable;

/** One configured stage and the object that plays it now, if any. Confined to the planner. */
final class Slot {
    final StageRuntime runtime;
    final List<ConfigProblem> problems = new ArrayList<>();
    StageConfig wanted;

    /** The object in force and what it was made of; all null while there is none. */
    @Nullable
    Part part;

    /** The object that takes over in the plan that is being made. */
    @Nullable
    Part next;

    @Nullable
    Edge edge;

    @Nullable
    SinkWorker worker;

    /** True if the present object leaves without another taking over. */
    boolean leaving;

    /** True while a source is open. */
    boolean opened;

    /** What was in force before {@link #part}, while it is not known whether that can be opened. */
    @Nullable
    Part fallback;

    /** Values that did not work, so that they are not tried at every change of something else. */
    @Nullable
    Map<String, String> refused;

    String refusedBecause = "";

    /** Null while it is not known; remembered while the factory is away. */
    @Nullable
    StageKind kind;

    /** How long events wait for it when it is away; remembered while it is. */
    long graceNanos;

    /** Since when something is missing that events have to wait for; 0 if nothing is. */
    long awayNanos;

    /** When a source that could not be opened is tried again; 0 if it is open. */
    long reopenNanos;

    long reopenPauseNanos;

    /**
     * A stage object with all that it was made of.
     *
     * @param config as it is in force
     */
    record Part(
            FactoryEntry<?> factory,
            StageConfig config,
            Record options,
            EdgeOptions edge,
            Stage<?> stage,
            EngineContext context) {

        Part with(StageConfig newConfig, Record newOptions, EdgeOptions newEdge) {
            return new Part(factory, newConfig, newOptions, newEdge, stage, context);
        }
    }

    Slot(StageConfig wanted, StageRuntime runtime) {
        this.wanted = wanted;
        this.runtime = runtime;
    }

    String id() {
        return runtime.id();
    }

    /** Takes the grace that the options say, or the usual one; what is away keeps what it had. */
    void learnGrace(long usualNanos) {
        Part coming = coming();
        if (coming != null) {
            Duration grace = coming.edge().grace();
            graceNanos = grace == null ? usualNanos : grace.toNanos();
        } else if (graceNanos == 0) {
            graceNanos = usualNanos;
        }
    }

    /** True if the present object will not be in the next plan. */
    boolean leaves() {
        return part != null && (next != null || leaving);
    }

    /** The part that will be in force after the plan that is being made. */
    @Nullable
    Part coming() {
        return next != null ? next : part;
    }

    /** Sources as they will be in force. */
    List<String> sources() {
        Part coming = coming();
        if (coming != null) {
            return coming.edge().sources();
        }
        return list(wanted.values().getOrDefault("sources", ""));
    }

    /** The words of a list option. */
    static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    /** True if its present object opens feeds. */
    boolean hasOpenFeeds() {
        return part != null && StageKind.of(part.stage()).opensFeeds();
    }

    /** True if it is known to be a sink and nothing else. */
    boolean isSink() {
        return kind == StageKind.SINK;
    }

    boolean isDuplex() {
        return kind == StageKind.DUPLEX;
    }

    /** True if it is known to be of a kind that takes events. */
    boolean hears() {
        return kind != null && kind.takesEvents();
    }

    /** True if it is known to be a transform or RIB. */
    boolean isPassageNow() {
        return kind != null && kind.isPassage();
    }

    /** True if its object is closed once no lane is in it: a transform, a RIB, or a view, in which no lane ever is. */
    boolean isClosedBehindLanes() {
        return isPassageNow() || kind == StageKind.VIEW;
    }

    /** What its edge counts on: of a door with both ends the half that takes events has a runtime of its own. */
    StageRuntime edgeRuntime(long nowMicros) {
        return isDuplex() ? new StageRuntime(id(), runtime.type(), runtime.problems(), nowMicros) : runtime;
    }

    /** True if events cannot pass without it: it is, was, or by its place must be a transform or RIB. */
    boolean isPassage(boolean hasDownstream) {
        return isPassageNow() || kind == null && hasDownstream && !sources().isEmpty();
    }

    void problem(String text, boolean fatal) {
        problems.add(new ConfigProblem(wanted.where(), text, fatal));
    }

    /** Effective options as text; a secret shows only where it stands. */
    Map<String, String> shownOptions() {
        Map<String, String> shown = new TreeMap<>();
        Part now = part;
        if (now == null) {
            return shown;
        }
        now.factory().reader().specs().forEach(spec -> {
            String value = now.config().values().getOrDefault(spec.key(), Objects.requireNonNullElse(spec.def(), ""));
            shown.put(spec.key(), spec.secret() && !value.isEmpty() ? "***" : value);
        });
        return shown;
    }
}
