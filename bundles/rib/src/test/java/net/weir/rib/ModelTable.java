package net.weir.rib;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.weir.model.Family;
import net.weir.model.Prefix;
import net.weir.query.BestPath;
import net.weir.query.RibQuery;
import net.weir.query.RibQuery.Relation;
import net.weir.query.RouteQuery;
import org.jspecify.annotations.Nullable;

/** One family of a model as it stands, and what is found in it when every name is looked at. Confined to its test. */
final class ModelTable {
    private final TreeMap<ModelRib.Name, List<RibQuery.Route>> all = new TreeMap<>();

    ModelTable(ModelRib model, int index) {
        Family family = RibDriver.FAMILIES.get(index);
        for (ModelRib.ModelPeer peer : model.peers.values()) {
            ModelRib.ModelFamily of = peer.families.get(index);
            of.routes.forEach((key, route) -> all.computeIfAbsent(key.name(), name -> new ArrayList<>())
                    .add(new RibQuery.Route(
                            peer.peer,
                            route.addPath(),
                            key.pathId(),
                            route.attributes(),
                            route.stale() ? RibQuery.Status.STALE : RibQuery.Status.ACTIVE,
                            of.dirty || of.incompleteSince != 0,
                            route.observed(),
                            route.received(),
                            route.nlri() == null ? null : OctetSamples.block(family, route.nlri()))));
        }
    }

    private ModelTable() {}

    /** What a view shows that chooses the best of the routes that pass. */
    ModelTable chosen(RouteQuery passing, BestPath best) {
        ModelTable chosen = new ModelTable();
        passing(passing).forEach((name, routes) -> chosen.all.put(name, best.of(routes)));
        return chosen;
    }

    /** All routes, whatever their name. */
    List<RibQuery.Route> routes() {
        return all.values().stream().flatMap(List::stream).toList();
    }

    /** By name, the routes that pass the filters of the query, whatever else it asks for. */
    TreeMap<ModelRib.Name, List<RibQuery.Route>> passing(RouteQuery query) {
        TreeMap<ModelRib.Name, List<RibQuery.Route>> passing = new TreeMap<>();
        all.forEach((name, routes) -> {
            List<RibQuery.Route> left = routes.stream()
                    .filter(r ->
                            query.peers().test(r.peer()) && query.attributes().test(r.attributes()))
                    .toList();
            if (!left.isEmpty()) {
                passing.put(name, left);
            }
        });
        return passing;
    }

    /** The answer to the query. */
    List<RibQuery.PrefixRoutes> expected(RouteQuery query) {
        TreeMap<ModelRib.Name, List<RibQuery.Route>> passing = passing(query);
        Prefix asked = query.prefix();
        Prefix longest = asked == null
                ? null
                : passing.descendingKeySet().stream()
                        .map(ModelRib.Name::prefix)
                        .filter(p -> p.covers(asked))
                        .findFirst()
                        .orElse(null);
        BestPath best = query.best();
        List<RibQuery.PrefixRoutes> expected = new ArrayList<>();
        passing.forEach((name, routes) -> {
            Relation relation = relation(query, name, longest);
            if (relation != null) {
                List<RibQuery.Route> given = best == null ? routes : best.of(routes);
                expected.add(
                        new RibQuery.PrefixRoutes(name.prefix(), given.get(0).nlri(), relation, given));
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
}
