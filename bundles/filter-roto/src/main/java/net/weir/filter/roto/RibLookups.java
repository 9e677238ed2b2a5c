package net.weir.filter.roto;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.weir.api.Handle;
import net.weir.api.StageContext;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.Prefix;
import net.weir.query.RibQuery;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.RouteCursor;
import net.weir.query.RouteQuery;
import net.weir.roto.bgp.Ribs;
import org.jspecify.annotations.Nullable;

/** Asks RIBs for scripts, on the thread that runs them: readers of a RIB wait for nobody. */
final class RibLookups implements Ribs.Source {
    /** A script names a few; one that makes names up shall not fill the memory. */
    private static final int MOST = 16;

    private final StageContext context;
    private final Map<String, Handle<RibQuery>> ribs = new ConcurrentHashMap<>();

    RibLookups(StageContext context) {
        this.context = context;
    }

    /** Null while there is no such RIB, or it does not keep the family. */
    private @Nullable RibQuery rib(String id, Family family) {
        Handle<RibQuery> handle = ribs.get(id);
        if (handle == null) {
            if (ribs.size() >= MOST) {
                context.problem("script-ribs", "the script asks for more than " + MOST + " RIBs: " + id);
                return null;
            }
            handle = ribs.computeIfAbsent(id, name -> context.find(name, RibQuery.class));
        }
        RibQuery rib = handle.get();
        return rib != null && rib.families().contains(family) ? rib : null;
    }

    static Family family(Prefix prefix) {
        return prefix.isV6() ? Family.IPV6_UNICAST : Family.IPV4_UNICAST;
    }

    private @Nullable PrefixRoutes first(String id, RouteQuery query) {
        RibQuery rib = rib(id, query.family());
        if (rib == null) {
            return null;
        }
        try (RouteCursor cursor = rib.query(query)) {
            return cursor.next();
        }
    }

    @Override
    public @Nullable Prefix longest(String rib, Prefix prefix) {
        PrefixRoutes found = first(rib, RouteQuery.longest(family(prefix), prefix));
        return found == null ? null : found.prefix();
    }

    @Override
    public long routes(String rib, Prefix prefix) {
        PrefixRoutes found = first(rib, RouteQuery.exact(family(prefix), prefix));
        return found == null ? 0 : found.routes().size();
    }

    @Override
    public boolean originates(String rib, Prefix prefix, int origin) {
        Asn wanted = Asn.ofBits(origin);
        RouteQuery covering = RouteQuery.exact(family(prefix), prefix)
                .withLess()
                .where(peer -> true, set -> wanted.equals(set.asPath().origin()));
        return first(rib, covering) != null;
    }

    @Override
    public boolean hasMoreSpecifics(String rib, Prefix prefix) {
        RouteQuery inside = new RouteQuery(
                family(prefix), prefix, RouteQuery.Match.NONE, true, false, peer -> true, set -> true, null);
        return first(rib, inside) != null;
    }
}
