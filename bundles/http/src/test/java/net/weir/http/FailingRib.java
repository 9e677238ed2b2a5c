package net.weir.http;

import java.util.List;
import net.weir.model.Family;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import org.jspecify.annotations.Nullable;

/** A RIB whose walk fails after some pieces were sent. */
final class FailingRib implements RibQuery {
    private final BigRib big = new BigRib(5000);

    @Override
    public String id() {
        return big.id();
    }

    @Override
    public List<Family> families() {
        return big.families();
    }

    @Override
    public RouteCursor query(RouteQuery query) {
        RouteCursor cursor = big.query(query);
        return new RouteCursor() {
            @Override
            public PrefixRoutes next() {
                PrefixRoutes next = cursor.next();
                if (next == null) {
                    throw new IllegalStateException("the store is damaged");
                }
                return next;
            }

            @Override
            public @Nullable String position() {
                return cursor.position();
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }

    @Override
    public MemoryUse memoryUse() {
        return new MemoryUse(java.util.Map.of("prefixes", 400L), 4, 2000, false, 0, 0);
    }

    @Override
    public Summary summary() {
        return big.summary();
    }
}
