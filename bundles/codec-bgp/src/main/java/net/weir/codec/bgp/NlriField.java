package net.weir.codec.bgp;

import net.weir.event.RouteUpdate;
import net.weir.model.CompactNlri;
import net.weir.model.Family;
import org.jspecify.annotations.Nullable;

/** What was read from one of the four places of an UPDATE where NLRI are. Reused for every message of a lane. */
final class NlriField {
    /** A {@link CompactNlri}; null if there are none, or they are lost. */
    @Nullable
    Object nlri;

    boolean hostBitsCleared;
    /** The routes have no next hop, and are kept all the same. */
    boolean noNextHop;

    void clear() {
        nlri = null;
        hostBitsCleared = false;
        noNextHop = false;
    }

    boolean isOf(Family family) {
        return family.equals(family());
    }

    /** Null if there are none. */
    @Nullable
    Family family() {
        return nlri == null ? null : CompactNlri.family(nlri);
    }

    int flags() {
        return (hostBitsCleared ? RouteUpdate.HOST_BITS_CLEARED : 0) | (noNextHop ? RouteUpdate.NO_NEXT_HOP : 0);
    }
}
