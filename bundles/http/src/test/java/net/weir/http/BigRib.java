package net.weir.http;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import org.jspecify.annotations.Nullable;

/** A RIB of as many prefixes as wished, made when asked for; it counts how far readers got. */
final class BigRib implements RibQuery {
    final AtomicInteger given = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    private final int size;
    private final List<Route> routes =
            List.of(Samples.route(Samples.ONE, Samples.attributes(64496, 64500).build()));

    BigRib(int size) {
        this.size = size;
    }

    @Override
    public String id() {
        return "big";
    }

    @Override
    public List<Family> families() {
        return List.of(Family.IPV4_UNICAST);
    }

    @Override
    public RouteCursor query(RouteQuery query) {
        open.incrementAndGet();
        return new RouteCursor() {
            private int next;

            @Override
            public @Nullable PrefixRoutes next() {
                if (next == size) {
                    return null;
                }
                given.incrementAndGet();
                Prefix prefix = new Prefix(IpAddress.ofV4(next++ << 8), 24);
                return new PrefixRoutes(prefix, Relation.MORE_SPECIFIC, routes);
            }

            @Override
            public @Nullable String position() {
                return Integer.toString(next);
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    @Override
    public MemoryUse memoryUse() {
        return new MemoryUse(java.util.Map.of("prefixes", 400L), 4, 2000, false, 0, 0);
    }

    @Override
    public Summary summary() {
        return new Summary(size, size, 1, size, List.of());
    }
}
