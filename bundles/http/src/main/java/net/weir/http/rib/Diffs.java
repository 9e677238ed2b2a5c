package net.weir.http.rib;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import net.weir.http.web.Answer;
import net.weir.http.web.Body;
import net.weir.http.web.HttpProblem;
import net.weir.http.web.Query;
import net.weir.http.web.Request;
import net.weir.http.web.Views;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import net.weir.query.BestPath;
import net.weir.query.RibQuery;
import net.weir.query.RouteDiff;
import net.weir.query.RouteDiff.Difference;
import net.weir.query.RouteFilter;
import net.weir.text.AttributeSelection;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/ribs/FAMILY/diff}: what two peers, views or RIBs do not have in common. */
public final class Diffs {
    private static final Set<String> KNOWN = known();

    private final Views views;
    private final RibChoice ribs;

    public Diffs(Views views) {
        this.views = views;
        this.ribs = new RibChoice(views);
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>(RouteFilters.KNOWN);
        known.addAll(RouteFilters.known("left"));
        known.addAll(RouteFilters.known("right"));
        known.addAll(List.of(
                "left[rib]", "right[rib]", "rib", "fields[pathAttributes]", "fields[compare]", "limit", "cursor"));
        return Set.copyOf(known);
    }

    public Answer answer(Request request) {
        Family family = RibChoice.family(request);
        Query query = request.query();
        query.allow(KNOWN);
        AttributeSelection fields = RouteFilters.fields(query);
        AttributeSelection compare = query.get("fields[compare]", AttributeSelection::parse);
        Long limit = query.get("limit", Routes::limit);
        RibQuery.RouteCursor left = open(query, "left", family);
        RibQuery.RouteCursor right;
        try {
            right = open(query, "right", family);
        } catch (HttpProblem e) {
            left.close();
            throw e;
        }
        RouteDiff diff = new RouteDiff(left, right, same(compare));
        boolean lines = request.accepts(Answer.LINES);
        Differences body = new Differences(diff, new IngressJson(views), fields, limit == null ? 0 : limit, lines);
        return Answer.of(lines ? Answer.LINES : Answer.JSON, body);
    }

    private RibQuery.RouteCursor open(Query query, String side, Family family) {
        String own = side + "[rib]";
        RibQuery rib = query.get(own) != null
                ? ribs.rib(query.get(own), own, family)
                : ribs.rib(query.get("rib"), "rib", family);
        RouteFilter filter = RouteFilters.of(query).and(RouteFilters.side(query, side));
        @Nullable BestPath best = RouteFilters.best(query);
        String after = query.get("cursor", RoutePage::decode);
        return Routes.open(rib, RouteDiff.side(family, filter, after).best(best));
    }

    private static BiPredicate<PathAttributes, PathAttributes> same(@Nullable AttributeSelection compare) {
        return compare == null ? PathAttributes::equals : (a, b) -> RouteDiff.equal(a, b, compare::has);
    }

    /** The differences, as they are found. */
    private static final class Differences implements Body {
        private final RouteDiff diff;
        private final IngressJson ingresses;
        private final @Nullable AttributeSelection fields;
        private final long limit;
        private final boolean lines;

        Differences(
                RouteDiff diff, IngressJson ingresses, @Nullable AttributeSelection fields, long limit, boolean lines) {
            this.diff = diff;
            this.ingresses = ingresses;
            this.fields = fields;
            this.limit = limit;
            this.lines = lines;
        }

        @Override
        public void writeTo(OutputStream target) throws IOException {
            RouteWriter out = new RouteWriter(target, ingresses, fields);
            Patience patience = new Patience(target);
            JsonWriter json = out.json();
            if (!lines) {
                json.beginObject().name("data").beginArray();
            }
            long given = 0;
            while ((limit == 0 || given < limit) && !diff.done()) {
                Difference next = diff.next();
                if (next != null) {
                    write(out, next);
                    given++;
                } else {
                    out.finish();
                    patience.check();
                }
            }
            meta(json);
            out.finish();
        }

        private void write(RouteWriter out, Difference difference) throws IOException {
            JsonWriter json = out.json();
            json.beginObject().name("kind").plain(difference.kind().toString());
            out.nlri(difference.either());
            json.name("left");
            out.routes(difference.left());
            json.name("right");
            out.routes(difference.right());
            json.endObject();
            if (lines) {
                json.newline();
            }
        }

        private void meta(JsonWriter json) {
            String rest =
                    limit == 0 || diff.done() || diff.position() == null ? null : RoutePage.encode(diff.position());
            if (!lines) {
                json.endArray();
            }
            if (lines && rest != null) {
                json.beginObject().name("meta").beginObject();
                json.name("cursor").string(rest).endObject().endObject().newline();
            } else if (!lines) {
                json.name("meta").beginObject().name("cursor").string(rest);
                json.endObject().endObject().newline();
            }
        }

        @Override
        public void close() {
            diff.close();
        }
    }
}
