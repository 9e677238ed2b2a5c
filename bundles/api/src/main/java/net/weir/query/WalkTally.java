package net.weir.query;

import java.util.List;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.Route;
import net.weir.query.RibQuery.RouteCursor;

/** Counts what a walk finds. Confined to its reader. */
public final class WalkTally implements Tally {
    private static final int STRETCH = 4096;

    private final RouteCursor cursor;
    private final List<Grouping> by;
    private final Groups groups = new Groups();
    private final long[] keys;

    /** Takes the walk over and closes it. */
    public WalkTally(RouteCursor cursor, List<Grouping> by) {
        this.cursor = cursor;
        this.by = List.copyOf(by);
        this.keys = new long[by.size()];
    }

    @Override
    public boolean advance() {
        for (int i = 0; i < STRETCH; i++) {
            PrefixRoutes found = cursor.next();
            if (found == null) {
                return false;
            }
            groups.nextPrefix();
            for (Route route : found.routes()) {
                for (int k = 0; k < keys.length; k++) {
                    keys[k] = by.get(k).of(found, route);
                }
                groups.add(keys);
            }
        }
        return true;
    }

    @Override
    public List<Group> groups() {
        return groups.sorted(keys.length);
    }

    @Override
    public void close() {
        cursor.close();
    }
}
