package net.weir.rib;

import java.util.Arrays;
import java.util.function.Predicate;
import net.weir.model.PathAttributes;
import net.weir.rib.table.AttributeCache;
import net.weir.rib.table.AttributeStore;

/**
 * What a query's filter said of each attribute set, so that it is asked once a set and not once a route. An id that stands
 * for another set by now has another generation and is asked anew. Confined to one reader; four octets a set.
 */
final class SetVerdicts {
    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int KNOWN = 2;
    private static final int PASSES = 1;

    private final AttributeStore store;
    private final AttributeCache cache;
    private final Predicate<PathAttributes> filter;
    private int[][] pages = new int[16][];

    SetVerdicts(AttributeStore store, AttributeCache cache, Predicate<PathAttributes> filter) {
        this.store = store;
        this.cache = cache;
        this.filter = filter;
    }

    /** Whether the set passes. Inside the guard in which the id was read. */
    boolean passes(int set) {
        int page = set >>> PAGE_BITS;
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(page + 1, pages.length * 2));
        }
        if (pages[page] == null) {
            pages[page] = new int[PAGE];
        }
        int generation = store.generation(set);
        int known = pages[page][set & PAGE - 1];
        if (known >>> 2 != (generation & -1 >>> 2) || (known & KNOWN) == 0) {
            boolean passes = filter.test(cache.get(set));
            known = generation << 2 | KNOWN | (passes ? PASSES : 0);
            pages[page][set & PAGE - 1] = known;
        }
        return (known & PASSES) != 0;
    }
}
