package net.weir.roto.bgp;

import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;

/** Route origin validation for scripts; without a source nothing is checked. Threads share it. */
public final class Rpki {
    /** Who knows validated ROA payloads. */
    @FunctionalInterface
    public interface Source {
        /** @param origin AS number as 32 bits; null if the path has none */
        RovStatus status(Prefix prefix, @Nullable Integer origin);
    }

    private final @Nullable Source source;

    public Rpki(@Nullable Source source) {
        this.source = source;
    }

    /** The status of the route, which it keeps. */
    public RovStatus checkRov(Route route) {
        if (source != null) {
            route.rovStatus(source.status(route.prefix(), route.aspathOrigin()));
        }
        return route.rovStatus();
    }
}
