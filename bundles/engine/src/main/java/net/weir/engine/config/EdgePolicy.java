package net.weir.engine.config;

/** What an edge does with events that its sink is too slow for. */
public enum EdgePolicy {
    /** Keeps them on disk, in order, also over a restart; when that is full, drops the newest. */
    SPILL,
    DROP_OLDEST,
    DROP_NEWEST,
    /** Behind a RIB: keeps of each route's changes the newest; when that is too much, tells what stands instead. */
    COALESCE,
    /** Makes the feeds wait. */
    BLOCK
}
