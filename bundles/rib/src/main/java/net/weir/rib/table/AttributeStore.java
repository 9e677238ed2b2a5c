package net.weir.rib.table;

import net.weir.model.PathAttributes;

/**
 * Attribute sets, each once, with int ids from 0 and a count of holders. Thread-safe: interning and releasing take the
 * lock of one stripe for a moment, looking up takes none. Octets are compared, not hashes alone.
 *
 * <p>The id of a set that nobody holds is used again when every guard that was inside at that moment has been left, with
 * another {@link #generation}. An id may be looked up while the caller holds the set, or inside the guard in which it was
 * read from a column.
 */
public final class AttributeStore {
    private static final int STRIPE_BITS = 5;
    private static final int STRIPES = 1 << STRIPE_BITS;

    private final AttributeStripe[] stripes = new AttributeStripe[STRIPES];

    public AttributeStore(Epochs epochs, Footprint footprint) {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new AttributeStripe(epochs, footprint);
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

    /** The set itself, sharing its octets with the store. */
    public PathAttributes get(int id) {
        AttributeStripe stripe = stripe(id);
        int number = id >>> STRIPE_BITS;
        return PathAttributes.ofCanonical(stripe.octets(number), stripe.hash(number));
    }

    /** How often the id has stood for another set before. */
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
            stripe.reclaim();
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
}
