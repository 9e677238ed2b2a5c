package net.weir.engine.plan;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.weir.engine.config.EdgeOptions;
import net.weir.engine.edge.Edge;
import net.weir.engine.lane.Plan;
import net.weir.engine.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Makes the graph out of slots and wiring. A transform or RIB that is away holds the sources before it for its grace; then
 * an {@link Absent} takes its place. Confined to the planner.
 */
final class PlanBuilder {
    private final Clock clock;
    private final PlannerThread thread;

    PlanBuilder(Clock clock, PlannerThread thread) {
        this.clock = clock;
        this.thread = thread;
    }

    Plan build(long number, Wiring wiring, Map<String, Slot> slots) {
        Set<String> holding = new HashSet<>();
        Map<String, Plan.Node> nodes = new LinkedHashMap<>();
        for (String id : wiring.order()) {
            Slot slot = Objects.requireNonNull(slots.get(Wiring.stageOf(id)));
            if (Wiring.isSinkEnd(id)) {
                if (slot.edge != null) {
                    nodes.put(id, edge(slot.edge));
                }
                continue;
            }
            List<String> downstream = Objects.requireNonNull(wiring.downstream().get(id));
            boolean present = slot.coming() != null && (slot.next != null || !slot.leaves());
            boolean missing = !present && slot.isPassage(!downstream.isEmpty());
            boolean waits = waits(slot, present, missing);
            if (waits) {
                holding.addAll(wiring.ancestorsOf(id));
            }
            Plan.Node node = node(slot, present, missing && !waits, downstream);
            if (node != null) {
                nodes.put(id, node);
            }
        }
        nodes.replaceAll((id, node) -> holding.contains(id) ? node.held() : node);
        return new Plan(number, Collections.unmodifiableMap(nodes));
    }

    /** True while events wait for the slot's stage to come back. */
    private boolean waits(Slot slot, boolean present, boolean missing) {
        long now = clock.nanoTime();
        if (missing && slot.awayNanos == 0) {
            slot.awayNanos = now | 1;
        } else if (present && !slot.runtime.faulted()) {
            slot.awayNanos = 0;
        }
        long left = slot.graceNanos - (now - slot.awayNanos);
        boolean waits = (missing || slot.runtime.faulted() && slot.next == null) && left > 0;
        if (waits) {
            thread.replanIn(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
        return waits;
    }

    private static Plan.Node edge(Edge edge) {
        return new Plan.Node(edge.stage(), null, edge, List.of(), false, false);
    }

    private Plan.@Nullable Node node(Slot slot, boolean present, boolean givenUp, List<String> downstream) {
        if (slot.isSink()) {
            return slot.edge == null ? null : edge(slot.edge);
        }
        if (present) {
            Slot.Part coming = Objects.requireNonNull(slot.coming());
            boolean asks = coming.edge().resync() == EdgeOptions.Resyncing.AUTO;
            return new Plan.Node(slot.runtime, coming.stage(), null, downstream, false, asks);
        }
        Absent absent = new Absent(slot.runtime, clock);
        return givenUp ? new Plan.Node(slot.runtime, absent, null, downstream, false, false) : null;
    }
}
