package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.weir.admin.RibQuery;
import net.weir.admin.RibQuery.Relation;
import net.weir.admin.RouteQuery;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;

/** Asks a RIB everything and compares it with what the model says. Stateless. */
final class RibChecks {
    private RibChecks() {}

    static void summary(ColumnRib rib, ModelRib model) {
        Map<String, RibQuery.PeerSummary> told = new TreeMap<>();
        RibQuery.Summary summary = rib.summary();
        summary.peers().forEach(s -> told.put(s.peer().id() + " " + s.family(), s));
        long routes = 0;
        for (ModelRib.ModelPeer peer : model.peers.values()) {
            for (int i = 0; i < RibDriver.FAMILIES.size(); i++) {
                ModelRib.ModelFamily expected = peer.families.get(i);
                RibQuery.PeerSummary s = told.get(peer.peer.id() + " " + RibDriver.FAMILIES.get(i));
                routes += expected.routes.size();
                if (s == null) {
                    assertThat(expected.routes).isEmpty();
                    continue;
                }
                assertThat(s.up()).isEqualTo(peer.up);
                assertThat(s.peer()).isEqualTo(peer.peer);
                assertThat(s.routes()).isEqualTo(expected.routes.size());
                assertThat(s.staleRoutes())
                        .isEqualTo(expected.routes.values().stream()
                                .filter(ModelRib.ModelRoute::stale)
                                .count());
                assertThat(s.duplicates()).isEqualTo(expected.duplicates);
                assertThat(s.absentWithdrawals()).isEqualTo(expected.absent);
                assertThat(s.endOfRib()).isEqualTo(expected.endOfRib);
                assertThat(s.dirty()).isEqualTo(expected.dirty);
                assertThat(s.incompleteSinceMicros()).isEqualTo(expected.incompleteSince);
            }
        }
        assertThat(summary.routes()).isEqualTo(routes);
    }

    /** Counts that follow when the worker has run. */
    static void reclaimed(ColumnRib rib, ModelRib model) {
        Set<Object> prefixes = new HashSet<>();
        Set<PathAttributes> sets = new HashSet<>();
        for (ModelRib.ModelPeer peer : model.peers.values()) {
            for (int i = 0; i < RibDriver.FAMILIES.size(); i++) {
                int family = i;
                peer.families.get(i).routes.forEach((key, route) -> {
                    prefixes.add(List.of(family, key.name()));
                    sets.add(route.attributes());
                });
            }
        }
        assertThat(rib.summary().prefixes()).isEqualTo(prefixes.size());
        assertThat(rib.summary().attributeSets()).isEqualTo(sets.size());
    }

    static void everything(ColumnRib rib, ModelRib model) {
        for (int family = 0; family < RibDriver.FAMILIES.size(); family++) {
            RouteQuery all = RouteQuery.all(RibDriver.FAMILIES.get(family));
            same(RibFixture.all(rib, all), expected(model, family, all));
        }
    }

    /** All kinds of questions about one prefix, walked in one go and in pages. */
    static void around(ColumnRib rib, ModelRib model, int family, Prefix asked, int peersMask, int setsMask) {
        Predicate<Peer> peers = peer -> (peersMask >> peer.id() & 1) != 0;
        Predicate<PathAttributes> sets = set -> (setsMask >> RibDriver.SETS.indexOf(set) & 1) != 0;
        Family of = RibDriver.FAMILIES.get(family);
        for (RouteQuery.Match match : RouteQuery.Match.values()) {
            for (int flags = 0; flags < 4; flags++) {
                RouteQuery query =
                        new RouteQuery(of, asked, match, (flags & 1) != 0, (flags & 2) != 0, peers, sets, null);
                List<RibQuery.PrefixRoutes> expected = expected(model, family, query);
                assertThat(RibFixture.all(rib, query)).as("%s", query).isEqualTo(expected);
                assertThat(paged(rib, query, 2)).as("paged %s", query).isEqualTo(expected);
            }
        }
    }

    /** Blocks are compared by what they say. */
    static void same(List<RibQuery.PrefixRoutes> found, List<RibQuery.PrefixRoutes> expected) {
        assertThat(said(found)).isEqualTo(said(expected));
    }

