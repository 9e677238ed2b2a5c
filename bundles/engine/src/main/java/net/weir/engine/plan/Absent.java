package net.weir.engine.plan;

import java.util.HashSet;
import java.util.Set;
import net.weir.api.LaneTransform;
import net.weir.api.Transform;
import net.weir.engine.stage.StageRuntime;
import net.weir.engine.time.Clock;
import net.weir.event.PeerUp;
import net.weir.event.RouterUp;

/**
 * Stands in the graph for a transform or RIB whose factory did not come back in time: what should have passed it is lost,
 * counted, and told to those downstream.
 */
record Absent(StageRuntime runtime, Clock clock) implements Transform<Absent.NoOptions> {
    /** An absent stage has no options. */
    record NoOptions() {}

    @Override
    public LaneTransform forLane(int lane) {
        Set<Integer> told = new HashSet<>();
        return (event, out) -> {
            if (event instanceof RouterUp router && router.replayed() || event instanceof PeerUp up && up.replayed()) {
                return; // told for its sake: no loss
            }
            runtime.drop("stage-absent", 1);
            if (told.add(event.feed())) {
                out.accept(StageRuntime.gapFor(event, "stage-absent", clock.nowMicros()));
            }
        };
    }
}
