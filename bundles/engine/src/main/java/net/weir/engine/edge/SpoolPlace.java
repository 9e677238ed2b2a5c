package net.weir.engine.edge;

import java.io.IOException;

/** Where edges spill to. Thread-safe. */
public interface SpoolPlace {

    /** True if something was left on disk for the stage. */
    boolean exists(String stage);

    /**
     * Opens the stage's spool, empty or as it was left.
     *
     * @param memoryEvents events that stand in memory beside it at most, to be named if the process dies
     */
    Spool open(String stage, long limitOctets, int memoryEvents) throws IOException;
}
