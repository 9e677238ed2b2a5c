package net.weir.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.weir.model.Family;
import net.weir.model.Prefix;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import net.weir.query.RouteQuery.Match;
import org.jspecify.annotations.Nullable;

/** A RIB of two sorted maps that answers as the interface promises; it counts cursors that are open. */
final class FakeRib implements RibQuery {
    final AtomicInteger open = new AtomicInteger();
    List<PeerSummary> peers = List.of();
    private final String id;
    private final Map<Family, TreeMap<Prefix, List<Route>>> tables = new TreeMap<>();

    FakeRib(String id) {
        this.id = id;
        tables.put(Family.IPV4_UNICAST, new TreeMap<>());
        tables.put(Family.IPV6_UNICAST, new TreeMap<>());
    }

    FakeRib add(String prefix, Route... routes) {
        Prefix key = Prefix.parse(prefix);
        table(key).put(key, List.of(routes));
        return this;
    }

    void remove(String prefix) {
        Prefix key = Prefix.parse(prefix);
        table(key).remove(key);
    }

    private TreeMap<Prefix, List<Route>> table(Prefix prefix) {
        return tables.get(prefix.isV6() ? Family.IPV6_UNICAST : Family.IPV4_UNICAST);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<Family> families() {
        return List.copyOf(tables.keySet());
    }

    @Override
    public RouteCursor query(RouteQuery query) {
        List<PrefixRoutes> found = new ArrayList<>();
        Prefix after = query.after() == null ? null : Prefix.parse(query.after());
        tables.get(query.family()).forEach((prefix, all) -> {
            List<Route> routes = all.stream()
                    .filter(route -> query.peers().test(route.peer())
                            && query.attributes().test(route.attributes()))
                    .toList();
            Relation relation = relation(query, prefix);
            if (relation != null && !routes.isEmpty() && (after == null || prefix.compareTo(after) > 0)) {
                List<Route> given = query.best() == null ? routes : query.best().of(routes);
                found.add(new PrefixRoutes(prefix, relation, given));
            }
        });
        if (!query.lessSpecifics()) {
            onlyLongest(query, found);
        }
        open.incrementAndGet();
        return new Cursor(found.iterator());
    }

    private static @Nullable Relation relation(RouteQuery query, Prefix prefix) {
        Prefix asked = query.prefix();
        if (asked == null) {
            return Relation.MORE_SPECIFIC;
        }
        if (asked.equals(prefix)) {
            return query.match() == Match.NONE ? null : Relation.EXACT;
        }
        if (asked.covers(prefix)) {
            return query.moreSpecifics() ? Relation.MORE_SPECIFIC : null;
        }
        return prefix.covers(asked) && (query.lessSpecifics() || query.match() == Match.LONGEST)
                ? Relation.LESS_SPECIFIC
                : null;
    }

    private static void onlyLongest(RouteQuery query, List<PrefixRoutes> found) {
        Prefix best = null;
        for (PrefixRoutes each : found) {
            best = each.relation() == Relation.MORE_SPECIFIC ? best : each.prefix();
        }
        Prefix longest = best;
        found.removeIf(each ->
                each.relation() == Relation.LESS_SPECIFIC && !each.prefix().equals(longest));
    }

    @Override
    public MemoryUse memoryUse() {
        return new MemoryUse(java.util.Map.of("prefixes", 400L), 4, 2000, false, 0, 0);
    }

    @Override
    public Summary summary() {
        return new Summary(3, 4, 2, 1000, peers);
    }

    private final class Cursor implements RouteCursor {
        private final Iterator<PrefixRoutes> rest;
        private @Nullable String position;

        Cursor(Iterator<PrefixRoutes> rest) {
            this.rest = rest;
        }

        @Override
        public @Nullable PrefixRoutes next() {
            PrefixRoutes next = rest.hasNext() ? rest.next() : null;
            position = next == null ? null : next.prefix().toString();
            return next;
        }

        @Override
        public @Nullable String position() {
            return position;
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
