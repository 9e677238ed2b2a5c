package net.weir.filter.roto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.model.Family;
import net.weir.model.Prefix;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import net.weir.testkit.Examples;
import org.jspecify.annotations.Nullable;

/** A RIB of three routes: 192.0.2.0/25, 198.51.100.0/24 and 198.51.100.0/26, each of one peer. */
final class SmallRib implements RibQuery {
    private final Map<Prefix, Route> routes = new TreeMap<>();

    SmallRib() {
        for (String prefix : List.of("192.0.2.0/25", "198.51.100.0/24", "198.51.100.0/26")) {
            routes.put(
                    Prefix.parse(prefix),
                    new Route(Examples.peer(1, 1), false, 0, Examples.attributes(64_496), Status.ACTIVE, false, 0, 0));
        }
    }

    @Override
    public String id() {
        return "rib";
    }

    @Override
    public List<Family> families() {
        return List.of(Family.IPV4_UNICAST);
    }

    @Override
    public RouteCursor query(RouteQuery query) {
        List<PrefixRoutes> found = new ArrayList<>();
        routes.forEach((prefix, route) -> {
            if (finds(query, prefix)) {
                found.add(new PrefixRoutes(prefix, Relation.EXACT, List.of(route)));
            }
        });
        return new RouteCursor() {
            private int at;

            @Override
            public @Nullable PrefixRoutes next() {
                return at < found.size() ? found.get(at++) : null;
            }

            @Override
            public @Nullable String position() {
                return null;
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    private static boolean finds(RouteQuery query, Prefix prefix) {
        Prefix asked = query.prefix();
        if (asked == null) {
            return true;
        }
        return switch (query.match()) {
            case EXACT -> prefix.equals(asked);
            case LONGEST -> prefix.covers(asked);
            case NONE -> asked.covers(prefix) && !asked.equals(prefix);
        };
    }

    @Override
    public Summary summary() {
        return new Summary(3, 3, 1, 0, List.of());
    }

    @Override
    public MemoryUse memoryUse() {
        return new MemoryUse(Map.of(), 3, 0, false, 0, 0);
    }
}
