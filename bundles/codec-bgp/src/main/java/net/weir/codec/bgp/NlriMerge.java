package net.weir.codec.bgp;

import java.util.Arrays;
import net.weir.model.Ipv4Nlri;
import net.weir.model.NlriBlock;
import org.jspecify.annotations.Nullable;

/** Puts two blocks of one family together: only IPv4 unicast can be withdrawn in two places of an UPDATE. */
final class NlriMerge {
    private NlriMerge() {}

    /** Both in that order; null if they are not IPv4 prefixes or only one has path ids. */
    static @Nullable NlriBlock join(NlriBlock a, NlriBlock b) {
        if (!(a instanceof Ipv4Nlri first) || !(b instanceof Ipv4Nlri second) || a.hasPathIds() != b.hasPathIds()) {
            return null;
        }
        long[] keys = new long[first.count() + second.count()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i < first.count() ? first.key(i) : second.key(i - first.count());
        }
        return new Ipv4Nlri(a.family(), keys, join(a.pathIds(), b.pathIds()));
    }

    private static int @Nullable [] join(int @Nullable [] a, int @Nullable [] b) {
        if (a == null || b == null) {
            return null;
        }
        int[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
