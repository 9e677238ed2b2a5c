package net.weir.rib;

import java.util.Map;
import net.weir.api.Counter;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.api.options.DataSize;
import net.weir.query.RibQuery;
import net.weir.rib.table.Footprint;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the RIB within its memory, as far as that can be estimated. Thread-safe. Over the budget, the policy says which
 * routes are refused; a tenth above it, nobody gets a further one. Replacing and withdrawing always works.
 *
 * <p>Without an option the budget is a part of the heap, so that a RIB that grows too large is a stage in trouble and not a
 * process that ends.
 */
final class Budget {
    private static final double OF_HEAP = 0.75;
    private static final long TELL_EVERY_NANOS = 10_000_000_000L;

    private final StageContext context;
    private final Footprint footprint;
    private final Counter refused;
    private final Counter refusedPeers;
    private volatile long limit = Long.MAX_VALUE;
    private volatile OverBudget policy = OverBudget.REFUSE_ROUTES;
    private volatile boolean exceeded;
    private volatile long toldNanos;

    Budget(StageContext context, Footprint footprint) {
        this.context = context;
        this.footprint = footprint;
        this.refused = context.drops("memory-budget");
        this.refusedPeers =
                context.counter("refused_peers", "Peers that came up while the memory budget was exceeded", "");
    }

    void set(@Nullable DataSize budget, OverBudget overBudget) {
        limit = budget == null ? (long) (Runtime.getRuntime().maxMemory() * OF_HEAP) : budget.octets();
        policy = overBudget;
        check();
    }

    void gauges() {
        context.gauge("memory_budget", "Estimated memory from which on routes are refused", "bytes", () -> limit);
        context.gauge("memory_budget_exceeded", "1 while routes are refused", "", () -> exceeded ? 1 : 0);
    }

    /**
     * Whether a further route has to be refused now.
     *
     * @param established the peer has told its whole table before
     */
    boolean refuses(boolean established) {
        long octets = footprint.octets();
        boolean spared = established || policy == OverBudget.REFUSE_PEERS;
        return octets > limit && (!spared || octets - limit > limit / 10);
    }

    /** Whether a peer that comes up now gets no routes until it comes up again; counted. */
    boolean refusesPeer() {
        boolean refuses = policy == OverBudget.REFUSE_PEERS && footprint.octets() > limit;
        if (refuses) {
            refusedPeers.increment();
        }
        return refuses;
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

    /** Tells the operator when the budget is exceeded, now and then how far, and when it is kept again. */
    void check() {
        long octets = footprint.octets();
        if (exceeded ? isBelow(octets) || isDue() : octets > limit) {
            change(octets);
        }
    }

    private boolean isBelow(long octets) {
        return octets < limit - limit / 20;
    }

    private boolean isDue() {
        return context.nanoTime() - toldNanos >= TELL_EVERY_NANOS;
    }

    private synchronized void change(long octets) {
        if (exceeded && isBelow(octets)) {
            exceeded = false;
            context.state(State.RUNNING, "");
        } else if (exceeded ? isDue() : octets > limit) {
            exceeded = true;
            toldNanos = context.nanoTime();
            context.state(State.DEGRADED, words(octets));
        }
    }

    private String words(long octets) {
        String refuses = policy == OverBudget.REFUSE_PEERS
                ? "peers that come up are refused"
                : "routes of peers that are not complete are refused, and those peers marked INCOMPLETE";
        return "memory budget of " + new DataSize(limit) + " is used up by " + octets + " B: " + refuses + "; so far "
                + refused.value() + " routes and " + refusedPeers.value() + " peers";
    }

    RibQuery.MemoryUse use(Map<String, Long> parts, long routes) {
        return new RibQuery.MemoryUse(parts, routes, limit, exceeded, refused.value(), refusedPeers.value());
    }
}
