package net.weir.api;

/** What becomes of events that a client of a sink is too slow for. */
public enum OutletPolicy {
    /**
     * Of each route only the newest change waits. Past the bound the outlet forgets what waits, and once its receiver can take
     * something again it is told what stands: for receivers that keep a table.
     */
    COALESCE,
    /** The newest are dropped and counted, and a {@link net.weir.event.Gap} stands where they were: for those that watch. */
    DROP,
    /** The outlet ends: for receivers that can come again. */
    CUT_OFF
}
