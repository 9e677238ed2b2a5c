package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.weir.model.Bytes;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
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
            same(RibFixture.all(rib, all), new ModelTable(model, family).expected(all));
        }
    }

    /** Blocks are compared by what they say. */
    static void same(List<RibQuery.PrefixRoutes> found, List<RibQuery.PrefixRoutes> expected) {
        assertThat(said(found)).isEqualTo(said(expected));
    }

    static List<Object> said(List<RibQuery.PrefixRoutes> found) {
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

    /** Walked anew after each so many. */
    static List<RibQuery.PrefixRoutes> paged(RibQuery rib, RouteQuery query, int size) {
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
}
