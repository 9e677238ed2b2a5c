package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.weir.admin.RibQuery;
import net.weir.admin.RouteQuery;
import net.weir.admin.query.BestPath;
import net.weir.admin.query.Grouping;
import net.weir.admin.query.RouteDiff;
import net.weir.admin.query.RouteFilter;
import net.weir.admin.query.Tally;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;

/** Counts, filters, choices, views and comparisons, against the same worked out from the model. Confined to its test. */
final class QueryChecks {
    private final ColumnRib rib;
    private final ModelRib model;
    private final int index;
    private final Family family;
    private final Random random;

    QueryChecks(ColumnRib rib, ModelRib model, int index, Random random) {
        this.rib = rib;
        this.model = model;
        this.index = index;
        this.family = RibDriver.FAMILIES.get(index);
        this.random = random;
    }

    /** Everything that can be asked of a family without plain prefixes. */
    void octets() {
        for (RouteQuery query : List.of(RouteQuery.all(family), RouteQuery.key(family, anyKey()))) {
            RouteQuery some = query.where(peers(), sets());
            RibChecks.same(RibFixture.all(rib, some), expected(some));
            RibChecks.same(RibChecks.paged(rib, some, 2), expected(some));
            count(some);
            count(some.best(new BestPath(1 + random.nextInt(2), random.nextBoolean())));
            best(some);
            filters(some);
            view(some);
        }
        byText();
        diff(peers(), peers());
    }

    private String anyKey() {
        List<Bytes> pool = OctetSamples.pool(family);
        return OctetSamples.block(family, pool.get(random.nextInt(pool.size())))
                .identity(0)
                .toString();
    }

    /** A text, the hex of the key and that of any NLRI with the key find the same. */
    private void byText() {
        List<Bytes> pool = OctetSamples.pool(family);
        Bytes nlri = pool.get(random.nextInt(pool.size()));
        OpaqueNlri one = OctetSamples.block(family, nlri);
        List<RibQuery.PrefixRoutes> expected =
                expected(RouteQuery.key(family, one.identity(0).toString()));
        for (String key : List.of(one.text(0), nlri.toString(), "0x" + nlri)) {
            RibChecks.same(RibFixture.all(rib, RouteQuery.key(family, key)), expected);
        }
    }

    void all(Prefix asked) {
        RouteQuery inside = RouteQuery.exact(family, asked).withMore();
        for (RouteQuery query : List.of(RouteQuery.all(family), inside)) {
            RouteQuery some = query.where(peers(), sets());
            count(some);
            count(some.best(new BestPath(1 + random.nextInt(2), random.nextBoolean())));
            best(some);
            filters(some);
            view(some);
        }
        diff(peers(), peers());
    }

    private Predicate<Peer> peers() {
        int mask = random.nextInt(32);
        return peer -> (mask >> peer.id() & 1) != 0;
    }

    private Predicate<PathAttributes> sets() {
        int mask = random.nextInt(32);
        return set -> (mask >> RibDriver.SETS.indexOf(set) & 1) != 0;
    }

    /** What the model answers, the choice of the best included. */
    private List<RibQuery.PrefixRoutes> expected(RouteQuery query) {
        List<RibQuery.PrefixRoutes> found = RibChecks.expected(model, index, query.best(null));
        BestPath best = query.best();
        return best == null
                ? found
                : found.stream().map(f -> chosen(f, best.of(f.routes()))).toList();
    }

    private static RibQuery.PrefixRoutes chosen(RibQuery.PrefixRoutes of, List<RibQuery.Route> routes) {
        return new RibQuery.PrefixRoutes(of.prefix(), routes.get(0).nlri(), of.relation(), routes);
    }

    private void best(RouteQuery query) {
        RouteQuery best = query.best(new BestPath(1 + random.nextInt(3), random.nextBoolean()));
        RibChecks.same(RibFixture.all(rib, best), expected(best));
    }

    private void filters(RouteQuery query) {
        long asn = 64496 + random.nextInt(6);
        Map<String, Predicate<PathAttributes>> naive = new TreeMap<>();
        naive.put("asn", set -> set.asPath().contains(new Asn(asn)));
        naive.put("originAsn", set -> new Asn(asn).equals(set.asPath().origin()));
        naive.forEach((term, predicate) -> RibChecks.same(
                RibFixture.all(rib, RouteFilter.of(term, Long.toString(asn)).on(query)),
                expected(query.where(p -> true, predicate))));
        RibChecks.same(
                RibFixture.all(rib, RouteFilter.of("asPath", "_" + asn + "$").on(query)),
                expected(query.where(p -> true, naive.get("originAsn"))));
    }

    private void view(RouteQuery query) {
        RouteFilter filter = new RouteFilter(peers(), sets());
        RibQuery view = new ViewRib("view", rib, filter);
        RibChecks.same(RibFixture.all(view, query), expected(filter.on(query)));
    }

    private void count(RouteQuery query) {
        List<Grouping> by = new ArrayList<>();
        for (Grouping grouping : Grouping.values()) {
            if (random.nextBoolean()) {
                by.add(grouping);
            }
        }
        TreeMap<List<Long>, List<ModelRib.Name>> groups = new TreeMap<>(Comparator.comparing(Object::toString));
        for (RibQuery.PrefixRoutes found : expected(query)) {
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
        try (Tally tally = rib.count(query, by)) {
            int stretches = 0;
            while (tally.advance()) {
                assertThat(++stretches).isLessThan(1000);
            }
            assertThat(tally.groups()).doesNotHaveDuplicates();
            assertThat(new HashSet<>(tally.groups())).as("%s by %s", query, by).isEqualTo(expected);
        }
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

    private record Both(List<String> left, List<String> right) {}

    /** All differences, in one go and resumed after each. */
    private void diff(Predicate<Peer> left, Predicate<Peer> right) {
        TreeMap<ModelRib.Name, Both> expected = new TreeMap<>();
        Set<ModelRib.Name> prefixes = new TreeSet<>();
        var one = RibChecks.table(model, index, RouteQuery.all(family).where(left, a -> true));
        var other = RibChecks.table(model, index, RouteQuery.all(family).where(right, a -> true));
        prefixes.addAll(one.keySet());
        prefixes.addAll(other.keySet());
        for (ModelRib.Name prefix : prefixes) {
            Both both = new Both(sets(one.get(prefix)), sets(other.get(prefix)));
            if (!both.left.equals(both.right)) {
                expected.put(prefix, both);
            }
        }
        assertThat(differences(left, right, Integer.MAX_VALUE)).isEqualTo(expected);
        assertThat(differences(left, right, 1)).isEqualTo(expected);
    }

    private static List<String> sets(@Nullable List<RibQuery.Route> routes) {
        return routes == null
                ? List.of()
                : routes.stream().map(QueryChecks::text).sorted().toList();
    }

    private static String text(RibQuery.Route route) {
        return route.attributes()
                + (route.nlri() == null ? "" : " " + route.nlri().octets(0));
    }

    private TreeMap<ModelRib.Name, Both> differences(Predicate<Peer> left, Predicate<Peer> right, int each) {
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
