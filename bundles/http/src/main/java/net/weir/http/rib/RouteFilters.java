package net.weir.http.rib;

import java.util.ArrayList;
import java.util.List;
import net.weir.http.web.HttpProblem;
import net.weir.http.web.Query;
import net.weir.model.View;
import net.weir.query.BestPath;
import net.weir.query.RouteFilter;
import net.weir.query.RouteFilter.Term;
import net.weir.text.AttributeSelection;
import org.jspecify.annotations.Nullable;

/** The parameters of a query for routes that say which routes count; all must pass. Stateless. */
final class RouteFilters {
    /** Filters, and the choice of the best. */
    static final List<String> KNOWN = known();

    private static final List<String> ROV = List.of("notChecked", "notFound", "valid", "invalid");
    private static final RouteFilter NONE = new RouteFilter(RouteFilter.ALL.peers(), a -> false);
    private static final RouteFilter RECEIVED =
            new RouteFilter(p -> p.view() == View.ADJ_RIB_IN_PRE || p.view() == View.ADJ_RIB_IN_POST, a -> true);

    private RouteFilters() {}

    private static List<String> known() {
        List<String> known = new ArrayList<>();
        for (Term term : Term.values()) {
            known.add(parameter(term));
        }
        known.addAll(List.of("filter[rovStatus]", "best", "alwaysCompareMed"));
        return List.copyOf(known);
    }

    private static String parameter(Term term) {
        return term == Term.INGRESS_ID ? term.term() : "filter[" + term.term() + "]";
    }

    /** The filters of a request. Of what routers sent on or chose themselves, nothing takes part in a choice of ours. */
    static RouteFilter of(Query query) {
        RouteFilter all = RouteFilter.ALL;
        for (Term term : Term.values()) {
            RouteFilter one = query.get(parameter(term), text -> RouteFilter.of(term, text));
            all = one == null ? all : all.and(one);
        }
        boolean chosen = query.get(parameter(Term.RIB_TYPE)) != null || query.get(parameter(Term.INGRESS_ID)) != null;
        if (query.get("best") != null && !chosen) {
            all = all.and(RECEIVED);
        }
        String rov = query.get("filter[rovStatus]", RouteFilters::rov);
        // Nothing validates origins yet: every route is notChecked.
        return rov == null || rov.equals("notChecked") ? all : all.and(NONE);
    }

    private static String rov(String text) {
        if (!ROV.contains(text)) {
            throw new IllegalArgumentException("not one of " + String.join(", ", ROV) + ": " + text);
        }
        return text;
    }

    /** The terms of one side of a comparison, such as {@code left[ingressId]}. */
    static RouteFilter side(Query query, String side) {
        RouteFilter all = RouteFilter.ALL;
        for (Term term : Term.values()) {
            RouteFilter one = query.get(side + "[" + term.term() + "]", text -> RouteFilter.of(term, text));
            all = one == null ? all : all.and(one);
        }
        return all;
    }

    /** The parameters of {@link #side}. */
    static List<String> known(String side) {
        List<String> known = new ArrayList<>();
        for (Term term : Term.values()) {
            known.add(side + "[" + term.term() + "]");
        }
        return known;
    }

    /** The choice of the best; null: all routes. */
    static @Nullable BestPath best(Query query) {
        boolean always = Boolean.TRUE.equals(query.get("alwaysCompareMed", RouteFilters::yesOrNo));
        Integer paths = query.get("best", RouteFilters::paths);
        if (paths == null && query.get("alwaysCompareMed") != null) {
            throw HttpProblem.badRequest("alwaysCompareMed: only together with best");
        }
        return paths == null ? null : new BestPath(paths, always);
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false: " + text);
        }
        return text.equals("true");
    }

    private static int paths(String text) {
        if (text.isEmpty()
                || text.length() > 4
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')
                || text.matches("0+")) {
            throw new IllegalArgumentException("how many routes at most, from 1 to 9999, not " + text);
        }
        return Integer.parseInt(text);
    }

    /** Which attributes to show; null: all. */
    static @Nullable AttributeSelection fields(Query query) {
        return query.get("fields[pathAttributes]", AttributeSelection::parse);
    }
}
