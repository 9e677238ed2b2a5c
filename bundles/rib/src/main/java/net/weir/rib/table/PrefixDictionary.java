package net.weir.rib.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;

/** Keys that are prefixes. A walk takes a short lock after new prefixes came. */
public final class PrefixDictionary implements KeyDictionary {
    private static final VarHandle THERE = MethodHandles.arrayElementVarHandle(long[].class);

    private final Epochs epochs;
    private final PrefixNodes nodes;
    private final PrefixHash hash;
    private final PrefixOrder order;
    private final int[] ofLength = new int[129];

    /** A bit for each length that is here. */
    private final long[] lengths = new long[3];

    private final Object lock = new Object();
    private final Vacancies vacancies = new Vacancies(lock);
    private final Limbo limbo = new Limbo();
    private final LongAdder held = new LongAdder();

    public PrefixDictionary(boolean v6, Epochs epochs, Footprint footprint) {
        this.epochs = epochs;
        this.nodes = new PrefixNodes(v6, footprint);
        this.hash = new PrefixHash(v6, nodes, footprint);
        this.order = new PrefixOrder(nodes, footprint, lock);
    }

    @Override
    public int find(PrefixKey key) {
        return hash.find(key);
    }

    @Override
    public int find(PrefixKey key, int guess) {
        return nodes.isUsedFor(guess, key) ? guess : hash.find(key);
    }

    @Override
    public int acquire(PrefixKey key) {
        int known = hash.find(key);
        if (known != 0 && hold(known)) {
            return known;
        }
        synchronized (lock) {
            // ids die under this lock: what is found now can be held
            int found = hash.find(key);
            if (found != 0 && hold(found)) {
                return found;
            }
            int id = nodes.allocate(key);
            hash.insert(key, id);
            order.add(id);
            count(key.length(), 1);
            held.increment();
            return id;
        }
    }

    @Override
    public boolean hold(int id) {
        long before = nodes.addHolders(id, 1);
        if ((before & PrefixNodes.DEAD) != 0) {
            nodes.addHolders(id, -1);
            return false;
        }
        if (PrefixNodes.holders(before) == 0) {
            held.increment();
        }
        return true;
    }

    @Override
    public boolean isGoing(int id) {
        return nodes.isDead(id);
    }

    @Override
    public void release(int id) {
        long before = nodes.addHolders(id, -1);
        if (PrefixNodes.holders(before) == 1) {
            held.decrement();
            if (nodes.markQueued(id)) {
                vacancies.note(id);
            }
        }
    }

    @Override
    public void read(int id, PrefixKey into) {
        into.set(nodes.high(id), nodes.low(id), nodes.length(id), id);
    }

    @Override
    public boolean ceiling(PrefixKey key) {
        return order.next(key, true);
    }

    @Override
    public boolean higher(PrefixKey key) {
        return order.next(key, false);
    }

    /** False if no prefix of this length is here that covers the key; mostly so if none is. */
    public boolean mayCover(PrefixKey key, int length) {
        return (candidates(key, length >>> 6) & 1L << length) != 0;
    }

    /**
     * Makes the key the longest prefix here that covers it and is not longer than {@code most}, with its id; false, with any
     * key, if there is none.
     */
    public boolean narrow(PrefixKey key, int most) {
        long upTo = -1L >>> 63 - (most & 63);
        for (int word = most >> 6; word >= 0; word--) {
            int id = hash.narrow(key, candidates(key, word) & upTo, 64 * word);
            if (id != 0) {
                key.setId(id);
                return true;
            }
            upTo = -1;
        }
        return false;
    }

    /** The lengths from {@code 64 * word} on, one a bit, of which a prefix that covers the key may be here. */
    private long candidates(PrefixKey key, int word) {
        long there = (long) THERE.getAcquire(lengths, word);
        return there == 0 ? 0 : there & hash.lengths(key, word);
    }

    /** A prefix of this length came or went. Under the lock. */
    private void count(int length, int change) {
        ofLength[length] += change;
        long bit = 1L << length;
        long others = lengths[length >>> 6] & ~bit;
        THERE.setRelease(lengths, length >>> 6, ofLength[length] > 0 ? others | bit : others);
    }

    @Override
    public long held() {
        return held.sum();
    }

    @Override
    public void reclaim(long now, long before) {
        PrefixKey key = new PrefixKey();
        vacancies.reclaim(now, before, id -> takeOut(id, key));
        synchronized (lock) {
            order.forgetDead();
            for (int id = limbo.poll(epochs.safe()); id >= 0; id = limbo.poll(epochs.safe())) {
                nodes.free(id);
            }
        }
    }

    private void takeOut(int id, PrefixKey key) {
        nodes.clearQueued(id); // before the count is read: who releases it from now on notes it anew
        if (nodes.kill(id)) {
            read(id, key);
            hash.remove(key, id);
            order.remove(key, id);
            count(key.length(), -1);
            limbo.add(id, epochs.stamp());
        }
    }

    @Override
    public int idsInUse() {
        synchronized (lock) {
            return nodes.ids() - nodes.freeIds();
        }
    }

    @Override
    public int idsEver() {
        synchronized (lock) {
            return nodes.ids();
        }
    }
}
