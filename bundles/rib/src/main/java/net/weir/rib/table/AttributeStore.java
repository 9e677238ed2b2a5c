package net.weir.rib.table;

import net.weir.model.PathAttributes;

/**
 * Attribute sets, each once, with int ids from 0 and a count of holders. Thread-safe: interning and releasing take the
 * lock of one stripe for a moment, looking up takes none. Octets are compared, not hashes alone. A worker packs what has
 * been here for a while ({@link #pack}): sets share the tails of their paths, their communities and all the rest then.
 *
 * <p>The id of a set that nobody holds is used again when every guard that was inside at that moment has been left, with
 * another {@link #generation}. An id may be looked up while the caller holds the set, or inside the guard in which it was
 * read from a column.
 */
public final class AttributeStore {
    private static final int STRIPE_BITS = 5;
    private static final int STRIPES = 1 << STRIPE_BITS;

    private final AttributeStripe[] stripes = new AttributeStripe[STRIPES];
    private final Packer packer;

    /** The stripe that was packed last, so that none comes short when there is much to do. */
    private int packFrom;

    /** How much was shared when all sets were looked at last. */
    private int sharing;

    public AttributeStore(Epochs epochs, Footprint footprint) {
        packer = new Packer(footprint);
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new AttributeStripe(epochs, footprint, packer);
        }
    }

    private AttributeStripe stripe(int id) {
        return stripes[id & STRIPES - 1];
    }

    /** The set's id, held once more. */
    public int intern(PathAttributes attributes) {
        int stripe = (int) attributes.hash() & STRIPES - 1;
        return stripes[stripe].intern(attributes) << STRIPE_BITS | stripe;
    }

    /** Holds a set once more; the caller holds it already. */
    public void hold(int id) {
        stripe(id).hold(id >>> STRIPE_BITS);
    }

    /** No longer holds the set. */
    public void release(int id) {
        stripe(id).release(id >>> STRIPE_BITS);
    }

    /** The set itself, as the store has it: nothing of it is read before somebody asks for it. */
    public PathAttributes get(int id) {
        return stripe(id).get(id >>> STRIPE_BITS);
    }

    /** Another one whenever the id stands for another set than before, and at times though it does not. */
    public int generation(int id) {
        return stripe(id).generation(id >>> STRIPE_BITS);
    }

    /** Distinct sets that somebody holds. */
    public long sets() {
        long sets = 0;
        for (AttributeStripe stripe : stripes) {
            sets += stripe.live();
        }
        return sets;
    }

    /** Frees ids that nobody can see any more. */
    public void reclaim() {
        for (AttributeStripe stripe : stripes) {
            while (stripe.reclaim()) {
                // the lock is let go between two batches
            }
        }
    }

    /** Ids that were ever handed out. */
    public long idsEver() {
        long ids = 0;
        for (AttributeStripe stripe : stripes) {
            ids += stripe.ids();
        }
        return ids;
    }

    /**
     * Packs sets that have been here for the delay, so that they share what they have in common. Not on a lane.
     *
     * @param delay in the unit of {@code now}, 0 for all sets
     * @param most sets to look at now
     * @return how many it has looked at
     */
    public synchronized int pack(long now, long delay, int most) {
        reconsider();
        int done = 0;
        for (int i = 0; i < STRIPES && done < most; i++) {
            packFrom = packFrom + 1 & STRIPES - 1;
            done += stripes[packFrom].pack(now, delay, Math.min(most - done, most / STRIPES + 1));
        }
        return done;
    }

    /** Once much more is shared, all that stayed whole is looked at again; seldom, since it has to be four times as much. */
    private void reconsider() {
        int now = packer.sharing();
        if (now >= sharing + 2) {
            sharing = now;
            for (AttributeStripe stripe : stripes) {
                stripe.reconsider();
            }
        } else if (now <= sharing - 4) {
            sharing = now; // most of the peers went
        }
    }

    /** From now on packs whatever can be packed, even if that takes more. */
    public void packAlways() {
        packer.always();
    }

    /** Distinct parts of packed sets. */
    public long parts() {
        return packer.parts();
    }
}
