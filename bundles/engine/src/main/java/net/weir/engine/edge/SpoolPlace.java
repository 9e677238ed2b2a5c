package net.weir.engine.edge;

import java.io.IOException;

/** Where edges spill to. Thread-safe. */
public interface SpoolPlace {

    /** True if something was left on disk for the stage. */
    boolean exists(String stage);

    /**
     * A number that was never given before, not even before a restart: 1 and up.
     *
     * @throws IOException if it cannot be kept
     */
    long nextLife() throws IOException;

    /** Events that stood in memory before the stage when the process before this one died; -1 if it did not. Once. */
    long lostInMemory(String stage);

    /** Opens the stage's spool, empty or as it was left. */
    Spool open(String stage, long limitOctets) throws IOException;
}
