package net.weir.rib.table;

/**
 * The attributes of a set beside its path, where there are communities: these have octets of their own, since many sets
 * have the same communities and differ in the rest. Immutable.
 */
final class Frame {
    /** What this takes without its octets. */
    static final int OCTETS = 24;

    final byte[] own;
    final byte[] communities;
    private final int hash;

    /** @param own and {@code communities} as {@link Parts} has them: frames compare them by identity */
    Frame(byte[] own, byte[] communities) {
        this.own = own;
        this.communities = communities;
        this.hash = Parts.hash(own) * 0x9E3779B1 + Parts.hash(communities);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Frame other && own == other.own && communities == other.communities;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
