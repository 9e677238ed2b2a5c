package net.weir.http.rib;

import java.io.IOException;
import java.io.OutputStream;
import net.weir.http.web.Body;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.text.AttributeSelection;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/** The answer as one line for each prefix; where a limit cut it, a last line has the cursor. */
final class RouteLines implements Body {
    private final RoutePage page;
    private final IngressJson ingresses;
    private final @Nullable AttributeSelection fields;

    RouteLines(RoutePage page, IngressJson ingresses, @Nullable AttributeSelection fields) {
        this.page = page;
        this.ingresses = ingresses;
        this.fields = fields;
    }

    @Override
    public void writeTo(OutputStream target) throws IOException {
        RouteWriter out = new RouteWriter(target, ingresses, fields);
        JsonWriter json = out.json();
        for (PrefixRoutes found = page.next(); found != null; found = page.next()) {
            json.beginObject().name("relation").plain(relation(found));
            out.members(found);
            json.endObject().newline();
        }
        if (page.rest() != null) {
            json.beginObject().name("meta").beginObject();
            json.name("cursor").string(page.rest());
            json.endObject().endObject().newline();
        }
        out.finish();
    }

    private static String relation(PrefixRoutes found) {
        return switch (found.relation()) {
            case EXACT -> "exact";
            case LESS_SPECIFIC -> "lessSpecific";
            case MORE_SPECIFIC -> "moreSpecific";
        };
    }

    @Override
    public void close() {
        page.close();
    }
}
