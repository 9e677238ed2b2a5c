package net.weir.cli.bmp;

import java.util.Map;

/** Makes events of the messages of flows. */
interface MessageReader extends Streams.Output {
    /** True if something was damaged so far. */
    boolean isDamaged();

    /** What was damaged or odd, by reason. */
    Map<String, Long> faults();
}
