package net.weir.rib.table;

import java.util.Arrays;
import net.weir.model.AttributeType;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Canonical octets taken apart.
 *
 * @param own all that is not in one of the others
 * @param communities the community attributes, one behind the other
 * @param tail the AS_PATH attribute without its first AS number, null if it has none
 */
record Split(byte[] own, byte[] communities, byte @Nullable [] tail, int firstAs) {

    /** Null if there is nothing to take out, or if a set put together again would be in another order. */
    static @Nullable Split of(byte[] octets) {
        if (!AttributeOctets.areOrdered(octets)) {
            return null;
        }
        byte[] own = new byte[octets.length];
        byte[] communities = new byte[octets.length];
        byte[] tail = null;
        int firstAs = 0;
        int owned = 0;
        int shared = 0;
        for (int at = 0, end; at < octets.length; at = end) {
            end = AttributeOctets.end(octets, at);
            int type = AttributeOctets.type(octets, at);
            int first = AttributeOctets.value(octets, at) + 2;
            if (type == AttributeType.AS_PATH && first + 4 <= end) {
                firstAs = Octets.i32(octets, first);
                tail = Arrays.copyOfRange(octets, at, end - 4);
                System.arraycopy(octets, first + 4, tail, first - at, end - first - 4);
            } else if (AttributeOctets.isCommunities(type)) {
                System.arraycopy(octets, at, communities, shared, end - at);
                shared += end - at;
            } else {
                System.arraycopy(octets, at, own, owned, end - at);
                owned += end - at;
            }
        }
        return tail == null && shared == 0
                ? null
                : new Split(Arrays.copyOf(own, owned), Arrays.copyOf(communities, shared), tail, firstAs);
    }
}
