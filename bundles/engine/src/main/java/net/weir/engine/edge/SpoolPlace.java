package net.weir.engine.edge;

import java.io.IOException;

/** Where edges spill to. Thread-safe. */
public interface SpoolPlace {

    /** True if something was left on disk for the stage. */
    boolean exists(String stage);

    /** Opens the stage's spool, empty or as it was left. */
    Spool open(String stage, long limitOctets) throws IOException;
}
