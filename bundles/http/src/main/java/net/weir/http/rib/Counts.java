package net.weir.http.rib;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
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
import net.weir.query.Grouping;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import net.weir.query.Tally;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/ribs/FAMILY/count[/ADDRESS/LENGTH]}: how many routes pass the filters, by group. */
public final class Counts {
    private static final Set<String> KNOWN = known();
    private static final Comparator<Tally.Group> MOST_FIRST =
            Comparator.comparingLong(Tally.Group::routes).reversed();

    private final RibChoice ribs;

    public Counts(Views views) {
        this.ribs = new RibChoice(views);
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>(RouteFilters.KNOWN);
        known.addAll(List.of("include", "rib", "match", "nlri", "groupBy", "order", "limit"));
        return Set.copyOf(known);
    }

    /** Of a whole family. */
    public Answer all(Request request) {
        return answer(request, RibChoice.family(request), null);
    }

    /** Of one prefix, and of those around it if asked. */
    public Answer one(Request request) {
        Family family = RibChoice.family(request);
        return answer(request, family, RibChoice.prefix(request, family));
    }

    private Answer answer(Request request, Family family, @Nullable Prefix prefix) {
        Query query = request.query();
        query.allow(KNOWN);
        List<Grouping> by = query.get("groupBy", Grouping::parse);
        boolean mostFirst = Boolean.TRUE.equals(query.get("order", Counts::mostFirst));
        Long limit = query.get("limit", Routes::limit);
        RouteQuery asked = Routes.routeQuery(query, family, prefix);
        RibQuery rib = ribs.rib(query.get("rib"), "rib", family);
        List<Grouping> groups = by == null ? List.of() : by;
        try {
            Tally tally = rib.count(asked, groups);
            return Answer.of(
                    Answer.JSON, new Counted(tally, groups, mostFirst, limit == null ? Long.MAX_VALUE : limit));
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static boolean mostFirst(String text) {
        if (!text.equals("routes") && !text.equals("group")) {
            throw new IllegalArgumentException("neither routes nor group: " + text);
        }
        return text.equals("routes");
    }

    /** Counts while the reader waits; blanks before the answer show whether it still does. */
    private record Counted(Tally tally, List<Grouping> by, boolean mostFirst, long limit) implements Body {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            Patience patience = new Patience(out);
            List<Tally.Group> groups;
            try {
                while (tally.advance()) {
                    patience.check();
                }
                groups = tally.groups();
            } catch (IllegalStateException e) {
                out.write(error(e.getMessage())); // the status is out already
                return;
            }
            JsonWriter json = new JsonWriter();
            json.beginObject().name("data").beginArray();
            var sorted = mostFirst ? groups.stream().sorted(MOST_FIRST) : groups.stream();
            for (Tally.Group group : (Iterable<Tally.Group>) sorted.limit(limit)::iterator) {
                write(json, group);
                if (json.length() > 1 << 16) {
                    json.copyTo(out);
                    json.buffer().reset();
                }
            }
            json.endArray().name("meta").beginObject();
            json.name("groups").number(groups.size());
            json.endObject().endObject().newline();
            json.copyTo(out);
        }

        private static byte[] error(@Nullable String text) {
            JsonWriter json = new JsonWriter();
            json.beginObject().name("data").nothing();
            json.name("error").string(text);
            json.endObject().newline();
            return json.toBytes();
        }

        private void write(JsonWriter json, Tally.Group group) {
            json.beginObject();
            for (int i = 0; i < by.size(); i++) {
                long key = group.keys().get(i);
                json.name(by.get(i).term());
                if (key < 0) {
                    json.nothing();
                } else if (by.get(i) == Grouping.ORIGIN_ASN) {
                    json.asn(key);
                } else {
                    json.number(key);
                }
            }
            json.name("routes").number(group.routes());
            json.name("prefixes").number(group.prefixes());
            json.endObject();
        }

        @Override
        public void close() {
            tally.close();
        }
    }
}
