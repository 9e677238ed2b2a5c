package net.weir.http.rib;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.weir.http.web.Answer;
import net.weir.http.web.Body;
import net.weir.http.web.HttpProblem;
import net.weir.http.web.Query;
import net.weir.http.web.Request;
import net.weir.http.web.Views;
import net.weir.model.Family;
import net.weir.model.Prefix;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import net.weir.query.RouteQuery.Match;
import net.weir.text.AttributeSelection;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/ribs/FAMILY/routes[/ADDRESS/LENGTH]}. */
public final class Routes {
    private static final Set<String> KNOWN = known();

    private final Views views;
    private final RibChoice ribs;

    public Routes(Views views) {
        this.views = views;
        this.ribs = new RibChoice(views);
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>(RouteFilters.KNOWN);
        known.addAll(List.of(
                "include", "fields[pathAttributes]", "function[roto]", "rib", "match", "limit", "cursor", "nlri"));
        return Set.copyOf(known);
    }

    /** Every route of a family, or those of one route key. */
    public Answer all(Request request) {
        return answer(request, RibChoice.family(request), null);
    }

    /** The routes of one prefix, and of those around it if asked. */
    public Answer one(Request request) {
        Family family = RibChoice.family(request);
        return answer(request, family, RibChoice.prefix(request, family));
    }

    private Answer answer(Request request, Family family, @Nullable Prefix prefix) {
        Query query = request.query();
        query.allow(KNOWN);
        String function = query.get("function[roto]");
        if (function != null) {
            throw HttpProblem.badRequest("no roto function '" + function + "' defined");
        }
        RouteQuery asked = routeQuery(query, family, prefix).from(query.get("cursor", RoutePage::decode));
        AttributeSelection fields = RouteFilters.fields(query);
        Long limit = query.get("limit", Routes::limit);
        IngressJson ingresses = new IngressJson(views);
        RoutePage page =
                new RoutePage(open(ribs.rib(query.get("rib"), "rib", family), asked), limit == null ? 0 : limit);
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

    static RibQuery.RouteCursor open(RibQuery rib, RouteQuery asked) {
        try {
            return rib.query(asked);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** What is asked, without the position. */
    static RouteQuery routeQuery(Query query, Family family, @Nullable Prefix prefix) {
        Set<String> include = include(query.get("include", ""));
        Match match = match(query.get("match", "exact"));
        String key = query.get("nlri");
        if (key != null && family.isPlainIp()) {
            throw HttpProblem.badRequest("nlri: routes of " + family + " are asked for by prefix in the path");
        }
        RouteQuery asked = key != null
                ? RouteQuery.key(family, key)
                : prefix == null ? RouteQuery.all(family) : of(family, prefix, match, include);
        return RouteFilters.of(query).on(asked).best(RouteFilters.best(query));
    }

    private static RouteQuery of(Family family, Prefix prefix, Match match, Set<String> include) {
        RouteQuery asked =
                match == Match.LONGEST ? RouteQuery.longest(family, prefix) : RouteQuery.exact(family, prefix);
        asked = include.contains("moreSpecifics") ? asked.withMore() : asked;
        return include.contains("lessSpecifics") ? asked.withLess() : asked;
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

    static long limit(String text) {
        if (text.isEmpty()
                || text.length() > 9
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')
                || Integer.parseInt(text) < 1) {
            throw new IllegalArgumentException("a number of prefixes from 1 to 999999999, not " + text);
        }
        return Integer.parseInt(text);
    }
}
