package net.weir.rib;

import net.weir.model.NlriBlock;
import net.weir.rib.table.PrefixKey;

/**
 * One path of one prefix by value, for the few places that outlive a prefix id.
 *
 * @param family its index in the RIB's memory
 * @param high as in {@link PrefixKey}
 */
record RouteId(int family, long high, long low, int length, int pathId) {

    /** The path at an index of a block; {@code key} is overwritten. */
    static RouteId of(int family, NlriBlock block, int index, PrefixKey key) {
        key.set(block, index);
        return new RouteId(family, key.high(), key.low(), key.length(), block.pathId(index));
    }

    void read(PrefixKey into) {
        into.set(high, low, length);
    }
}
