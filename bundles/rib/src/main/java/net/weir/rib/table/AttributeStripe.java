package net.weir.rib.table;

import java.util.Arrays;
import net.weir.model.PathAttributes;

/**
 * A part of the attribute store with its own lock: sets whose hashes share some bits. Lanes intern and release under the
 * lock, readers look up by id without it.
 */
final class AttributeStripe {
    private static final int PAGE_BITS = 9;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int LEAST = 32;

    private final Epochs epochs;
    private final Footprint footprint;
    private final IntStack free = new IntStack();
    private final Limbo limbo = new Limbo();
    private volatile Page[] pages = new Page[2];
    private int next;

    /** Open addressing over hashes; a slot holds 1 + number, 0 is empty. Only touched under the lock. */
    private int[] index = new int[LEAST];

    /** Written under the lock. */
    private volatile int live;

    private static final class Page {
        private final byte[][] octets = new byte[PAGE][];
        private final long[] hashes = new long[PAGE];
        private final int[] holders = new int[PAGE];
        private final int[] generations = new int[PAGE];

        static long size() {
            return 40 + Footprint.array(PAGE, 4) * 3 + Footprint.array(PAGE, 8);
        }
    }

    AttributeStripe(Epochs epochs, Footprint footprint) {
        this.epochs = epochs;
        this.footprint = footprint;
        footprint.add(Footprint.array(LEAST, 4));
    }

    private Page page(int number) {
        return pages[number >>> PAGE_BITS];
    }

    byte[] octets(int number) {
        return page(number).octets[number & PAGE - 1];
    }

    long hash(int number) {
        return page(number).hashes[number & PAGE - 1];
    }

    int generation(int number) {
        return page(number).generations[number & PAGE - 1];
    }

    int live() {
        return live;
    }

    synchronized int intern(PathAttributes attributes) {
        long hash = attributes.hash();
        int mask = index.length - 1;
        int at = slotOf(hash) & mask;
        for (; index[at] != 0; at = at + 1 & mask) {
            int number = index[at] - 1;
            byte[] octets = octets(number);
            if (hash(number) == hash && attributes.sameOctets(octets, 0, octets.length)) {
                page(number).holders[number & PAGE - 1]++;
                return number;
            }
        }
        return add(attributes, at);
    }

    private int add(PathAttributes attributes, int at) {
        if (limbo.size() > 256) {
            reclaim();
        }
        int number = free.isEmpty() ? next++ : free.pop();
        if (number >>> PAGE_BITS == pages.length) {
            pages = Arrays.copyOf(pages, pages.length * 2);
        }
        if (page(number) == null) {
            pages[number >>> PAGE_BITS] = new Page();
            footprint.add(Page.size());
        }
        byte[] octets = new byte[attributes.length()];
        attributes.copyTo(octets, 0);
        Page page = page(number);
        page.octets[number & PAGE - 1] = octets;
        page.hashes[number & PAGE - 1] = attributes.hash();
        page.holders[number & PAGE - 1] = 1;
        footprint.add(Footprint.array(octets.length, 1));
        index[at] = number + 1;
        live++;
        if (live * 3L > index.length * 2L) {
            resize(index.length * 2);
        }
        return number;
    }

    synchronized void hold(int number) {
        page(number).holders[number & PAGE - 1]++;
    }

    synchronized void release(int number) {
        if (--page(number).holders[number & PAGE - 1] == 0) {
            remove(number);
            live--;
            limbo.add(number, epochs.stamp());
            if (index.length > LEAST && live * 8L < index.length) {
                resize(index.length / 2);
            }
        }
    }

    /** Closes the gap that the set leaves in the index: readers do not come here, entries may move. */
    private void remove(int number) {
        int mask = index.length - 1;
        int gap = slotOf(hash(number)) & mask;
        while (index[gap] != number + 1) {
            gap = gap + 1 & mask;
        }
        int at = gap;
        while (true) {
            at = at + 1 & mask;
            if (index[at] == 0) {
                break;
            }
            int home = slotOf(hash(index[at] - 1)) & mask;
            if ((at - home & mask) >= (at - gap & mask)) {
                index[gap] = index[at];
                gap = at;
            }
        }
        index[gap] = 0;
    }

    private void resize(int size) {
        int[] old = index;
        index = new int[size];
        footprint.add(Footprint.array(size, 4) - Footprint.array(old.length, 4));
        for (int entry : old) {
            if (entry != 0) {
                int at = slotOf(hash(entry - 1)) & size - 1;
                while (index[at] != 0) {
                    at = at + 1 & size - 1;
                }
                index[at] = entry;
            }
        }
    }

    /** The stripe was chosen by the lowest bits: others decide here. */
    private static int slotOf(long hash) {
        return (int) (hash >>> 16);
    }

    /** Frees numbers that nobody can see any more. */
    synchronized void reclaim() {
        long safe = epochs.safe();
        for (int number = limbo.poll(safe); number >= 0; number = limbo.poll(safe)) {
            Page page = page(number);
            footprint.add(-Footprint.array(octets(number).length, 1));
            page.octets[number & PAGE - 1] = null;
            page.generations[number & PAGE - 1]++;
            free.push(number);
        }
    }

    synchronized int ids() {
        return next;
    }
}
