package net.weir.engine.edge;

import net.weir.event.ResyncId;

/** Has the lanes tell outlets what stands. Thread-safe. */
public interface OutletWalker {
    ResyncId nextResync();

    /** Wall clock in microseconds since 1970 UTC. */
    long nowMicros();

    /** Asks every lane; each is noted by {@link OutletWalk#asks} before, and reports by {@link OutletWalk#laneDone}. */
    void start(Edge edge, OutletWalk walk);
}
