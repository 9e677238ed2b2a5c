package net.weir.rib.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The prefixes of a dictionary by id: key and number of holders. Ids are handed out under the dictionary's lock; keys are
 * read and holders counted without it.
 *
 * <p>A node is two longs for IPv4 and three for IPv6: the high bits, the low bits, and a word that holds the length (bits
 * 56-63), {@link #UNSORTED}, {@link #DEAD}, {@link #QUEUED} and the number of holders (bits 0-31). Key and count share a cache line.
 */
final class PrefixNodes {
    /** The id is being given up: nobody may hold it any more. */
    static final long DEAD = 1L << 33;
    /** Noted as vacant, so that it is not noted twice. */
    static final long QUEUED = 1L << 32;
    /** Not in its place in the order of prefixes yet. */
    static final long UNSORTED = 1L << 34;

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int PAGE_BITS = 10;
    private static final int PAGE = 1 << PAGE_BITS;

    private final int stride;
    private final Footprint footprint;
    private final IntStack free = new IntStack();
    private volatile long[][] pages = new long[4][];
    private int next = 1;

    PrefixNodes(boolean v6, Footprint footprint) {
        this.stride = v6 ? 3 : 2;
        this.footprint = footprint;
    }

    /** A new node with one holder. Under the lock. */
    int allocate(PrefixKey key) {
        int id = free.isEmpty() ? next++ : free.pop();
        if (id >>> PAGE_BITS >= pages.length) {
            pages = Arrays.copyOf(pages, pages.length * 2);
        }
        long[] page = pages[id >>> PAGE_BITS];
        if (page == null) {
            page = new long[PAGE * stride];
            pages[id >>> PAGE_BITS] = page;
            footprint.add(Footprint.array(page.length, 8));
        }
        int at = (id & PAGE - 1) * stride;
        page[at] = key.high();
        if (stride == 3) {
            page[at + 1] = key.low();
        }
        WORD.setRelease(page, at + stride - 1, (long) key.length() << 56 | UNSORTED | 1);
        return id;
    }

    /** Takes back an id that nobody can see any more. Under the lock. */
    void free(int id) {
        free.push(id);
    }

    private long[] page(int id) {
        return pages[id >>> PAGE_BITS];
    }

    private int word(int id) {
        return (id & PAGE - 1) * stride + stride - 1;
    }

    long high(int id) {
        return page(id)[(id & PAGE - 1) * stride];
    }

    long low(int id) {
        return stride == 3 ? page(id)[(id & PAGE - 1) * stride + 1] : 0;
    }

    int length(int id) {
        return (int) (state(id) >>> 56);
    }

    long state(int id) {
        return (long) WORD.getAcquire(page(id), word(id));
    }

    boolean matches(int id, PrefixKey key) {
        long[] page = page(id);
        int at = (id & PAGE - 1) * stride;
        return page[at] == key.high()
                && (stride == 2 || page[at + 1] == key.low())
                && (int) (page[at + stride - 1] >>> 56) == key.length();
    }

    /**
     * True if an id, whichever it is, is in use for this key. Inside a guard: what is in use now is not used for another key
     * before it is left, so that the key is read whole once its state was.
     */
    boolean isUsedFor(int id, PrefixKey key) {
        long[][] all = pages;
        long[] page = id >>> PAGE_BITS < all.length ? all[id >>> PAGE_BITS] : null;
        long state = page == null ? 0 : (long) WORD.getAcquire(page, word(id));
        return state != 0 && (state & DEAD) == 0 && matches(id, key);
    }

    /** Compares two nodes' keys in the dictionary's order. */
    int compare(int a, int b) {
        return PrefixKey.compare(high(a), low(a), length(a), high(b), low(b), length(b));
    }

    /** Compares a node's key with another key in the dictionary's order. */
    int compare(int id, PrefixKey key) {
        return PrefixKey.compare(high(id), low(id), length(id), key.high(), key.low(), key.length());
    }

    /** Adds to the number of holders; the word as it was before. */
    long addHolders(int id, int change) {
        return (long) WORD.getAndAdd(page(id), word(id), (long) change);
    }

    /** Sets {@link #QUEUED}; true if this call did. */
    boolean markQueued(int id) {
        return ((long) WORD.getAndBitwiseOr(page(id), word(id), QUEUED) & QUEUED) == 0;
    }

    void clearQueued(int id) {
        WORD.getAndBitwiseAnd(page(id), word(id), ~QUEUED);
    }

    /** Makes the node dead if nobody holds it and it is not noted as vacant again. */
    boolean kill(int id) {
        long state = state(id);
        return (int) state == 0
                && (state & (DEAD | QUEUED)) == 0
                && WORD.compareAndSet(page(id), word(id), state, state | DEAD);
    }

    boolean isDead(int id) {
        return (state(id) & DEAD) != 0;
    }

    boolean isUnsorted(int id) {
        return (state(id) & UNSORTED) != 0;
    }

    void clearUnsorted(int id) {
        WORD.getAndBitwiseAnd(page(id), word(id), ~UNSORTED);
    }

    static int holders(long state) {
        return (int) state;
    }

    /** Ids in use or waiting to be used again. */
    int ids() {
        return next - 1;
    }

    int freeIds() {
        return free.size();
    }
}
