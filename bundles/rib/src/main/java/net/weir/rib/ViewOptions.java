package net.weir.rib;

import java.util.List;
import net.weir.api.options.Option;

/**
 * Options of a view of a RIB.
 *
 * @param rib id of the RIB that it shows
 * @param filter which of its routes, each {@code TERM=VALUE}
 * @param best how many of these for each prefix, the best first; 0 for all
 */
public record ViewOptions(
        @Option(help = "Id of the RIB, or of the view, that it shows a part of") String rib,
        @Option(
                        help =
                                "Which routes it shows: TERM=VALUE with commas between, all of which have to hold; the terms are"
                                        + " those of docs/rib.md, such as originAsn=64496, ribType=inPost, asPath=^64496_",
                        def = "")
                List<String> filter,
        @Option(
                        help =
                                "How many of these routes it shows of each prefix, the best; with 1 it is the Loc-RIB that a"
                                        + " router with these peers would have. 0: all",
                        def = "0",
                        min = 0,
                        max = 1000)
                int best) {}
