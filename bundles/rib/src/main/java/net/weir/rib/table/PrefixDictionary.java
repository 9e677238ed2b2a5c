package net.weir.rib.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.LongAdder;

/**
 * The prefixes of one family with their ids, above 0. Thread-safe: looking up and walking take no lock, adding and giving
 * up prefixes take a short one, and so does a walk after new prefixes came. Whole keys are compared.
 *
 * <p>Whoever keeps an id holds the prefix ({@link #acquire}, {@link #hold}, {@link #release}). A prefix that nobody holds
 * stays until a {@link #reclaim} finds that it has been vacant for long; then it leaves the dictionary, and its id is used again when every guard that was
 * inside at that moment has been left. Ids may be read from the dictionary only inside a guard, or while holding them.
 */
public final class PrefixDictionary {
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int STRETCH = 64;

    private final Epochs epochs;
    private final PrefixNodes nodes;
    private final PrefixHash hash;
    private final PrefixOrder order;
    private final int[] ofLength = new int[129];
    private final Object lock = new Object();
    private final Object vacantLock = new Object();
    private final IntStack vacant = new IntStack();
    private final Queue<Vacant> waiting = new ArrayDeque<>();
    private final Limbo limbo = new Limbo();
    private final LongAdder held = new LongAdder();

    /** Prefixes that nobody held at that time; somebody may again. */
    private record Vacant(long since, int[] ids) {}

    public PrefixDictionary(boolean v6, Epochs epochs, Footprint footprint) {
        this.epochs = epochs;
        this.nodes = new PrefixNodes(v6, footprint);
        this.hash = new PrefixHash(nodes, footprint);
        this.order = new PrefixOrder(nodes, footprint, lock);
    }

    /** The prefix's id, or 0. */
    public int find(PrefixKey key) {
        return hash.find(key);
    }

    /** Holds the prefix, adding it if need be. Inside a guard. */
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
            COUNT.setRelease(ofLength, key.length(), ofLength[key.length()] + 1);
            held.increment();
            return id;
        }
    }

    /** Holds a prefix whose id was found inside the same guard; false if it is being given up. */
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

    /** No longer holds the prefix. */
    public void release(int id) {
        long before = nodes.addHolders(id, -1);
        if (PrefixNodes.holders(before) == 1) {
            held.decrement();
            if (nodes.markQueued(id)) {
                synchronized (vacantLock) {
                    vacant.push(id);
                }
            }
        }
    }

    /** Fills the key with the prefix of an id that the caller holds or found inside the same guard. */
    public void read(int id, PrefixKey into) {
        into.set(nodes.high(id), nodes.low(id), nodes.length(id), id);
    }

    /** Moves the key on to the next prefix in ascending order, or to itself if it is there; false if there is none. */
    public boolean ceiling(PrefixKey key) {
        return order.next(key, true);
    }

    /** Moves the key on to the next prefix in ascending order, itself excluded; false if there is none. */
    public boolean higher(PrefixKey key) {
        return order.next(key, false);
    }

    /** False if no prefix of this length is here, so that looking for one can be saved. */
    public boolean hasLength(int length) {
        return (int) COUNT.getAcquire(ofLength, length) != 0;
    }

    /** Prefixes that somebody holds. */
    public long held() {
        return held.sum();
    }

    /** Takes out all prefixes that nobody holds, and frees ids that nobody can see. Not on a lane. */
    public void reclaim() {
        reclaim(0, Long.MAX_VALUE);
    }

    /**
     * Takes out the prefixes that were given up long enough ago and that nobody holds, and frees ids that nobody can see.
     * Not on a lane, and not by two threads at once.
     *
     * @param now a time of any kind that does not go back
     * @param before what was found vacant by then is taken out
     */
    public void reclaim(long now, long before) {
        synchronized (vacantLock) {
            if (!vacant.isEmpty()) {
                waiting.add(new Vacant(now, vacant.take()));
            }
        }
        for (Vacant next = waiting.peek(); next != null && next.since <= before; next = waiting.peek()) {
            takeOut(next.ids);
            waiting.remove();
        }
        synchronized (lock) {
            order.forgetDead();
            for (int id = limbo.poll(epochs.safe()); id >= 0; id = limbo.poll(epochs.safe())) {
                nodes.free(id);
            }
        }
    }

    private void takeOut(int[] ids) {
        PrefixKey key = new PrefixKey();
        for (int from = 0; from < ids.length; from += STRETCH) {
            synchronized (lock) { // in stretches, so that a lane with a new prefix does not wait for long
                int to = Math.min(ids.length, from + STRETCH);
                for (int i = from; i < to; i++) {
                    takeOut(ids[i], key);
                }
            }
        }
    }

    private void takeOut(int id, PrefixKey key) {
        nodes.clearQueued(id); // before the count is read: who releases it from now on notes it anew
        if (nodes.kill(id)) {
            read(id, key);
            hash.remove(key, id);
            order.remove(key, id);
            COUNT.setRelease(ofLength, key.length(), ofLength[key.length()] - 1);
            limbo.add(id, epochs.stamp());
        }
    }

    /** Ids that were ever handed out less those that are free: what a test of reclaiming looks at. */
    public int idsInUse() {
        synchronized (lock) {
            return nodes.ids() - nodes.freeIds();
        }
    }

    /** Ids that were ever handed out. */
    public int idsEver() {
        synchronized (lock) {
            return nodes.ids();
        }
    }
}
