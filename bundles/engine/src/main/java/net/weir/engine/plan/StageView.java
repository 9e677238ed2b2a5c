package net.weir.engine.plan;

import java.util.List;
import java.util.Map;
import net.weir.admin.StageStatus;
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
        String kind,
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

    /** The stage as it stands now. */
    public StageStatus status() {
        boolean waits = runtime.state() == State.RUNNING && !missing.isEmpty();
        return new StageStatus(
                runtime.id(),
                runtime.type(),
                kind,
                sources,
                waits ? State.WAITING : runtime.state(),
                waits ? "waits for " + String.join(", ", missing) : runtime.reason(),
                runtime.sinceMicros(),
                runtime.eventsIn(),
                runtime.eventsOut(),
                runtime.inPerSecond(),
                runtime.outPerSecond(),
                edge == null ? null : edge.status(),
                runtime.drops(),
                options);
    }
}
