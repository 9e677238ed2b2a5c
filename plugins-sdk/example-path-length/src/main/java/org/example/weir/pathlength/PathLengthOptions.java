package org.example.weir.pathlength;

import net.weir.api.options.Option;

/** Options of {@code path.length}. */
record PathLengthOptions(
        @Option(help = "Longest AS path that passes, in hops", def = "50", min = 0, max = 255, live = true)
        int maxHops) {}
