package net.weir.event;

/**
 * Names one resync: what was asked for at once, of all lanes. Not used again, also not after a restart.
 *
 * @param number 0 where nobody asked
 */
public record ResyncId(long number) {
    /** @throws IllegalArgumentException if it is negative */
    public ResyncId {
        if (number < 0) {
            throw new IllegalArgumentException("resync " + number);
        }
    }

    /** Of a resync that needs no name, as in a test. */
    public static final ResyncId NONE = new ResyncId(0);

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
