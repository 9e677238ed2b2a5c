package net.weir.codec.bgp;

/**
 * Attribute blocks seen on one lane and what became of them. Confined to the lane; bounded in entries and octets, never
 * grows.
 */
public final class AttributeCache {
    /** 65,536 blocks of together at most 16 MiB. */
    public AttributeCache() {
        this(1 << 16, 1 << 24);
    }

    /**
     * @param entries rounded up to a power of two
     * @param octets how much the blocks may have together
     */
    public AttributeCache(int entries, int octets) {}
}
