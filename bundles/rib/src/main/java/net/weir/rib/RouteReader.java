package net.weir.rib;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.query.BestPath;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import net.weir.rib.table.AttributeCache;
import net.weir.rib.table.AttributeStore;
import net.weir.rib.table.Column;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.Records;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/** Reads the routes of one prefix that pass a query's filters. Confined to one reader, who is inside a guard. */
final class RouteReader {
    private final PeerTables tables;
    private final int family;
    private final Family of;
    private final AttributeStore store;
    private final Predicate<PathAttributes> filter;
    private final Predicate<Peer> peerFilter;
    private final @Nullable BestPath best;
    private final @Nullable Remembered remembered;
    private final int[] single = new int[1];

    // what find() found last
    private Peer peer;
    private Records records;
    private int era;

    RouteReader(RibMemory memory, PeerTables tables, int family, RouteQuery query) {
        this.tables = tables;
        this.family = family;
        this.of = query.family();
        this.store = memory.attributes();
        this.filter = query.attributes();
        this.peerFilter = query.peers();
        this.best = query.best();
        this.remembered = query.moreSpecifics() ? new Remembered(store, query) : null;
    }

    /** What a walk knows of sets and peers, which it meets again and again. For one prefix it would cost more than all else. */
    private static final class Remembered {
        private final AttributeCache cache;
        private final SetVerdicts verdicts;
        private final PeerVerdicts peers;

        Remembered(AttributeStore store, RouteQuery query) {
            cache = new AttributeCache(store);
            verdicts = new SetVerdicts(store, cache, query.attributes());
            peers = new PeerVerdicts(query.peers());
        }
    }

    private boolean passes(int index) {
        return remembered == null ? peerFilter.test(peer) : remembered.peers.passes(index, peer);
    }

    /** The set if it passes the filter, else null. */
    private @Nullable PathAttributes passing(int set) {
        if (remembered != null) {
            return remembered.verdicts.passes(set) ? remembered.cache.get(set) : null;
        }
        PathAttributes attributes = store.get(set);
        return filter.test(attributes) ? attributes : null;
    }

    /**
     * The routes by ascending peer id and path id, the best alone if that is asked for; empty if none passes.
     *
     * @param key the prefix or route key of the id
     */
    List<RibQuery.Route> read(int prefixId, PrefixKey key) {
        List<RibQuery.Route> routes = List.of();
        PeerTable[] all = tables.all();
        if (remembered != null) {
            remembered.peers.use(all);
        }
        for (int i = 0; i < all.length; i++) {
            int[] found = find(all[i], prefixId);
            if (found != null && passes(i)) {
                routes = read(all[i], found, key, routes);
            }
        }
        return best == null || routes.isEmpty() ? routes : best.of(routes);
    }

    /** The records of the prefix as they are at one moment, and whose they are then. */
    private int @Nullable [] find(PeerTable table, int prefixId) {
        while (true) {
            PeerTable.Tenure tenure = table.tenure();
            Column column = tenure.column(family);
            if (column == null) {
                return null;
            }
            peer = tenure.peer();
            records = column.records();
            era = column.era(); // before the route: it may be withdrawn before others become stale
            int[] found = column.read(prefixId, single);
            if (found == null || table.tenure() == tenure) { // else it may be a route of the peer's next epoch
                return found;
            }
        }
    }

    private List<RibQuery.Route> read(PeerTable table, int[] found, PrefixKey key, List<RibQuery.Route> routes) {
        List<RibQuery.Route> more = routes;
        for (int record : found) {
            long head = records.head(record);
            PathAttributes attributes = passing(records.set(record));
            if (attributes != null) {
                more = with(more, route(table, record, head, attributes, key));
            }
        }
        return more;
    }

    /** Mostly there is one. */
    private static List<RibQuery.Route> with(List<RibQuery.Route> routes, RibQuery.Route another) {
        if (routes.isEmpty()) {
            return List.of(another);
        }
        List<RibQuery.Route> more = routes.size() == 1 ? new ArrayList<>(routes) : routes;
        more.add(another);
        return more;
    }

    private RibQuery.Route route(PeerTable table, int record, long head, PathAttributes attributes, PrefixKey key) {
        return new RibQuery.Route(
                peer,
                Records.addPathIn(head),
                records.pathId(record),
                attributes,
                Records.eraIn(head) >= era ? RibQuery.Status.ACTIVE : RibQuery.Status.STALE,
                table.family(family).marks().doubtful(),
                records.observedMicros(record),
                Records.receivedMicrosIn(head),
                of.isPlainIp() ? null : nlri(record, key));
    }

    private OpaqueNlri nlri(int record, PrefixKey key) {
        Bytes own = records.nlri(record);
        return KeyWalk.block(of, own == null ? key.octets() : own);
    }
}
