package net.weir.rib.table;

import java.util.Arrays;
import net.weir.model.CanonicalForm;
import org.jspecify.annotations.Nullable;

/**
 * What a stripe of the attribute store keeps of each set, by number. Written under the stripe's lock; forms and generations
 * are read without it.
 */
final class SetPages {
    private static final int PAGE_BITS = 9;
    private static final int PAGE = 1 << PAGE_BITS;

    /** Sets that share a generation: an int for each would be a tenth of what a packed set takes. */
    private static final int GROUP_BITS = 4;

    private final Footprint footprint;
    private volatile Page[] pages = new Page[2];

    private static final class Page {
        private final @Nullable Object[] forms = new Object[PAGE];
        private final int[] hashes = new int[PAGE];
        private final int[] holders = new int[PAGE];
        private final int[] generations = new int[PAGE >> GROUP_BITS];
        private final long[] young = new long[PAGE / Long.SIZE];

        static long size() {
            return 40
                    + Footprint.array(PAGE, 4) * 3
                    + Footprint.array(PAGE >> GROUP_BITS, 4)
                    + Footprint.array(PAGE / Long.SIZE, 8);
        }
    }

    SetPages(Footprint footprint) {
        this.footprint = footprint;
    }

    /** Makes room for a number, one above the highest so far at most. */
    void reach(int number) {
        int page = number >>> PAGE_BITS;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, page * 2);
        }
        if (pages[page] == null) {
            pages[page] = new Page();
            footprint.add(Page.size());
        }
    }

    private Page page(int number) {
        return pages[number >>> PAGE_BITS];
    }

    /** Canonical octets, or an {@link CanonicalForm}; null if the number is free. Nothing of it is looked at here. */
    @Nullable
    Object form(int number) {
        return page(number).forms[number & PAGE - 1];
    }

    int hash(int number) {
        return page(number).hashes[number & PAGE - 1];
    }

    int generation(int number) {
        return page(number).generations[(number & PAGE - 1) >> GROUP_BITS];
    }

    /** A set that is new here, with one holder. */
    void put(int number, byte[] octets, int hash) {
        Page page = page(number);
        page.forms[number & PAGE - 1] = octets;
        page.hashes[number & PAGE - 1] = hash;
        page.holders[number & PAGE - 1] = 1;
        footprint.add(octets(octets));
    }

    /** Another form of the same set. The one that was there stays whole for those who look at it. */
    void replace(int number, Object form) {
        Page page = page(number);
        footprint.add(octets(form) - octets(page.forms[number & PAGE - 1]));
        page.forms[number & PAGE - 1] = form;
    }

    /** Nobody sees the set any more: the number may be used for another one. */
    void clear(int number) {
        Page page = page(number);
        footprint.add(-octets(page.forms[number & PAGE - 1]));
        page.forms[number & PAGE - 1] = null;
        page.generations[(number & PAGE - 1) >> GROUP_BITS]++;
    }

    private static long octets(@Nullable Object form) {
        return form instanceof byte[] octets ? Footprint.array(octets.length, 1) : PackedSet.OCTETS;
    }

    void hold(int number) {
        page(number).holders[number & PAGE - 1]++;
    }

    /** How many hold it still. */
    int release(int number) {
        return --page(number).holders[number & PAGE - 1];
    }

    /** Marks the set as young; false if it was already. */
    boolean markYoung(int number) {
        long[] young = page(number).young;
        int at = (number & PAGE - 1) / Long.SIZE;
        long before = young[at];
        young[at] = before | 1L << number;
        return young[at] != before;
    }

    void unmarkYoung(int number) {
        page(number).young[(number & PAGE - 1) / Long.SIZE] &= ~(1L << number);
    }
}
