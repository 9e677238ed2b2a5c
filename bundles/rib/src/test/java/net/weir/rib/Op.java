package net.weir.rib;

import java.util.List;
import net.weir.event.RouteUpdate;

/** One thing that happens to a RIB in a random history. Numbers are taken modulo what there is. */
sealed interface Op {
    record Up(int peer, int lane, boolean newEpoch, boolean replayed) implements Op {}

    record Down(int peer) implements Op {}

    record RouterDown(int router, int lane, boolean hold) implements Op {}

    record EndOfRib(int peer, int family) implements Op {}

    /** Routes are indexes into a pool of (prefix, path id); {@code attributes} 0: none. */
    record Update(
            int peer,
            int family,
            boolean addPath,
            List<Integer> withdrawn,
            List<Integer> announced,
            int attributes,
            RouteUpdate.Cause cause,
            int epochsBack,
            boolean observed)
            implements Op {}

    record Gap(int lane, boolean all, int family) implements Op {}

    record Malformed(int peer, int family) implements Op {}

    /** The worker takes memory back. */
    record Reclaim() implements Op {}

    /** A consumer comes late. */
    record Join() implements Op {}

    /** A consumer that came late is told a stretch of one lane. */
    record Tell(int listener, int lane) implements Op {}

    /** A consumer leaves, told or not. */
    record Leave(int listener) implements Op {}
}
