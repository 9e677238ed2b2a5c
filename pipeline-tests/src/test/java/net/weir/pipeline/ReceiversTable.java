package net.weir.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.weir.event.Event;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.RouteChange;
import net.weir.model.PathAttributes;

/** The table of a receiver that may miss events and heeds resyncs: what is not told of a resync's peers by its end is gone. */
final class ReceiversTable {
    private final Map<String, PathAttributes> routes = new TreeMap<>();
    private final Set<String> untold = new HashSet<>();
    private int resyncs;

    static ReceiversTable of(List<Event> events) {
        ReceiversTable table = new ReceiversTable();
        events.forEach(table::take);
        return table;
    }

    /** {@code PEER-ID PREFIX} and what it has. */
    Map<String, PathAttributes> routes() {
        return routes;
    }

    int resyncs() {
        return resyncs;
    }

    void take(Event event) {
        if (event instanceof ResyncBegin begin) {
            Set<String> peers = new HashSet<>();
            begin.peers().forEach(id -> peers.add(String.valueOf(id)));
            Predicate<String> told = route -> peers.contains(route.substring(0, route.indexOf(' ')));
            routes.keySet().stream().filter(told).forEach(untold::add);
        } else if (event instanceof ResyncEnd) {
            routes.keySet().removeAll(untold);
            untold.clear();
            resyncs++;
        } else if (event instanceof RouteChange change) {
            for (int i = 0; i < change.routes().count(); i++) {
                String route = change.routePeer().id() + " " + change.routes().text(i);
                untold.remove(route);
                PathAttributes after = change.after();
                if (after == null) {
                    routes.remove(route);
                } else {
                    routes.put(route, after);
                }
            }
        }
    }
}
