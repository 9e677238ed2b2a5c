package net.weir.rib.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import net.weir.model.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What a column says of its routes, by record id from 1: the attribute set, when it came, the path id. Routes of one
 * UPDATE share a record, so that a route costs its column four octets and a share of this. Written by the owning lane; a
 * record does not change while a column refers to it, so that who reads one id reads a whole and untorn state.
 *
 * <p>In families that have no plain prefixes a record has its route's NLRI too, if that says more than the route key; such
 * a record is of one route.
 *
 * <p>Two longs: ADD-PATH flag (bit 63), era (53-62) and receive time; observed time. An int elsewhere, close to those of other
 * records, as a look-up waits for it: the set id. One more for the path id in pages where any is above 0.
 */
public final class Records {
    /** Eras of a column count up to this. */
    static final int LAST_ERA = 1023;

    private static final int PAGE_BITS = 9;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final VarHandle HEAD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final long TIME = (1L << 53) - 1;

    private final Epochs epochs;
    private final Footprint footprint;
    private final IntStack free = new IntStack();
    private final Limbo limbo = new Limbo();
    private volatile long[][] times = new long[2][];
    private volatile int[][] sets = new int[2][];
    private volatile int @Nullable [][] pathIds = {};
    private int[][] holders = new int[2][];
    private volatile @Nullable Bytes[][] nlri = {};
    private int next = 1;
    private int last;

    Records(Epochs epochs, Footprint footprint) {
        this.epochs = epochs;
        this.footprint = footprint;
    }

    /**
     * What {@link #eraIn}, {@link #addPathIn} and {@link #receivedMicrosIn} tell of a record. Whoever wants that and the set
     * asks for this first: the two come from far apart, and a read like this one is not put off until its result is used.
     */
    public long head(int id) {
        return (long) HEAD.getAcquire(times[id >>> PAGE_BITS], (id & PAGE - 1) * 2);
    }

    /** Routes of an era before the column's are stale. */
    public static int eraIn(long head) {
        return (int) (head >>> 53) & LAST_ERA;
    }

    public static boolean addPathIn(long head) {
        return head < 0;
    }

    public static long receivedMicrosIn(long head) {
        return head & TIME;
    }

    public int set(int id) {
        return sets[id >>> PAGE_BITS][id & PAGE - 1];
    }

    /** Unsigned; 0 without ADD-PATH. */
    public int pathId(int id) {
        int @Nullable [][] all = pathIds;
        int @Nullable [] page = id >>> PAGE_BITS < all.length ? all[id >>> PAGE_BITS] : null;
        return page == null ? 0 : page[id & PAGE - 1];
    }

    public boolean addPath(int id) {
        return addPathIn(head(id));
    }

    public int era(int id) {
        return eraIn(head(id));
    }

    public long receivedMicros(int id) {
        return receivedMicrosIn(head(id));
    }

    public long observedMicros(int id) {
        return times[id >>> PAGE_BITS][(id & PAGE - 1) * 2 + 1];
    }

    /** The route's NLRI if it says more than its key, else null. */
    public @Nullable Bytes nlri(int id) {
        @Nullable Bytes[][] all = nlri;
        @Nullable Bytes[] page = id >>> PAGE_BITS < all.length ? all[id >>> PAGE_BITS] : null;
        return page == null ? null : page[id & PAGE - 1];
    }

    /** Adds to a route key what the NLRI of the record's route has beside it. */
    public void complete(int id, PrefixKey key) {
        if (nlri.length > 0) {
            Bytes own = nlri(id);
            key.setNlri(own == null ? key.octets() : own);
        }
    }

    /** True if the record is of a route with the key's NLRI, given that it is of its key. */
    public boolean hasNlri(int id, PrefixKey key) {
        return Objects.equals(nlri(id), key.nlriBesideKey());
    }

    /** True if two records of one route key have the same NLRI. */
    public boolean sameNlri(int one, int other) {
        return Objects.equals(nlri(one), nlri(other));
    }

    /** Sets the NLRI of a new record, before a column refers to it. On the lane. */
    public void setNlri(int id, @Nullable Bytes value) {
        int page = id >>> PAGE_BITS;
        if (value == null && nlri(id) == null) {
            return;
        }
        if (page >= nlri.length) {
            nlri = Arrays.copyOf(nlri, Math.max(page + 1, nlri.length * 2));
        }
        @Nullable Bytes[] of = nlri[page];
        if (of == null) {
            of = new Bytes[PAGE];
            nlri[page] = of;
            footprint.add(Footprint.array(PAGE, 4));
        }
        footprint.add(octets(value) - octets(of[id & PAGE - 1]));
        of[id & PAGE - 1] = value;
    }

    private static long octets(@Nullable Bytes value) {
        return value == null ? 0 : 16 + Footprint.array(value.length(), 1);
    }

    private static long head(long receivedMicros, boolean addPath, int era) {
        return (addPath ? Long.MIN_VALUE : 0) | (long) era << 53 | receivedMicros & TIME;
    }

    /** The record made last, if it is in use and says the same; else 0. On the lane. */
    public int like(int set, long receivedMicros, long observedMicros, int pathId, boolean addPath, int era) {
        return last != 0
                        && set(last) == set
                        && pathId(last) == pathId
                        && head(last) == head(receivedMicros, addPath, era)
                        && observedMicros(last) == observedMicros
                ? last
                : 0;
    }

    /** A new record, held by nothing; the hold on the set becomes the record's. On the lane. */
    public int add(int set, long receivedMicros, long observedMicros, int pathId, boolean addPath, int era) {
        int id = allocate();
        long[] page = times[id >>> PAGE_BITS];
        int at = (id & PAGE - 1) * 2;
        page[at] = head(receivedMicros, addPath, era);
        page[at + 1] = observedMicros;
        sets[id >>> PAGE_BITS][id & PAGE - 1] = set;
        setPathId(id, pathId);
        last = id;
        return id;
    }

    private void setPathId(int id, int pathId) {
        int number = id >>> PAGE_BITS;
        if (pathId == 0 && pathId(id) == 0) {
            return;
        }
        if (number >= pathIds.length) {
            pathIds = Arrays.copyOf(pathIds, Math.max(number + 1, pathIds.length * 2));
        }
        int[] page = pathIds[number];
        if (page == null) {
            page = new int[PAGE];
            pathIds[number] = page;
            footprint.add(Footprint.array(PAGE, 4));
        }
        page[id & PAGE - 1] = pathId;
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
        if (page == sets.length) {
            times = Arrays.copyOf(times, page * 2);
            sets = Arrays.copyOf(sets, page * 2);
            holders = Arrays.copyOf(holders, page * 2);
        }
        if (sets[page] == null) {
            times[page] = new long[PAGE * 2];
            sets[page] = new int[PAGE];
            holders[page] = new int[PAGE];
            footprint.add(octetsOfPage());
        }
        return id;
    }

    private static long octetsOfPage() {
        return Footprint.array(PAGE * 2L, 8) + 2 * Footprint.array(PAGE, 4);
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
        for (int[] page : sets) {
            footprint.add(page == null ? 0 : -octetsOfPage());
        }
        for (int[] page : pathIds) {
            footprint.add(page == null ? 0 : -Footprint.array(PAGE, 4));
        }
        for (@Nullable Bytes[] page : nlri) {
            if (page != null) {
                footprint.add(-Footprint.array(PAGE, 4));
                for (Bytes value : page) {
                    footprint.add(-octets(value));
                }
            }
        }
    }
}
