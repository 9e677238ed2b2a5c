package net.weir.shell;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import net.weir.model.Family;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import org.jspecify.annotations.Nullable;

/** A RIB that answers every question with its routes, and remembers the question. */
public final class FakeRib implements RibQuery {
    final List<PrefixRoutes> routes = new ArrayList<>();
    final List<PeerSummary> peers = new ArrayList<>();
    private final String id;

    @Nullable
    RouteQuery asked;

    public FakeRib(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<Family> families() {
        return List.of(Family.IPV4_UNICAST, Family.IPV6_UNICAST);
    }

    @Override
    public RouteCursor query(RouteQuery query) {
        asked = query;
        Iterator<PrefixRoutes> rest = routes.iterator();
        return new RouteCursor() {
            @Override
            public @Nullable PrefixRoutes next() {
                return rest.hasNext() ? rest.next() : null;
            }

            @Override
            public @Nullable String position() {
                return null;
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    @Override
    public MemoryUse memoryUse() {
        return new MemoryUse(java.util.Map.of("prefixes", 400L), 4, 2000, false, 0, 0);
    }

    @Override
    public Summary summary() {
        return new Summary(10, 20, 5, 3_000_000, peers);
    }
}