    private static List<Object> said(List<RibQuery.PrefixRoutes> found) {
        List<Object> all = new ArrayList<>();
        for (RibQuery.PrefixRoutes of : found) {
            all.add(Optional.ofNullable(of.prefix()));
            all.add(octets(of.nlri()));
            all.add(of.relation());
            for (RibQuery.Route r : of.routes()) {
                all.add(octets(r.nlri()));
                all.add(new RibQuery.Route(
                        r.peer(),
                        r.addPath(),
                        r.pathId(),
                        r.attributes(),
                        r.status(),
                        r.incomplete(),
                        r.observedMicros(),
                        r.receivedMicros()));
            }
        }
        return all;
    }

    private static Optional<Bytes> octets(@Nullable OpaqueNlri block) {
        return Optional.ofNullable(block).map(b -> b.octets(0));
    }

    static List<RibQuery.PrefixRoutes> paged(ColumnRib rib, RouteQuery query, int size) {
        List<RibQuery.PrefixRoutes> found = new ArrayList<>();
        String position = null;
        do {
            try (RibQuery.RouteCursor cursor = rib.query(query.from(position))) {
                assertThat(cursor.position()).isNull();
                RibQuery.PrefixRoutes next = null;
                for (int i = 0; i < size && (next = cursor.next()) != null; i++) {
                    found.add(next);
                }
                position = cursor.position();
            }
        } while (position != null);
        return found;
    }

    static List<RibQuery.PrefixRoutes> expected(ModelRib model, int family, RouteQuery query) {
        TreeMap<ModelRib.Name, List<RibQuery.Route>> table = table(model, family, query);
        Prefix asked = query.prefix();
        List<RibQuery.PrefixRoutes> expected = new ArrayList<>();
        Prefix longest = asked == null
                ? null
                : table.descendingKeySet().stream()
                        .map(ModelRib.Name::prefix)
                        .filter(p -> p.covers(asked))
                        .findFirst()
                        .orElse(null);
        table.forEach((name, routes) -> {
            Relation relation = relation(query, name, longest);
            if (relation != null) {
                expected.add(
                        new RibQuery.PrefixRoutes(name.prefix(), routes.get(0).nlri(), relation, routes));
            }
        });
        return expected;
    }

    private static @Nullable Relation relation(RouteQuery query, ModelRib.Name name, @Nullable Prefix longest) {
        if (query.key() != null) {
            return query.key().equals(name.toString()) ? Relation.EXACT : null;
        }
        Prefix prefix = name.prefix();
        Prefix asked = query.prefix();
        if (asked == null) {
            return query.moreSpecifics() ? Relation.MORE_SPECIFIC : null;
        }
        if (prefix.equals(asked)) {
            return query.match() == RouteQuery.Match.NONE ? null : Relation.EXACT;
        }
        if (prefix.covers(asked)) {
            boolean isLongest = query.match() == RouteQuery.Match.LONGEST && prefix.equals(longest);
            return query.lessSpecifics() || isLongest ? Relation.LESS_SPECIFIC : null;
        }
        return asked.covers(prefix) && query.moreSpecifics() ? Relation.MORE_SPECIFIC : null;
    }

    static TreeMap<ModelRib.Name, List<RibQuery.Route>> table(ModelRib model, int family, RouteQuery query) {
        TreeMap<ModelRib.Name, List<RibQuery.Route>> table = new TreeMap<>();
        for (ModelRib.ModelPeer peer : model.peers.values()) {
            ModelRib.ModelFamily of = peer.families.get(family);
            of.routes.forEach((key, route) -> {
                if (query.peers().test(peer.peer) && query.attributes().test(route.attributes())) {
                    table.computeIfAbsent(key.name(), p -> new ArrayList<>())
                            .add(new RibQuery.Route(
                                    peer.peer,
                                    route.addPath(),
                                    key.pathId(),
                                    route.attributes(),
                                    route.stale() ? RibQuery.Status.STALE : RibQuery.Status.ACTIVE,
                                    of.dirty || of.incompleteSince != 0,
                                    route.observed(),
                                    route.received(),
                                    route.nlri() == null
                                            ? null
                                            : OctetSamples.block(RibDriver.FAMILIES.get(family), route.nlri())));
                }
            });
        }
        return table;
    }
}
