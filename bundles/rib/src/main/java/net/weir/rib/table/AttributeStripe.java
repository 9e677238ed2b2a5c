package net.weir.rib.table;

import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A part of the attribute store with its own lock: sets whose hashes share some bits. Lanes intern and release under the
 * lock, readers look up by id without it. A set is stored as it comes and packed later, by {@link #pack}.
 */
final class AttributeStripe {
    private static final int LEAST = 32;

    /** How many sets are looked at under the lock in one go, so that no lane waits long. */
    private static final int BATCH = 256;

    private final Epochs epochs;
    private final Footprint footprint;
    private final Packer packer;
    private final SetPages sets;
    private final YoungSets young;
    private final IntStack free = new IntStack();
    private final Limbo limbo = new Limbo();
    private int next;

    /** Open addressing over hashes; a slot holds 1 + number, 0 is empty. Only touched under the lock. */
    private int[] index = new int[LEAST];

    /** Written under the lock. */
    private volatile int live;

    /** Young sets on their way through the packer, by number as they were when they were taken. */
    private static final class Batch {
        private final int[] numbers = new int[BATCH];
        private final byte[][] octets = new byte[BATCH][];
        private int size;
    }

    AttributeStripe(Epochs epochs, Footprint footprint, Packer packer) {
        this.epochs = epochs;
        this.footprint = footprint;
        this.packer = packer;
        this.sets = new SetPages(footprint);
        this.young = new YoungSets(footprint);
        footprint.add(Footprint.array(LEAST, 4));
    }

    PathAttributes get(int number) {
        Object form = sets.form(number);
        if (form == null) {
            throw new IllegalStateException("no set has the number " + number);
        }
        return PathAttributes.ofForm(form);
    }

    int generation(int number) {
        return sets.generation(number);
    }

    int live() {
        return live;
    }

    synchronized int intern(PathAttributes attributes) {
        int hash = slotOf(attributes.hash());
        int mask = index.length - 1;
        int at = hash & mask;
        for (; index[at] != 0; at = at + 1 & mask) {
            int number = index[at] - 1;
            if (sets.hash(number) == hash && isAt(number, attributes)) {
                sets.hold(number);
                return number;
            }
        }
        return add(attributes, hash, at);
    }

    private boolean isAt(int number, PathAttributes attributes) {
        Object form = sets.form(number);
        return form instanceof byte[] octets
                ? attributes.sameOctets(octets, 0, octets.length)
                : form instanceof PackedSet packed && packed.isOf(attributes);
    }

    private int add(PathAttributes attributes, int hash, int at) {
        if (limbo.size() > BATCH) {
            reclaim();
        }
        int number = free.isEmpty() ? next++ : free.pop();
        sets.reach(number);
        byte[] octets = new byte[attributes.length()];
        attributes.copyTo(octets, 0);
        sets.put(number, octets, hash);
        if (sets.markYoung(number)) {
            young.add(number);
        }
        index[at] = number + 1;
        live++;
        if (live * 3L > index.length * 2L) {
            resize(index.length * 2);
        }
        return number;
    }

    synchronized void hold(int number) {
        sets.hold(number);
    }

    synchronized void release(int number) {
        if (sets.release(number) == 0) {
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
        int gap = sets.hash(number) & mask;
        while (index[gap] != number + 1) {
            gap = gap + 1 & mask;
        }
        int at = gap;
        while (true) {
            at = at + 1 & mask;
            if (index[at] == 0) {
                break;
            }
            int home = sets.hash(index[at] - 1) & mask;
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
                int at = sets.hash(entry - 1) & size - 1;
                while (index[at] != 0) {
                    at = at + 1 & size - 1;
                }
                index[at] = entry;
            }
        }
    }

    /** The stripe was chosen by the lowest bits: others decide here. They are all that is kept of the hash. */
    private static int slotOf(long hash) {
        return (int) (hash >>> 16);
    }

    /** Frees a batch of numbers that nobody can see any more; false if there were no more than that. */
    synchronized boolean reclaim() {
        long safe = epochs.safe();
        for (int i = 0; i < BATCH; i++) {
            int number = limbo.poll(safe);
            if (number < 0) {
                return false;
            }
            Object form = sets.form(number);
            sets.clear(number);
            free.push(number);
            if (form instanceof PackedSet packed) {
                packer.release(packed);
            }
        }
        return true;
    }

    /**
     * Packs sets that have been here for the delay. Called by one thread at a time; the lock is held for a batch only.
     *
     * @param delay 0 for all sets
     * @return how many sets it has looked at; less than {@code most} if no more are due
     */
    int pack(long now, long delay, int most) {
        age(now, delay);
        Batch batch = new Batch();
        int done = 0;
        do {
            take(batch, Math.min(BATCH, most - done));
            done += batch.size;
            @Nullable PackedSet[] packed = new PackedSet[batch.size];
            for (int i = 0; i < batch.size; i++) {
                packed[i] = batch.octets[i] == null ? null : packer.pack(batch.octets[i]);
            }
            replace(batch, packed);
        } while (batch.size == BATCH && done < most);
        return done;
    }

    /** Puts all sets that are whole in line once more. */
    void reconsider() {
        int all = ids();
        for (int from = 0; from < all; from += BATCH) {
            putInLine(from, Math.min(all, from + BATCH));
        }
    }

    private synchronized void putInLine(int from, int to) {
        for (int number = from; number < to; number++) {
            if (sets.form(number) instanceof byte[] && sets.markYoung(number)) {
                young.add(number);
            }
        }
    }

    private synchronized void age(long now, long delay) {
        young.age(now, delay);
    }

    private synchronized void take(Batch batch, int most) {
        batch.size = 0;
        for (int number = 0; batch.size < most && (number = young.poll()) >= 0; ) {
            sets.unmarkYoung(number);
            batch.numbers[batch.size] = number;
            batch.octets[batch.size++] = sets.form(number) instanceof byte[] octets ? octets : null;
        }
    }

    /** A number that was freed meanwhile has another array now, even if it stands for the same set again. */
    private synchronized void replace(Batch batch, @Nullable PackedSet[] packed) {
        for (int i = 0; i < packed.length; i++) {
            PackedSet set = packed[i];
            if (set != null && sets.form(batch.numbers[i]) == batch.octets[i]) {
                sets.replace(batch.numbers[i], set);
            } else if (set != null) {
                packer.release(set);
            }
        }
    }

    synchronized int ids() {
        return next;
    }
}
