package net.weir.rib;

import java.util.List;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.Route;
import net.weir.query.RibQuery.RouteCursor;
import net.weir.query.RouteQuery;
import net.weir.rib.table.Epochs;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/** What walks have in common: steps inside guards, to a place, until there is no more. Confined to one reader. */
abstract class GuardedWalk implements RouteCursor {
    /** Keys looked at before the guard is left for a moment, so that a picky filter does not hold up reclaiming. */
    private static final int STRETCH = 256;

    /** Where the walk is. */
    final PrefixKey at = new PrefixKey();

    private final RibMemory memory;
    private final RouteReader reader;
    private final RouteQuery query;
    private boolean given;
    private boolean ended;

    GuardedWalk(RibMemory memory, PeerTables tables, int family, RouteQuery query) {
        this.memory = memory;
        this.reader = new RouteReader(memory, tables, family, query);
        this.query = query;
    }

    /** Looks at one more key, inside a guard; null if nothing of it is asked for. */
    abstract @Nullable PrefixRoutes step();

    /** There is no more. */
    final void end() {
        ended = true;
    }

    /** The routes of the key with this id at {@link #at}; empty if none passes. */
    final List<Route> routes(int id) {
        return reader.read(id, at);
    }

    @Override
    public final @Nullable PrefixRoutes next() {
        while (!ended) {
            Epochs.Guard guard = memory.epochs().borrow();
            try {
                for (int i = 0; i < STRETCH && !ended; i++) {
                    PrefixRoutes found = step();
                    if (found != null) {
                        given = true;
                        return found;
                    }
                }
            } finally {
                memory.epochs().giveBack(guard);
            }
        }
        return null;
    }

    @Override
    public final @Nullable String position() {
        return given && !ended ? Position.of(query.family(), at) : null;
    }

    @Override
    public final void close() {
        end();
    }
}
