package net.weir.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import net.weir.model.Origin;
import net.weir.query.RibQuery.Route;

/**
 * The route that a router with these routes would choose, and those after it: RFC 4271 section 9.1 with RFC 4456 section
 * 9 and deterministic MED. Immutable.
 *
 * <p>Each step leaves the routes that are best by one measure: highest LOCAL_PREF (100 where it is absent); shortest AS
 * path (a set counts 1, confederation segments 0: RFC 5065 section 5.3); lowest ORIGIN; lowest MULTI_EXIT_DISC (0 where it
 * is absent) among the routes that come from the same neighbour AS; those from external neighbours if there are any; lowest
 * ORIGINATOR_ID or else BGP identifier; shortest CLUSTER_LIST; lowest address of the peer. Then, so that there is always
 * one answer, lowest path id and peer id. Since a step looks at all that is left and not at pairs, the order in which routes
 * came makes no difference. The second best is what would be chosen without the best, and so on.
 *
 * <p>Whoever only hears of routes cannot know the interior cost to the next hop (step e), nor the router's own policy.
 *
 * @param paths how many are given at most, at least 1
 * @param alwaysCompareMed MULTI_EXIT_DISC counts between all routes, whatever neighbour they come from
 */
public record BestPath(int paths, boolean alwaysCompareMed) {

    public BestPath {
        if (paths < 1) {
            throw new IllegalArgumentException("best is at least 1, not " + paths);
        }
    }

    /** The best of the routes of one prefix, best first. */
    public List<Route> of(List<Route> routes) {
        if (routes.size() == 1) {
            return routes;
        }
        List<Candidate> left = new ArrayList<>(routes.size());
        for (Route route : routes) {
            left.add(new Candidate(route));
        }
        List<Route> chosen = new ArrayList<>();
        while (!left.isEmpty() && chosen.size() < paths) {
            Candidate best = choose(left);
            left.remove(best);
            chosen.add(best.route());
        }
        return chosen;
    }

    private Candidate choose(List<Candidate> all) {
        List<Candidate> left = new ArrayList<>(all);
        keepLeast(left, c -> -c.localPref());
        keepLeast(left, Candidate::hops);
        keepLeast(left, c -> c.origin().ordinal());
        discriminate(left);
        if (left.stream().anyMatch(c -> c.origins() == Candidate.Session.EXTERNAL)) {
            left.removeIf(c -> c.origins() == Candidate.Session.INTERNAL);
        }
        keepLeast(left, Candidate::identifier);
        keepLeast(left, Candidate::clusters);
        left.sort(Candidate.BY_ADDRESS);
        return left.get(0);
    }

    private static void keepLeast(List<Candidate> left, ToLongFunction<Candidate> measure) {
        if (left.size() > 1) {
            long least = left.stream().mapToLong(measure).min().orElseThrow();
            left.removeIf(c -> measure.applyAsLong(c) != least);
        }
    }

    /** A route goes if another of the same neighbour AS has a lower MED (RFC 4271 section 9.1.2.2 c). */
    private void discriminate(List<Candidate> left) {
        List<Candidate> all = List.copyOf(left);
        left.removeIf(c ->
                all.stream().anyMatch(o -> o.med() < c.med() && (alwaysCompareMed || o.neighbour() == c.neighbour())));
    }

    /** The least preferred origin where there is none. */
    static Origin orIncomplete(@org.jspecify.annotations.Nullable Origin origin) {
        return origin == null ? Origin.INCOMPLETE : origin;
    }
}
