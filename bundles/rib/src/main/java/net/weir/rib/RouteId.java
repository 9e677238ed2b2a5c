package net.weir.rib;

import net.weir.model.Bytes;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.rib.table.PrefixKey;
import org.jspecify.annotations.Nullable;

/**
 * One path of one prefix or route key by value, for the few places that outlive a prefix id.
 *
 * @param family its index in the RIB's memory
 * @param high as in {@link PrefixKey}
 * @param octets of the route key, in a family without plain prefixes
 */
record RouteId(int family, long high, long low, int length, @Nullable Bytes octets, int pathId) {

    /** The path at an index of a block; {@code key} is overwritten. */
    static RouteId of(int family, NlriBlock block, int index, PrefixKey key) {
        key.set(block, index);
        return block instanceof OpaqueNlri
                ? new RouteId(family, 0, 0, 0, key.octets(), block.pathId(index))
                : new RouteId(family, key.high(), key.low(), key.length(), null, block.pathId(index));
    }

    void read(PrefixKey into) {
        if (octets != null) {
            into.setOctets(octets, 0);
        } else {
            into.set(high, low, length);
        }
    }
}
