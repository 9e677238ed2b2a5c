package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.query.Grouping;
import net.weir.query.RibQuery;
import net.weir.query.RouteDiff;
import net.weir.query.RouteFilter;
import net.weir.query.RouteQuery;
import net.weir.query.Tally;
import org.jspecify.annotations.Nullable;

/** Counts and comparisons of a RIB as it stands, against the same worked out from the model. Confined to its test. */
final class CountChecks {
    private final RibQuery rib;
    private final Family family;
    private final ModelTable table;

    CountChecks(RibQuery rib, Family family, ModelTable table) {
        this.rib = rib;
        this.family = family;
        this.table = table;
    }

    /** In whole, and grouped in each way there is. */
    void count(RouteQuery query) {
        List<RibQuery.PrefixRoutes> found = table.expected(query);
        Grouping[] groupings = Grouping.values();
        for (int mask = 0; mask < 1 << groupings.length; mask++) {
            List<Grouping> by = new ArrayList<>();
            for (Grouping grouping : groupings) {
                if ((mask >> grouping.ordinal() & 1) != 0) {
                    by.add(grouping);
                }
            }
            List<Tally.Group> groups = counted(rib, query, by);
            assertThat(groups).doesNotHaveDuplicates();
            assertThat(new HashSet<>(groups)).as("%s by %s", query, by).isEqualTo(expected(found, by));
        }
    }

    /** What a RIB counts. */
    static List<Tally.Group> counted(RibQuery rib, RouteQuery query, List<Grouping> by) {
        try (Tally tally = rib.count(query, by)) {
            int stretches = 0;
            while (tally.advance()) {
                assertThat(++stretches).isLessThan(100_000);
            }
            return tally.groups();
        }
    }

    /** The same of what a query finds. */
    static Set<Tally.Group> expected(List<RibQuery.PrefixRoutes> of, List<Grouping> by) {
        TreeMap<List<Long>, List<ModelRib.Name>> groups = new TreeMap<>(Comparator.comparing(Object::toString));
        for (RibQuery.PrefixRoutes found : of) {
            for (RibQuery.Route route : found.routes()) {
                List<Long> key =
                        by.stream().map(g -> group(g, found.prefix(), route)).toList();
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(name(found));
            }
        }
        if (by.isEmpty()) {
            groups.computeIfAbsent(List.of(), k -> new ArrayList<>());
        }
        Set<Tally.Group> expected = new HashSet<>();
        groups.forEach(
                (key, prefixes) -> expected.add(new Tally.Group(key, prefixes.size(), new HashSet<>(prefixes).size())));
        return expected;
    }

    private static ModelRib.Name name(RibQuery.PrefixRoutes found) {
        return found.nlri() == null ? ModelRib.Name.of(found.prefix()) : ModelRib.Name.of(found.nlri(), 0);
    }

    private static long group(Grouping grouping, @Nullable Prefix prefix, RibQuery.Route route) {
        Asn origin = route.attributes().asPath().origin();
        return switch (grouping) {
            case ORIGIN_ASN -> origin == null ? -1 : origin.number();
            case PEER -> route.peer().id();
            case LENGTH -> prefix == null ? -1 : prefix.length();
        };
    }

    /** The routes of a name on both sides, in no order. */
    record Both(List<String> left, List<String> right) {}

    /** All differences, in one go and resumed after each. */
    void diff(Predicate<Peer> left, Predicate<Peer> right) {
        TreeMap<ModelRib.Name, Both> expected = new TreeMap<>();
        Set<ModelRib.Name> names = new TreeSet<>();
        var one = table.passing(RouteQuery.all(family).where(left, a -> true));
        var other = table.passing(RouteQuery.all(family).where(right, a -> true));
        names.addAll(one.keySet());
        names.addAll(other.keySet());
        for (ModelRib.Name name : names) {
            Both both = new Both(sets(one.get(name)), sets(other.get(name)));
            if (!both.left.equals(both.right)) {
                expected.put(name, both);
            }
        }
        assertThat(differences(rib, family, left, right, Integer.MAX_VALUE)).isEqualTo(expected);
        assertThat(differences(rib, family, left, right, 1)).isEqualTo(expected);
    }

    private static List<String> sets(@Nullable List<RibQuery.Route> routes) {
        return routes == null
                ? List.of()
                : routes.stream().map(CountChecks::text).sorted().toList();
    }

    private static String text(RibQuery.Route route) {
        return route.attributes()
                + (route.nlri() == null ? "" : " " + route.nlri().octets(0));
    }

    /** What a comparison tells that is begun anew after so many differences. */
    static TreeMap<ModelRib.Name, Both> differences(
            RibQuery rib, Family family, Predicate<Peer> left, Predicate<Peer> right, int each) {
        TreeMap<ModelRib.Name, Both> found = new TreeMap<>();
        String after = null;
        boolean ended = false;
        while (!ended) {
            try (RouteDiff diff = new RouteDiff(
                    rib.query(RouteDiff.side(family, new RouteFilter(left, a -> true), after)),
                    rib.query(RouteDiff.side(family, new RouteFilter(right, a -> true), after)),
                    PathAttributes::equals)) {
                for (int given = 0; given < each && !diff.done(); given++) {
                    RouteDiff.Difference next = diff.next();
                    if (next != null) {
                        add(found, next);
                    }
                }
                ended = diff.done();
                after = diff.position();
            }
        }
        return found;
    }

    private static void add(TreeMap<ModelRib.Name, Both> found, RouteDiff.Difference next) {
        List<String> one = sets(next.left() == null ? null : next.left().routes());
        List<String> other = sets(next.right() == null ? null : next.right().routes());
        assertThat(next.kind())
                .isEqualTo(
                        one.isEmpty()
                                ? RouteDiff.Kind.RIGHT_ONLY
                                : other.isEmpty() ? RouteDiff.Kind.LEFT_ONLY : RouteDiff.Kind.DIFFERENT);
        assertThat(found.put(name(next.either()), new Both(one, other))).isNull();
    }
}
