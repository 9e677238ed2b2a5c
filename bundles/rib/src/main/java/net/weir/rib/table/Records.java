package net.weir.rib.table;

import java.util.Arrays;

/**
 * What a column says of its routes, by record id from 1: the attribute set, when it came, the path id. Routes of one
 * UPDATE share a record, so that a route costs its column four octets and a share of this. Written by the owning lane; a
 * record does not change while a column refers to it, so that who reads one id reads a whole and untorn state.
 *
 * <p>Three longs: ADD-PATH flag (bit 63), era (53-62) and receive time; observed time; set id and path id.
 */
public final class Records {
    /** Eras of a column count up to this. */
    static final int LAST_ERA = 1023;

    private static final int PAGE_BITS = 9;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final long TIME = (1L << 53) - 1;

    private final Epochs epochs;
    private final Footprint footprint;
    private final IntStack free = new IntStack();
    private final Limbo limbo = new Limbo();
    private volatile long[][] pages = new long[2][];
    private int[][] holders = new int[2][];
    private int next = 1;
    private int last;

    Records(Epochs epochs, Footprint footprint) {
        this.epochs = epochs;
        this.footprint = footprint;
    }

    private long word(int id, int which) {
        return pages[id >>> PAGE_BITS][(id & PAGE - 1) * 3 + which];
    }

    public int set(int id) {
        return (int) (word(id, 2) >>> 32);
    }

    /** Unsigned; 0 without ADD-PATH. */
    public int pathId(int id) {
        return (int) word(id, 2);
    }

    public boolean addPath(int id) {
        return word(id, 0) < 0;
    }

    /** Routes of an era before the column's are stale. */
    public int era(int id) {
        return (int) (word(id, 0) >>> 53) & LAST_ERA;
    }

    public long receivedMicros(int id) {
        return word(id, 0) & TIME;
    }

    public long observedMicros(int id) {
        return word(id, 1);
    }

    private static long head(long receivedMicros, boolean addPath, int era) {
        return (addPath ? Long.MIN_VALUE : 0) | (long) era << 53 | receivedMicros & TIME;
    }

    /** The record made last, if it is in use and says the same; else 0. On the lane. */
    public int like(int set, long receivedMicros, long observedMicros, int pathId, boolean addPath, int era) {
        return last != 0
                        && word(last, 2) == tail(set, pathId)
                        && word(last, 0) == head(receivedMicros, addPath, era)
                        && word(last, 1) == observedMicros
                ? last
                : 0;
    }

    private static long tail(int set, int pathId) {
        return (long) set << 32 | pathId & 0xffff_ffffL;
    }

    /** A new record, held by nothing; the hold on the set becomes the record's. On the lane. */
    public int add(int set, long receivedMicros, long observedMicros, int pathId, boolean addPath, int era) {
        int id = allocate();
        long[] page = pages[id >>> PAGE_BITS];
        int at = (id & PAGE - 1) * 3;
        page[at] = head(receivedMicros, addPath, era);
        page[at + 1] = observedMicros;
        page[at + 2] = tail(set, pathId);
        last = id;
        return id;
    }

    private int allocate() {
        if (free.isEmpty() && limbo.size() > PAGE) {
            epochs.advance();
            for (int id = limbo.poll(epochs.safe()); id >= 0; id = limbo.poll(epochs.safe())) {
                free.push(id);
            }
        }
        if (!free.isEmpty()) {
            return free.pop();
        }
        int id = next++;
        int page = id >>> PAGE_BITS;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, page * 2);
            holders = Arrays.copyOf(holders, page * 2);
        }
        if (pages[page] == null) {
            pages[page] = new long[PAGE * 3];
            holders[page] = new int[PAGE];
            footprint.add(octetsOfPage());
        }
        return id;
    }

    private static long octetsOfPage() {
        return Footprint.array(PAGE * 3L, 8) + Footprint.array(PAGE, 4);
    }

    /** One route more refers to the record. On the lane. */
    public void hold(int id) {
        holders[id >>> PAGE_BITS][id & PAGE - 1]++;
    }

    /** One route less refers to the record; true if it was the last: the set's hold is the caller's then. On the lane. */
    public boolean release(int id) {
        if (--holders[id >>> PAGE_BITS][id & PAGE - 1] > 0) {
            return false;
        }
        if (id == last) {
            last = 0;
        }
        limbo.add(id, epochs.stamp());
        return true;
    }

    /** Ids that were ever handed out. */
    public int idsEver() {
        return next - 1;
    }

    /** How many routes refer to the record. On the lane, or once the column is detached. */
    int holdersOf(int id) {
        return holders[id >>> PAGE_BITS][id & PAGE - 1];
    }

    /** What this took, given back. Once the column is detached. */
    void forget() {
        for (long[] page : pages) {
            if (page != null) {
                footprint.add(-octetsOfPage());
            }
        }
    }
}
