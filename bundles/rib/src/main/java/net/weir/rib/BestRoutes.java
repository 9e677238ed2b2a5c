package net.weir.rib;

import java.util.List;
import net.weir.query.BestPath;
import net.weir.query.RibQuery;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.Route;
import net.weir.query.RibQuery.RouteCursor;
import net.weir.query.RouteFilter;
import net.weir.query.RouteQuery;
import net.weir.query.RouteQuery.Match;
import org.jspecify.annotations.Nullable;

/**
 * What a query finds in a view that shows only the best routes of each prefix. The view's choice comes first: a filter of
 * the query must not make another route the best. Keeps no more than a walk of the RIB does. Confined to one reader.
 */
final class BestRoutes implements RouteCursor {
    private final RibQuery base;
    private final RouteFilter shown;
    private final BestPath best;
    private final RouteQuery query;
    private RouteCursor walk;
    private boolean searching;
    private @Nullable String position;

    /** @param shown among which routes the best are chosen */
    BestRoutes(RibQuery base, RouteFilter shown, BestPath best, RouteQuery query) {
        this.base = base;
        this.shown = shown;
        this.best = best;
        this.query = query;
        this.searching = query.match() == Match.LONGEST && !query.lessSpecifics();
        // which match is the longest is only known when the query's filters have seen what the view chose
        this.walk = searching
                ? walk(Match.EXACT, false, true)
                : walk(query.match(), query.moreSpecifics(), query.lessSpecifics());
    }

    private RouteCursor walk(Match match, boolean more, boolean less) {
        RouteQuery all = new RouteQuery(
                query.family(),
                query.prefix(),
                match,
                more,
                less,
                peer -> true,
                attributes -> true,
                query.after(),
                query.key(),
                best);
        return base.query(shown.on(all));
    }

    @Override
    public @Nullable PrefixRoutes next() {
        PrefixRoutes longest = searching ? longest() : null;
        if (longest != null) {
            return longest;
        }
        PrefixRoutes found = nextPassing();
        position = found == null ? null : walk.position();
        return found;
    }

    private @Nullable PrefixRoutes nextPassing() {
        PrefixRoutes found = walk.next();
        while (found != null) {
            PrefixRoutes passing = passing(found);
            if (passing != null) {
                return passing;
            }
            found = walk.next();
        }
        return null;
    }

    /** The last of what covers the prefix or is it; then what is inside is next. */
    private @Nullable PrefixRoutes longest() {
        searching = false;
        PrefixRoutes longest = null;
        for (PrefixRoutes found = nextPassing(); found != null; found = nextPassing()) {
            longest = found;
        }
        if (query.moreSpecifics()) {
            walk.close();
            walk = walk(Match.NONE, true, false);
            position =
                    longest == null || longest.prefix() == null ? null : Position.of(query.family(), longest.prefix());
        }
        return longest;
    }

    private @Nullable PrefixRoutes passing(PrefixRoutes found) {
        List<Route> routes = found.routes().stream()
                .filter(route ->
                        query.peers().test(route.peer()) && query.attributes().test(route.attributes()))
                .toList();
        if (routes.isEmpty()) {
            return null;
        }
        BestPath asked = query.best();
        List<Route> given = asked == null ? routes : asked.of(routes);
        return new PrefixRoutes(found.prefix(), given.get(0).nlri(), found.relation(), given);
    }

    @Override
    public @Nullable String position() {
        return position;
    }

    @Override
    public void close() {
        walk.close();
    }
}
