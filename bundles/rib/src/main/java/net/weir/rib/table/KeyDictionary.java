package net.weir.rib.table;

/**
 * The route keys of one family with their ids, above 0: prefixes, or octets. Thread-safe: looking up and walking take no
 * lock, adding and giving up keys take a short one. Whole keys are compared.
 *
 * <p>Whoever keeps an id holds the key ({@link #acquire}, {@link #hold}, {@link #release}). A key that nobody holds stays
 * until a {@link #reclaim} finds that it has been vacant for long; then it leaves the dictionary, and its id is used again
 * when every guard that was inside at that moment has been left. Ids may be read from the dictionary only inside a guard,
 * or while holding them.
 */
public sealed interface KeyDictionary permits PrefixDictionary, OctetDictionary {

    /** The key's id, or 0. */
    int find(PrefixKey key);

    /** Like {@link #find(PrefixKey)}, sooner if the guess is right. Inside a guard. */
    default int find(PrefixKey key, int guess) {
        return find(key);
    }

    /** Holds the key, adding it if need be. Inside a guard. */
    int acquire(PrefixKey key);

    /** Holds a key whose id was found inside the same guard; false if it is being given up. */
    boolean hold(int id);

    /** True if a key whose id was found inside the same guard is being given up: it has another id by now, or none. */
    boolean isGoing(int id);

    /** No longer holds the key. */
    void release(int id);

    /** Fills in the key of an id that the caller holds or found inside the same guard. */
    void read(int id, PrefixKey into);

    /** Moves on to the next key in ascending order, or to itself if it is there; false if there is none. */
    boolean ceiling(PrefixKey key);

    /** Moves on to the next key in ascending order, itself excluded; false if there is none. */
    boolean higher(PrefixKey key);

    /** Keys that somebody holds. */
    long held();

    /**
     * Takes out the keys that were given up long enough ago and that nobody holds, and frees ids that nobody can see. Not on
     * a lane, and not by two threads at once.
     *
     * @param now a time of any kind that does not go back
     * @param before what was found vacant by then is taken out
     */
    void reclaim(long now, long before);

    /** Takes out all keys that nobody holds, and frees ids that nobody can see. Not on a lane. */
    default void reclaim() {
        reclaim(0, Long.MAX_VALUE);
    }

    /** Ids that were ever handed out less those that are free: what a test of reclaiming looks at. */
    int idsInUse();

    /** Ids that were ever handed out. */
    int idsEver();
}
