package net.weir.rib;

import java.util.List;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.Relation;
import net.weir.query.RibQuery.Route;
import net.weir.query.RibQuery.RouteCursor;
import net.weir.query.RouteQuery;
import net.weir.rib.table.Epochs;
import net.weir.rib.table.PrefixDictionary;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/**
 * A query of one prefix, as it is or its longest match: what a stage asks for each route that passes, so it makes few
 * objects. Confined to its reader.
 */
final class LookUp implements RouteCursor {
    private final RibMemory memory;
    private final PeerTables tables;
    private final int family;
    private final RouteQuery query;
    private boolean ended;

    /** @param query one that {@link #answers} */
    LookUp(RibMemory memory, PeerTables tables, int family, RouteQuery query) {
        this.memory = memory;
        this.tables = tables;
        this.family = family;
        this.query = query;
    }

    /** True if the query is of one plain prefix and nothing around it. */
    static boolean answers(RouteQuery query) {
        return query.prefix() != null
                && query.match() != RouteQuery.Match.NONE
                && !query.moreSpecifics()
                && !query.lessSpecifics()
                && query.after() == null;
    }

    @Override
    public @Nullable PrefixRoutes next() {
        if (ended) {
            return null;
        }
        ended = true;
        Epochs.Guard guard = memory.epochs().borrow();
        try {
            return find();
        } finally {
            memory.epochs().giveBack(guard);
        }
    }

    private @Nullable PrefixRoutes find() {
        PrefixDictionary dictionary = (PrefixDictionary) memory.dictionary(family);
        RouteReader reader = new RouteReader(memory, tables, family, query);
        PrefixKey key = new PrefixKey();
        key.set(query.prefix());
        int most = key.length();
        if (query.match() == RouteQuery.Match.EXACT) {
            int id = dictionary.find(key);
            return id == 0 ? null : found(reader.read(id, key), key, Relation.EXACT);
        }
        PrefixRoutes found = null;
        for (int bits = most; found == null && bits >= 0 && dictionary.narrow(key, bits); bits = key.length() - 1) {
            found = found(
                    reader.read(key.id(), key), key, key.length() == most ? Relation.EXACT : Relation.LESS_SPECIFIC);
        }
        return found;
    }

    private @Nullable PrefixRoutes found(List<Route> routes, PrefixKey key, Relation relation) {
        return routes.isEmpty() ? null : new PrefixRoutes(key.prefix(query.family()), relation, routes);
    }

    /** Nothing comes after it. */
    @Override
    public @Nullable String position() {
        return null;
    }

    @Override
    public void close() {
        ended = true;
    }
}
