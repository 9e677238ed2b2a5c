package net.weir.http.rib;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import net.weir.admin.RibQuery;
import net.weir.admin.RouteQuery;
import net.weir.admin.RouteQuery.Match;
import net.weir.admin.StageStatus;
import net.weir.http.web.Answer;
import net.weir.http.web.Body;
import net.weir.http.web.HttpProblem;
import net.weir.http.web.Query;
import net.weir.http.web.Request;
import net.weir.http.web.Views;
import net.weir.model.Family;
import net.weir.model.Prefix;
import net.weir.text.AttributeSelection;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/ribs/FAMILY/routes[/ADDRESS/LENGTH]}. */
public final class Routes {
    private static final Map<String, Family> FAMILIES = Map.of(
            "ipv4unicast", Family.IPV4_UNICAST,
            "ipv6unicast", Family.IPV6_UNICAST,
            "ipv4multicast", Family.IPV4_MULTICAST,
            "ipv6multicast", Family.IPV6_MULTICAST);
    private static final Set<String> KNOWN = known();

    private final Views views;

    public Routes(Views views) {
        this.views = views;
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>(RouteFilters.KNOWN);
        known.addAll(List.of("include", "fields[pathAttributes]", "function[roto]", "rib", "match", "limit", "cursor"));
        return Set.copyOf(known);
    }

    /** Every route of a family. */
    public Answer all(Request request) {
        return answer(request, family(request), null);
    }

    /** The routes of one prefix, and of those around it if asked. */
    public Answer one(Request request) {
        Family family = family(request);
        return answer(request, family, prefix(request, family));
    }

    private static Prefix prefix(Request request, Family family) {
        Prefix prefix;
        try {
            prefix = Prefix.parse(request.variable("address") + "/" + request.variable("length"));
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
        }
        if (prefix.isV6() != (family.afi() == 2)) {
            throw HttpProblem.badRequest(prefix + " is not of " + family);
        }
        return prefix;
    }

    private static Family family(Request request) {
        Family family = FAMILIES.get(request.variable("family"));
        if (family == null) {
            throw HttpProblem.notFound("no such family; known: ipv4unicast, ipv6unicast, ipv4multicast, ipv6multicast");
        }
        return family;
    }

    private Answer answer(Request request, Family family, @Nullable Prefix prefix) {
        Query query = request.query();
        query.allow(KNOWN);
        String function = query.get("function[roto]");
        if (function != null) {
            throw HttpProblem.badRequest("no roto function '" + function + "' defined");
        }
        RouteQuery asked = routeQuery(query, family, prefix);
        AttributeSelection fields = RouteFilters.fields(query);
        Long limit = query.get("limit", Routes::limit);
        IngressJson ingresses = new IngressJson(views);
        RoutePage page = new RoutePage(open(rib(query.get("rib"), family), asked), limit == null ? 0 : limit);
        if (request.accepts(Answer.LINES)) {
            return Answer.of(Answer.LINES, new RouteLines(page, ingresses, fields));
        }
        Body body = new RouteAnswer(
                page,
                ingresses,
                fields,
                new RouteAnswer.Shape(asked.match() == Match.LONGEST, asked.moreSpecifics(), asked.lessSpecifics()));
        return Answer.of(Answer.JSON, body);
    }

    private static RibQuery.RouteCursor open(RibQuery rib, RouteQuery asked) {
        try {
            return rib.query(asked);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static RouteQuery routeQuery(Query query, Family family, @Nullable Prefix prefix) {
        Set<String> include = include(query.get("include", ""));
        Match match = match(query.get("match", "exact"));
        return new RouteQuery(
                family,
                prefix,
                prefix == null ? Match.NONE : match,
                prefix == null || include.contains("moreSpecifics"),
                prefix != null && include.contains("lessSpecifics"),
                RouteFilters.peers(query),
                RouteFilters.attributes(query),
                query.get("cursor", RoutePage::decode));
    }

    private static Set<String> include(String text) {
        Set<String> words = text.isEmpty() ? Set.of() : new HashSet<>(List.of(text.split(",", -1)));
        for (String word : words) {
            if (!word.equals("moreSpecifics") && !word.equals("lessSpecifics")) {
                throw HttpProblem.badRequest("include: neither moreSpecifics nor lessSpecifics: " + word);
            }
        }
        return words;
    }

    private static Match match(String text) {
        return switch (text) {
            case "exact" -> Match.EXACT;
            case "longest" -> Match.LONGEST;
            default -> throw HttpProblem.badRequest("match: neither exact nor longest: " + text);
        };
    }

    private static long limit(String text) {
        if (text.isEmpty()
                || text.length() > 9
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')
                || Integer.parseInt(text) < 1) {
            throw new IllegalArgumentException("a number of prefixes from 1 to 999999999, not " + text);
        }
        return Integer.parseInt(text);
    }

    private RibQuery rib(@Nullable String id, Family family) {
        SortedMap<String, RibQuery> ribs = views.ribs();
        if (ribs.isEmpty()) {
            throw new HttpProblem(503, "no RIB is running");
        }
        String chosen = id != null ? id : first(ribs);
        RibQuery rib = ribs.get(chosen);
        if (rib == null) {
            throw HttpProblem.badRequest(
                    "rib: no RIB has the id " + id + "; known: " + String.join(", ", ribs.keySet()));
        }
        if (!rib.families().contains(family)) {
            throw HttpProblem.notFound("the RIB " + chosen + " does not keep " + family);
        }
        return rib;
    }

    /** The first one downstream of the sources. */
    private String first(SortedMap<String, RibQuery> ribs) {
        for (StageStatus stage : views.pipeline().stages()) {
            if (ribs.containsKey(stage.id())) {
                return stage.id();
            }
        }
        return ribs.firstKey();
    }
}
