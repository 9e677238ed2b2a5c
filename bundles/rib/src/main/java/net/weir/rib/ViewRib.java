package net.weir.rib;

import java.util.List;
import java.util.Map;
import net.weir.model.Family;
import net.weir.query.BestPath;
import net.weir.query.Grouping;
import net.weir.query.RibQuery;
import net.weir.query.RouteFilter;
import net.weir.query.RouteQuery;
import net.weir.query.Tally;
import net.weir.query.WalkTally;
import org.jspecify.annotations.Nullable;

/** Some of the routes of another RIB under a name of their own. It keeps nothing: every question goes there. Immutable. */
final class ViewRib implements RibQuery {
    private static final long UNKNOWN = -1;

    private final String id;
    private final RibQuery base;
    private final RouteFilter filter;
    private final @Nullable BestPath best;

    /** @param best which of the routes of each prefix that pass are shown; null: all */
    ViewRib(String id, RibQuery base, RouteFilter filter, @Nullable BestPath best) {
        this.id = id;
        this.base = base;
        this.filter = filter;
        this.best = best;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public @Nullable String base() {
        return base.id();
    }

    @Override
    public List<Family> families() {
        return base.families();
    }

    @Override
    public RouteCursor query(RouteQuery query) {
        return best == null ? base.query(filter.on(query)) : new BestRoutes(base, filter, best, query);
    }

    @Override
    public Tally count(RouteQuery query, List<Grouping> by) {
        return best == null ? base.count(filter.on(query), by) : new WalkTally(query(query), by);
    }

    /** Counts as the base keeps them of the peers that it shows. What would have to be counted is not known. */
    @Override
    public Summary summary() {
        List<PeerSummary> peers = base.summary().peers().stream()
                .filter(summary -> filter.peers().test(summary.peer()))
                .toList();
        boolean counted = best == null && filter.attributes() == RouteFilter.ALL.attributes();
        long routes = counted ? peers.stream().mapToLong(PeerSummary::routes).sum() : UNKNOWN;
        return new Summary(UNKNOWN, routes, UNKNOWN, 0, peers);
    }

    @Override
    public MemoryUse memoryUse() {
        return new MemoryUse(Map.of(), 0, 0, false, 0, 0);
    }
}
