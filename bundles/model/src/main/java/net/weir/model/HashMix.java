package net.weir.model;

/** The two steps of which keyed hashes are made: one takes in, one finishes. */
public final class HashMix {
    private static final long ODD = 0xD6E8FEB86659FD93L;

    private HashMix() {}

    /**
     * The two halves of the unsigned product, folded into one by exclusive or. Takes in sixteen octets at once, but does not
     * finish: what differs in a counter comes out as steps of the other factor, and for some factors those fall together in
     * the bits that a table looks at.
     */
    public static long fold(long a, long b) {
        return a * b ^ Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    }

    /** Spreads what differs anywhere over all bits, one to one. */
    public static long avalanche(long x) {
        return avalanche(x, ODD);
    }

    /**
     * The same with a key, so that nobody outside knows what falls together.
     *
     * @param key odd, so that nothing is lost
     */
    public static long avalanche(long x, long key) {
        long mixed = (x ^ x >>> 32) * key;
        mixed = (mixed ^ mixed >>> 32) * ODD;
        return mixed ^ mixed >>> 32;
    }
}
