package net.weir.shell;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.PathAttributes;
import net.weir.query.RibQuery;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import net.weir.shell.table.Compound;
import net.weir.text.AttributesJson;
import net.weir.text.JsonWriter;
import net.weir.text.NlriJson;

/** One route of a lookup. */
record RouteRow(String rib, RibQuery.PrefixRoutes found, RibQuery.Route route) {
    static final Columns<RouteRow> COLUMNS = new Columns<RouteRow>()
            .detail("rib", r -> Cell.text(r.rib))
            .show("prefix", r -> Cell.text(r.found.text()))
            .detail("relation", r -> Cell.text(relation(r.found.relation())))
            .show("peer", r -> Cell.count(r.route.peer().id()))
            .show("peerAddress", "address", r -> Cell.text(r.route.peer().key().address()))
            .show("peerAsn", "asn", r -> Cell.text(r.route.peer().asn()))
            .show("view", r -> Cell.text(r.route.peer().view()))
            .show("router", r -> Cell.name(r.route.peer().key().router()))
            .show("distinguisher", "rd", r -> PeerColumns.distinguisher(r.route.peer()))
            .show("vrf", r -> Cell.name(r.route.peer().facts().vrf()))
            .show("pathId", "path-id", RouteRow::pathId)
            .show("status", r -> Cell.text(r.route.status() == RibQuery.Status.STALE ? "stale" : "active"))
            .show("incomplete", "inc", r -> Cell.flag(r.route.incomplete()))
            .show("since", "age", RouteRow::since)
            .detail("received", r -> Cell.time(r.route.receivedMicros()))
            .detail("observed", r -> Cell.time(r.route.observedMicros()))
            .show("origin", r -> Cell.text(r.attributes().origin()))
            .show("nextHop", r -> Cell.text(r.attributes().nextHop()))
            .detail("nlri", RouteRow::nlri)
            .show("med", r -> unsigned(r.attributes().med()))
            .show("localPref", "pref", r -> unsigned(r.attributes().localPref()))
            .show("asPath", "as-path", r -> Cell.text(r.attributes().asPath()))
            .show("communities", RouteRow::communities)
            .detail("attributes", RouteRow::all);

    private PathAttributes attributes() {
        return route.attributes();
    }

    private static String relation(RibQuery.Relation relation) {
        return switch (relation) {
            case EXACT -> "exact";
            case LESS_SPECIFIC -> "less-specific";
            case MORE_SPECIFIC -> "more-specific";
        };
    }

    private Cell pathId() {
        return route.addPath() ? Cell.count(route.pathId() & 0xffff_ffffL) : Cell.text(null);
    }

    /** The router's clock counts unless it is absent or ahead of ours. */
    private Cell since() {
        long observed = route.observedMicros();
        return Cell.time(observed != 0 && observed <= route.receivedMicros() ? observed : route.receivedMicros());
    }

    private static Cell unsigned(long value) {
        return value < 0 ? Cell.text(null) : Cell.count(value);
    }

    private Cell communities() {
        List<Object> all = new ArrayList<>(attributes().communities());
        all.addAll(attributes().largeCommunities());
        all.addAll(attributes().extendedCommunities());
        return Cell.list(all);
    }

    /** The NLRI's fields, where there is more to it than a prefix. */
    private Cell nlri() {
        if (route.nlri() == null) {
            return Cell.text(null);
        }
        JsonWriter json = new JsonWriter().beginObject();
        NlriJson.members(json, route.nlri(), 0);
        json.endObject();
        return new Compound.Rendered(json.toString(), json.toBytes());
    }

    private Cell all() {
        JsonWriter json = new JsonWriter();
        AttributesJson.write(json, attributes());
        return new Compound.Rendered(json.toString(), json.toBytes());
    }
}
