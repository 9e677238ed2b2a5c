package net.weir.http;

import java.util.List;
import java.util.Map;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.OpaqueNlri;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import org.jspecify.annotations.Nullable;

/** One VPN route. */
final class KeyedRib implements RibQuery {
    static final Family VPN = Family.of(1, 128);
    private static final OpaqueNlri NLRI =
            new OpaqueNlri(VPN, Bytes.ofHex("700006410000fbf000000001c63364").toArray(), new int[] {0, 15}, null);
    private static final Route PLAIN =
            Samples.route(Samples.ONE, Samples.attributes(64496, 64500).build());
    private static final Route ROUTE =
            new Route(PLAIN.peer(), true, 7, PLAIN.attributes(), Status.ACTIVE, false, 0, PLAIN.receivedMicros(), NLRI);

    @Override
    public String id() {
        return "keyed";
    }

    @Override
    public List<Family> families() {
        return List.of(VPN);
    }

    @Override
    public RouteCursor query(RouteQuery query) {
        boolean all = query.key() == null;
        PrefixRoutes route =
                new PrefixRoutes(null, NLRI, all ? Relation.MORE_SPECIFIC : Relation.EXACT, List.of(ROUTE));
        return new RouteCursor() {
            private @Nullable PrefixRoutes next = all || route.text().equals(query.key()) ? route : null;

            @Override
            public @Nullable PrefixRoutes next() {
                PrefixRoutes given = next;
                next = null;
                return given;
            }

            @Override
            public @Nullable String position() {
                return null;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public MemoryUse memoryUse() {
        return new MemoryUse(Map.of(), 1, 0, false, 0, 0);
    }

    @Override
    public Summary summary() {
        return new Summary(1, 1, 1, 0, List.of());
    }
}
