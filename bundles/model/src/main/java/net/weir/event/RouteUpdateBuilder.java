package net.weir.event;

import net.weir.event.RouteUpdate.Cause;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link RouteUpdate} of its parts: {@link #from} or {@link #arrival}, and routes; all else has a default, that of an
 * UPDATE of one part as a peer sent it. After {@link #build} it is as new and may be used again, so that a decoder makes
 * nothing but the update. Confined to its thread.
 *
 * <pre>{@code
 * RouteUpdate update = new RouteUpdateBuilder()
 *         .from(peer, observedMicros, receivedMicros)
 *         .announced(routes, attributes)
 *         .build();
 * }</pre>
 */
public final class RouteUpdateBuilder {
    private @Nullable Arrival arrival;
    private @Nullable Peer peer;
    private long observedMicros;
    private long receivedMicros;
    private @Nullable Family family;
    private @Nullable Object withdrawn;
    private @Nullable Object announced;
    private @Nullable PathAttributes attributes;
    private Cause cause = Cause.PEER;
    private int flags;
    private long messageSequence = 1;
    private int part = 1;
    private int parts = 1;
    private @Nullable BorrowedMessage raw;

    /** Whom it comes from and when, as in {@link Arrival#of}. */
    public RouteUpdateBuilder from(Peer newPeer, long observed, long received) {
        peer = newPeer;
        observedMicros = observed;
        receivedMicros = received;
        return this;
    }

    /** What it has in common with others that came together; instead of {@link #from}. */
    public RouteUpdateBuilder arrival(Arrival shared) {
        arrival = shared;
        return this;
    }

    /** The family that routes have to be of; needed only where none are given. */
    public RouteUpdateBuilder family(Family ofRoutes) {
        family = ofRoutes;
        return this;
    }

    /** The routes that are gone; null: none. */
    public RouteUpdateBuilder withdrawn(@Nullable NlriBlock routes) {
        withdrawn = routes;
        return this;
    }

    /** The same of IPv4 unicast without path ids, as {@link net.weir.model.Ipv4Nlri#keys}. */
    public RouteUpdateBuilder withdrawnKeys(long[] keys) {
        withdrawn = keys;
        return this;
    }

    /** The routes that are there now, with what they have in common; null and null: none. */
    public RouteUpdateBuilder announced(@Nullable NlriBlock routes, @Nullable PathAttributes set) {
        announced = routes;
        attributes = set;
        return this;
    }

    /** The same of IPv4 unicast without path ids. */
    public RouteUpdateBuilder announcedKeys(long[] keys, PathAttributes set) {
        announced = keys;
        attributes = set;
        return this;
    }

    public RouteUpdateBuilder cause(Cause why) {
        cause = why;
        return this;
    }

    /** @param sum of the constants of {@link RouteUpdate} */
    public RouteUpdateBuilder flags(int sum) {
        flags = sum;
        return this;
    }

    /** @param sequence number of the UPDATE within its transport session, from 1 */
    public RouteUpdateBuilder message(long sequence) {
        messageSequence = sequence;
        return this;
    }

    /** @param number 1 to {@code count}; {@code count}: how many the UPDATE became, 7 at most */
    public RouteUpdateBuilder part(int number, int count) {
        part = number;
        parts = count;
        return this;
    }

    /** The UPDATE as received, lent for the call on the lane. */
    public RouteUpdateBuilder raw(@Nullable BorrowedMessage message) {
        raw = message;
        return this;
    }

    /** @throws IllegalArgumentException if what was given does not go together */
    public RouteUpdate build() {
        try {
            Family wanted = family;
            if (wanted != null) {
                RouteUpdate.requireFamily(wanted, withdrawn);
                RouteUpdate.requireFamily(wanted, announced);
            }
            Arrival of = arrival;
            if (of == null) {
                of = Arrival.of(peer, observedMicros, receivedMicros, messageSequence);
            }
            return new RouteUpdate(
                    of,
                    withdrawn == null && announced == null ? family : withdrawn,
                    announced,
                    attributes,
                    of.offset(messageSequence) | RouteUpdate.details(cause, flags, part, parts),
                    raw);
        } finally {
            clear();
        }
    }

    private void clear() {
        arrival = null;
        peer = null;
        observedMicros = 0;
        receivedMicros = 0;
        family = null;
        withdrawn = null;
        announced = null;
        attributes = null;
        cause = Cause.PEER;
        flags = 0;
        messageSequence = 1;
        part = 1;
        parts = 1;
        raw = null;
    }
}
