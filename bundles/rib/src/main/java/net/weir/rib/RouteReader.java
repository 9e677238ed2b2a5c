package net.weir.rib;

import java.util.ArrayList;
import java.util.List;
import net.weir.admin.RibQuery;
import net.weir.admin.RouteQuery;
import net.weir.model.Peer;
import net.weir.rib.table.AttributeCache;
import net.weir.rib.table.Column;
import net.weir.rib.table.Records;
import net.weir.rib.table.RibMemory;

/** Reads the routes of one prefix that pass a query's filters. Confined to one reader, who is inside a guard. */
final class RouteReader {
    private final PeerTables tables;
    private final int family;
    private final AttributeCache cache;
    private final SetVerdicts sets;
    private final PeerVerdicts peers;
    private final int[] single = new int[1];

    RouteReader(RibMemory memory, PeerTables tables, int family, RouteQuery query) {
        this.tables = tables;
        this.family = family;
        this.cache = new AttributeCache(memory.attributes());
        this.sets = new SetVerdicts(memory.attributes(), cache, query.attributes());
        this.peers = new PeerVerdicts(query.peers());
    }

    /** The routes by ascending peer id and path id; empty if none passes. */
    List<RibQuery.Route> read(int prefixId) {
        List<RibQuery.Route> routes = List.of();
        PeerTable[] all = tables.all();
        peers.use(all);
        for (int i = 0; i < all.length; i++) {
            PeerTable.Tenure tenure = all[i].tenure();
            Column column = tenure.column(family);
            int[] records = column == null ? null : column.read(prefixId, single);
            if (column != null && records != null && peers.passes(i, tenure.peer())) {
                routes = read(all[i], tenure.peer(), column, records, routes);
            }
        }
        return routes;
    }

    private List<RibQuery.Route> read(
            PeerTable table, Peer peer, Column column, int[] records, List<RibQuery.Route> routes) {
        List<RibQuery.Route> more = routes;
        for (int record : records) {
            if (sets.passes(column.records().set(record))) {
                if (more.isEmpty()) {
                    more = new ArrayList<>();
                }
                more.add(route(table, peer, column, record));
            }
        }
        return more;
    }

    private RibQuery.Route route(PeerTable table, Peer peer, Column column, int record) {
        Records all = column.records();
        return new RibQuery.Route(
                peer,
                all.addPath(record),
                all.pathId(record),
                cache.get(all.set(record)),
                all.era(record) == column.era() ? RibQuery.Status.ACTIVE : RibQuery.Status.STALE,
                table.family(family).marks().doubtful(),
                all.observedMicros(record),
                all.receivedMicros(record));
    }
}
