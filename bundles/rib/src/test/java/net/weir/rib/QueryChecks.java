package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.query.BestPath;
import net.weir.query.RibQuery;
import net.weir.query.RouteFilter;
import net.weir.query.RouteQuery;
import org.jspecify.annotations.Nullable;

/**
 * All that can be asked of one family of a RIB as it stands, against the same worked out from the model. Which peers, sets,
 * values and choices are asked for is left to chance. Confined to its test.
 */
final class QueryChecks {
    private static final int BUCKETS = 5;

    private final RibQuery rib;
    private final Family family;
    private final ModelTable table;
    private final CountChecks counts;
    private final Random random;

    QueryChecks(RibQuery rib, ModelRib model, int index, Random random) {
        this.rib = rib;
        this.family = RibDriver.FAMILIES.get(index);
        this.table = new ModelTable(model, index);
        this.counts = new CountChecks(rib, family, table);
        this.random = random;
    }

    /** Everything about a family of plain prefixes: all of it, and what is around one prefix. */
    void plain(Prefix asked) {
        RouteQuery some = RouteQuery.all(family).where(peers(), sets());
        around(asked, some);
        RouteQuery inside = RouteQuery.exact(family, asked).withMore().where(some.peers(), some.attributes());
        every(some);
        every(inside);
        counts.diff(peers(), peers());
    }

    /** Everything about a family without plain prefixes: all of it, and one route key. */
    void octets() {
        List<Bytes> pool = OctetSamples.pool(family);
        Bytes nlri = pool.get(random.nextInt(pool.size()));
        OpaqueNlri one = OctetSamples.block(family, nlri);
        RouteQuery named = RouteQuery.key(family, one.identity(0).toString());
        every(RouteQuery.all(family).where(peers(), sets()));
        every(named.where(peers(), sets()));
        for (String key : List.of(one.text(0), nlri.toString(), "0x" + nlri)) {
            same(key, RibFixture.all(rib, RouteQuery.key(family, key)), table.expected(named));
        }
        counts.diff(peers(), peers());
    }

    /** Each way to ask for one prefix and what covers it or is inside it. */
    private void around(Prefix asked, RouteQuery filters) {
        for (RouteQuery.Match match : RouteQuery.Match.values()) {
            for (int flags = 0; flags < 4; flags++) {
                RouteQuery query = new RouteQuery(
                        family,
                        asked,
                        match,
                        (flags & 1) != 0,
                        (flags & 2) != 0,
                        filters.peers(),
                        filters.attributes(),
                        null);
                answer(rib, query, table);
                chosen(query);
            }
        }
    }

    private void every(RouteQuery query) {
        BestPath best = best();
        answer(rib, query, table);
        answer(rib, query.best(best), table);
        chosen(query);
        chosen(query.best(best));
        counts.count(query);
        counts.count(query.best(best));
        filters(query);
        RouteFilter filter = new RouteFilter(peers(), sets());
        RibQuery view = new ViewRib("view", rib, filter, null);
        same(query, RibFixture.all(view, query), table.expected(filter.on(query)));
    }

    private BestPath best() {
        return new BestPath(1 + random.nextInt(3), random.nextBoolean());
    }

    /** A view that chooses the best of some, asked the same. */
    private void chosen(RouteQuery query) {
        RouteFilter shown = new RouteFilter(peers(), sets());
        BestPath best = best();
        answer(new ViewRib("best", rib, shown, best), query, table.chosen(shown.on(RouteQuery.all(family)), best));
    }

    /** In one go and in pages. */
    private void answer(RibQuery of, RouteQuery query, ModelTable model) {
        List<RibQuery.PrefixRoutes> expected = model.expected(query);
        same(query, RibFixture.all(of, query), expected);
        same(query, RibChecks.paged(of, query, 2), expected);
    }

    /** Each alone, and two together. */
    private void filters(RouteQuery query) {
        RibQuery.@Nullable Route sample = sample();
        PlainFilters filters = sample == null
                ? new PlainFilters(Samples.peer(1, 1), RibDriver.SETS.get(1), random)
                : new PlainFilters(sample.peer(), sample.attributes(), random);
        List<PlainFilters.Plain> all = filters.ofEachTerm();
        for (PlainFilters.Plain one : all) {
            PlainFilters.Plain other = all.get(random.nextInt(all.size()));
            RouteQuery expected = query.where(one.peers(), one.attributes());
            same(one, RibFixture.all(rib, one.filter().on(query)), table.expected(expected));
            same(
                    List.of(one, other),
                    RibFixture.all(rib, one.filter().and(other.filter()).on(query)),
                    table.expected(expected.where(other.peers(), other.attributes())));
        }
    }

    private void same(Object asked, List<RibQuery.PrefixRoutes> found, List<RibQuery.PrefixRoutes> expected) {
        assertThat(RibChecks.said(found)).as("%s: %s", family, asked).isEqualTo(RibChecks.said(expected));
    }

    private RibQuery.@Nullable Route sample() {
        List<RibQuery.Route> routes = table.routes();
        return routes.isEmpty() ? null : routes.get(random.nextInt(routes.size()));
    }

    private Predicate<Peer> peers() {
        int mask = random.nextInt(1 << BUCKETS);
        return peer -> (mask >> peer.id() % BUCKETS & 1) != 0;
    }

    private Predicate<PathAttributes> sets() {
        int mask = random.nextInt(1 << BUCKETS);
        return set -> (mask >> Math.floorMod(set.canonical().hashCode(), BUCKETS) & 1) != 0;
    }
}
