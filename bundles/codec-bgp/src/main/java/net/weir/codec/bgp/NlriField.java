package net.weir.codec.bgp;

import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import org.jspecify.annotations.Nullable;

/** What was read from one of the four places of an UPDATE where NLRI are. Reused for every message of a lane. */
final class NlriField {
    /** Null if there are none, or they are lost. */
    @Nullable
    NlriBlock block;

    boolean hostBitsCleared;

    void clear() {
        block = null;
        hostBitsCleared = false;
    }

    boolean isOf(Family family) {
        NlriBlock present = block;
        return present != null && present.family().equals(family);
    }

    int flags() {
        return hostBitsCleared ? RouteUpdate.HOST_BITS_CLEARED : 0;
    }
}
