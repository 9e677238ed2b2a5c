package net.weir.rib;

import java.util.ArrayList;
import java.util.List;
import net.weir.admin.RibQuery;
import net.weir.admin.RouteQuery;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.OpaqueNlri;
import net.weir.model.Peer;
import net.weir.rib.table.AttributeCache;
import net.weir.rib.table.Column;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.Records;
import net.weir.rib.table.RibMemory;

/** Reads the routes of one prefix that pass a query's filters. Confined to one reader, who is inside a guard. */
final class RouteReader {
    private final PeerTables tables;
    private final int family;
    private final Family of;
    private final AttributeCache cache;
    private final SetVerdicts sets;
    private final PeerVerdicts peers;
    private final int[] single = new int[1];

    RouteReader(RibMemory memory, PeerTables tables, int family, RouteQuery query) {
        this.tables = tables;
        this.family = family;
        this.of = query.family();
        this.cache = new AttributeCache(memory.attributes());
        this.sets = new SetVerdicts(memory.attributes(), cache, query.attributes());
        this.peers = new PeerVerdicts(query.peers());
    }

    /**
     * The routes by ascending peer id and path id; empty if none passes.
     *
     * @param key the prefix or route key of the id
     */
    List<RibQuery.Route> read(int prefixId, PrefixKey key) {
        List<RibQuery.Route> routes = List.of();
        PeerTable[] all = tables.all();
        peers.use(all);
        for (int i = 0; i < all.length; i++) {
            PeerTable.Tenure tenure = all[i].tenure();
            Column column = tenure.column(family);
            int[] records = column == null ? null : column.read(prefixId, single);
            if (column != null && records != null && peers.passes(i, tenure.peer())) {
                routes = read(all[i], tenure.peer(), column, records, key, routes);
            }
        }
        return routes;
    }

    private List<RibQuery.Route> read(
            PeerTable table, Peer peer, Column column, int[] records, PrefixKey key, List<RibQuery.Route> routes) {
        List<RibQuery.Route> more = routes;
        for (int record : records) {
            if (sets.passes(column.records().set(record))) {
                if (more.isEmpty()) {
                    more = new ArrayList<>();
                }
                more.add(route(table, peer, column, record, key));
            }
        }
        return more;
    }

    private RibQuery.Route route(PeerTable table, Peer peer, Column column, int record, PrefixKey key) {
        Records all = column.records();
        return new RibQuery.Route(
                peer,
                all.addPath(record),
                all.pathId(record),
                cache.get(all.set(record)),
                all.era(record) == column.era() ? RibQuery.Status.ACTIVE : RibQuery.Status.STALE,
                table.family(family).marks().doubtful(),
                all.observedMicros(record),
                all.receivedMicros(record),
                of.isPlainIp() ? null : nlri(all, record, key));
    }

    private OpaqueNlri nlri(Records all, int record, PrefixKey key) {
        Bytes own = all.nlri(record);
        return KeyWalk.block(of, own == null ? key.octets() : own);
    }
}
