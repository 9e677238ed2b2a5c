package net.weir.http.rib;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import net.weir.http.web.Body;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.Relation;
import net.weir.text.AttributeSelection;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * The answer in Rotonda's shape, written as the walk goes on. {@code meta} comes last, because only the end knows the
 * cursor. The prefixes that cover the one asked for come first in a walk, but {@code data} comes first in the answer: they
 * wait in memory, 128 at most.
 */
final class RouteAnswer implements Body {
    private final RoutePage page;
    private final IngressJson ingresses;
    private final @Nullable AttributeSelection fields;
    private final Shape shape;

    /** Which parts the answer has. */
    record Shape(boolean longest, boolean more, boolean less) {}

    RouteAnswer(RoutePage page, IngressJson ingresses, @Nullable AttributeSelection fields, Shape shape) {
        this.page = page;
        this.ingresses = ingresses;
        this.fields = fields;
        this.shape = shape;
    }

    @Override
    public void writeTo(OutputStream target) throws IOException {
        RouteWriter out = new RouteWriter(target, ingresses, fields);
        JsonWriter json = out.json();
        List<PrefixRoutes> less = new ArrayList<>();
        PrefixRoutes exact = null;
        PrefixRoutes found = page.next();
        for (; found != null && found.relation() != Relation.MORE_SPECIFIC; found = page.next()) {
            if (found.relation() == Relation.EXACT) {
                exact = found;
            } else {
                less.add(found);
            }
        }
        if (exact == null && shape.longest && !less.isEmpty()) {
            exact = less.get(less.size() - 1);
        }
        json.beginObject().name("data");
        out.object(exact);
        json.name("included").beginObject();
        included(out, less, found);
        json.endObject();
        meta(json);
        json.endObject().newline();
        out.finish();
    }

    private void included(RouteWriter out, List<PrefixRoutes> less, @Nullable PrefixRoutes first) throws IOException {
        JsonWriter json = out.json();
        if (shape.more) {
            json.name("moreSpecifics").beginArray();
            for (PrefixRoutes found = first; found != null; found = page.next()) {
                out.object(found);
            }
            json.endArray();
        }
        if (shape.less) {
            json.name("lessSpecifics").beginArray();
            for (PrefixRoutes found : less) {
                out.object(found);
            }
            json.endArray();
        }
    }

    private void meta(JsonWriter json) {
        json.name("meta");
        if (page.limited()) {
            json.beginObject().name("cursor").string(page.rest()).endObject();
        } else {
            json.nothing();
        }
    }

    @Override
    public void close() {
        page.close();
    }
}
