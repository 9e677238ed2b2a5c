package net.weir.rib;

import net.weir.api.Counter;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.api.options.DataSize;
import net.weir.rib.table.Footprint;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the RIB within its memory, as far as that can be estimated. Thread-safe. Over the budget, a peer that has not told
 * a whole table yet gets no further route; a tenth above it, nobody does. Replacing and withdrawing always works.
 */
final class Budget {
    private final StageContext context;
    private final Footprint footprint;
    private final Counter refused;
    private volatile long limit = Long.MAX_VALUE;
    private volatile boolean exceeded;

    Budget(StageContext context, Footprint footprint) {
        this.context = context;
        this.footprint = footprint;
        this.refused = context.drops("memory-budget");
    }

    void set(@Nullable DataSize budget) {
        limit = budget == null ? Long.MAX_VALUE : budget.octets();
        check();
    }

    /**
     * Whether a further route has to be refused now.
     *
     * @param established the peer has told its whole table before
     */
    boolean refuses(boolean established) {
        long octets = footprint.octets();
        return octets > limit && (!established || octets - limit > limit / 10);
    }

    /** True if there is little room left: what might be wanted again is better given back. */
    boolean isTight() {
        return footprint.octets() > limit - limit / 5;
    }

    /** Counts refused routes. */
    void count(long routes) {
        refused.add(routes);
        check();
    }

    /** Tells the operator when the budget is exceeded, and when it is kept again. */
    void check() {
        long octets = footprint.octets();
        if (exceeded ? octets < limit - limit / 20 : octets > limit) {
            change(octets);
        }
    }

    private synchronized void change(long octets) {
        if (!exceeded && octets > limit) {
            exceeded = true;
            context.state(
                    State.DEGRADED,
                    "memory budget of " + new DataSize(limit) + " is used up: routes of peers that are not complete are"
                            + " refused, and those peers marked INCOMPLETE");
        } else if (exceeded && octets < limit - limit / 20) {
            exceeded = false;
            context.state(State.RUNNING, "");
        }
    }
}
