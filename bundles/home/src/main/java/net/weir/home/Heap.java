package net.weir.home;

/** What {@link HeapTrim} sees of the collector, and how it sets it. */
interface Heap {

    /** Collections since the start, each pause counted. */
    long collections();

    /** Octets that the heap holds, used or not. */
    long committed();

    /** CPU time of the process, nanoseconds. */
    long cpuNanos();

    /** Collects a step each second while nothing is allocated, and keeps little of the heap free. */
    void beginTrim();

    /** As it was configured. */
    void endTrim();
}
