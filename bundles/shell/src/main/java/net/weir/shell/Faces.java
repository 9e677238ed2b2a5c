package net.weir.shell;

import java.util.List;
import net.weir.admin.Peers;
import net.weir.admin.Pipeline;
import net.weir.admin.Taps;
import net.weir.query.RibQuery;

/** What runs here, for commands. */
public interface Faces {

    /** @throws IllegalStateException as {@link #peers} and {@link #taps}, if the engine is not running */
    Pipeline pipeline();

    Peers peers();

    Taps taps();

    /** All RIBs by id; there may be none. */
    List<RibQuery> ribs();
}
