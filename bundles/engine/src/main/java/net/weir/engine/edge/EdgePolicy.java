package net.weir.engine.edge;

/** What an edge does with events that its sink is too slow for. */
public enum EdgePolicy {
    /** Keeps them on disk, in order, also over a restart; when that is full, drops the newest. */
    SPILL,
    DROP_OLDEST,
    DROP_NEWEST,
    /** Makes the feeds wait. */
    BLOCK
}
