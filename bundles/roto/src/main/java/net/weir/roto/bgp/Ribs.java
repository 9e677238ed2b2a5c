package net.weir.roto.bgp;

import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.roto.run.Call;
import org.jspecify.annotations.Nullable;

/**
 * The context variable {@code ribs}: look-ups in RIBs by their names, as they stand at that moment. Of a RIB that is not
 * there nothing is found. Threads share it.
 */
public final class Ribs {
    /** What a look-up is worth in rounds of a loop. */
    private static final int COST = 50;

    /** Who can ask RIBs. Any thread. */
    public interface Source {
        /** The longest prefix that has a route and covers this one or is it. */
        @Nullable
        Prefix longest(String rib, Prefix prefix);

        /** How many routes there are of this very prefix. */
        long routes(String rib, Prefix prefix);

        /**
         * True if there is a route of this origin for the prefix or a less specific one.
         *
         * @param origin AS number as 32 bits
         */
        boolean originates(String rib, Prefix prefix, int origin);

        /** True if there is a route of a more specific prefix. */
        boolean hasMoreSpecifics(String rib, Prefix prefix);
    }

    private final @Nullable Source source;

    public Ribs(@Nullable Source source) {
        this.source = source;
    }

    public static @Nullable Prefix longestMatch(Call call, Ribs ribs, String rib, IpAddress address) {
        call.spend(COST);
        return ribs.source == null ? null : ribs.source.longest(rib, Prefix.masked(address, address.bitLength()));
    }

    public static @Nullable Prefix covering(Call call, Ribs ribs, String rib, Prefix prefix) {
        call.spend(COST);
        return ribs.source == null ? null : ribs.source.longest(rib, prefix);
    }

    public static long routes(Call call, Ribs ribs, String rib, Prefix prefix) {
        call.spend(COST);
        return ribs.source == null ? 0 : ribs.source.routes(rib, prefix);
    }

    public static boolean contains(Call call, Ribs ribs, String rib, Prefix prefix) {
        return routes(call, ribs, rib, prefix) > 0;
    }

    public static boolean originates(Call call, Ribs ribs, String rib, Prefix prefix, int origin) {
        call.spend(COST);
        return ribs.source != null && ribs.source.originates(rib, prefix, origin);
    }

    public static boolean hasMoreSpecifics(Call call, Ribs ribs, String rib, Prefix prefix) {
        call.spend(COST);
        return ribs.source != null && ribs.source.hasMoreSpecifics(rib, prefix);
    }
}
