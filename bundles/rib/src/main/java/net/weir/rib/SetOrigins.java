package net.weir.rib;

import java.util.Arrays;
import net.weir.query.Grouping;
import net.weir.rib.table.AttributeCache;
import net.weir.rib.table.AttributeStore;

/** The origin AS of each attribute set, read once a set as {@link SetVerdicts} are. Confined to one reader. */
final class SetOrigins {
    private static final int PAGE_BITS = 10;
    private static final int PAGE = 1 << PAGE_BITS;

    private final AttributeStore store;
    private final AttributeCache cache;
    private Page[] pages = new Page[16];

    private static final class Page {
        private final int[] generations = new int[PAGE];
        private final long[] origins = new long[PAGE];
        private final boolean[] known = new boolean[PAGE];
    }

    SetOrigins(AttributeStore store, AttributeCache cache) {
        this.store = store;
        this.cache = cache;
    }

    /** Inside the guard in which the id was read. */
    long of(int set) {
        int number = set >>> PAGE_BITS;
        if (number >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(number + 1, pages.length * 2));
        }
        if (pages[number] == null) {
            pages[number] = new Page();
        }
        Page page = pages[number];
        int at = set & PAGE - 1;
        int generation = store.generation(set);
        if (!page.known[at] || page.generations[at] != generation) {
            page.origins[at] = Grouping.origin(cache.get(set));
            page.generations[at] = generation;
            page.known[at] = true;
        }
        return page.origins[at];
    }
}
