package net.weir.testkit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.ResyncId;
import net.weir.event.RouteChange;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;

/**
 * The table of a receiver that may miss events and heeds resyncs: what lies in a resync's scope and is not heard of by its
 * end is gone. Confined to its user.
 */
public final class ReceiversTable {
    private final Map<Route, PathAttributes> routes = new HashMap<>();
    private final Map<Part, Set<Route>> untold = new HashMap<>();
    private int resyncs;
    private int aborted;

    private record Route(int peer, String family, String nlri) {}

    private record Part(String rib, ResyncId id, int lane) {}

    /** What somebody has who took these. */
    public static ReceiversTable of(List<Event> events) {
        ReceiversTable table = new ReceiversTable();
        events.forEach(table::take);
        return table;
    }

    /** {@code PEER-ID PREFIX} and what it has. */
    public Map<String, PathAttributes> routes() {
        Map<String, PathAttributes> named = new TreeMap<>();
        routes.forEach((route, attributes) -> named.put(route.peer + " " + route.nlri, attributes));
        return named;
    }

    /** Ends of resyncs that told everything. */
    public int resyncs() {
        return resyncs;
    }

    /** Ends of others. */
    public int aborted() {
        return aborted;
    }

    /** Resyncs under way. */
    public int open() {
        return untold.size();
    }

    public void take(Event event) {
        if (event instanceof ResyncBegin begin) {
            untold.put(new Part(begin.rib(), begin.id(), begin.lane()), inScope(begin));
        } else if (event instanceof ResyncEnd end) {
            end(end);
        } else if (event instanceof PeerRoutesGone gone) {
            routes.keySet().removeIf(route -> route.peer == gone.routePeer().id());
        } else if (event instanceof RouteChange change) {
            change(change);
        }
    }

    private Set<Route> inScope(ResyncBegin begin) {
        Set<Integer> peers = Set.copyOf(begin.peers());
        Set<Route> found = new HashSet<>();
        routes.keySet().stream()
                .filter(route -> peers.contains(route.peer))
                .filter(route -> begin.scope().ofWholePeers() || begin.scope().has(block(route.nlri), 0))
                .forEach(found::add);
        return found;
    }

    private static NlriBlock block(String prefix) {
        return Examples.block(prefix);
    }

    private void end(ResyncEnd end) {
        Set<Route> gone = untold.remove(new Part(end.rib(), end.id(), end.lane()));
        if (end.aborted()) {
            aborted++;
        } else {
            resyncs++;
            routes.keySet().removeAll(gone == null ? Set.of() : gone);
        }
    }

    private void change(RouteChange change) {
        for (int i = 0; i < change.routes().count(); i++) {
            Route route = new Route(
                    change.routePeer().id(),
                    change.family().toString(),
                    change.routes().text(i));
            untold.values().forEach(those -> those.remove(route));
            PathAttributes after = change.after();
            if (after == null) {
                routes.remove(route);
            } else {
                routes.put(route, after);
            }
        }
    }
}
