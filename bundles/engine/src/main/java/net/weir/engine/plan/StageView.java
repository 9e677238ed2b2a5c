package net.weir.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.admin.StageStatus;
import net.weir.api.StageKind;
import net.weir.api.State;
import net.weir.engine.edge.Edge;
import net.weir.engine.edge.SinkWorker;
import net.weir.engine.stage.StageRuntime;
import org.jspecify.annotations.Nullable;

/**
 * A stage as faces may see it between two plans. Immutable; what it refers to is thread-safe.
 *
 * @param missing sources that are not in the graph
 */
public record StageView(
        StageRuntime runtime,
        @Nullable StageKind kind,
        List<String> sources,
        List<String> missing,
        @Nullable Edge edge,
        @Nullable SinkWorker worker,
        @Nullable EngineContext context,
        Map<String, String> options) {

    static StageView of(Slot slot, List<String> missing) {
        Slot.Part part = slot.part;
        return new StageView(
                slot.runtime,
                slot.kind,
                slot.sources(),
                missing,
                slot.edge,
                slot.worker,
                part == null ? null : part.context(),
                slot.shownOptions());
    }

    /** Where events that are given to the stage are counted: of a door with both ends not where those are that come in. */
    public StageRuntime given() {
        return edge == null ? runtime : edge.stage();
    }

    /** The stage as it stands now. */
    public StageStatus status() {
        StageRuntime given = given();
        StageRuntime worse = runtime.state() == State.RUNNING ? given : runtime;
        boolean waits = worse.state() == State.RUNNING && !missing.isEmpty();
        return new StageStatus(
                runtime.id(),
                runtime.type(),
                kind,
                sources,
                waits ? State.WAITING : worse.state(),
                waits ? "waits for " + String.join(", ", missing) : worse.reason(),
                worse.sinceMicros(),
                given.eventsIn(),
                runtime.eventsOut(),
                given.inPerSecond(),
                runtime.outPerSecond(),
                edge == null ? null : edge.status(),
                drops(given),
                options);
    }

    private Map<String, Long> drops(StageRuntime given) {
        Map<String, Long> drops = new TreeMap<>(runtime.drops());
        if (given != runtime) {
            given.drops().forEach((reason, count) -> drops.merge(reason, count, Long::sum));
        }
        return drops;
    }
}
