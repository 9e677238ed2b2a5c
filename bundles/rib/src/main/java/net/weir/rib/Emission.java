package net.weir.rib;

import net.weir.api.EventSink;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerRoutesGone;
import net.weir.event.PeerUp;
import net.weir.event.RouteChange;
import net.weir.event.RouterDown;

/**
 * Hands on what became of one event and gives each its place: the origin's, with a subsequence that rises by one. Confined
 * to one lane.
 */
final class Emission {
    private final EventSink out;
    private final Event origin;
    private int used;

    Emission(Event origin, EventSink out) {
        this(origin, out, 0);
    }

    /** @param used subsequences that are taken */
    Emission(Event origin, EventSink out, int used) {
        this.origin = origin;
        this.out = out;
        this.used = used;
    }

    void change(RouteChange change) {
        change.stampFrom(origin, origin.subsequence() + used++);
        out.accept(change);
    }

    /** @param parts how many places it needs when it is expanded */
    void gone(PeerRoutesGone gone, int parts) {
        gone.stampFrom(origin, origin.subsequence() + used);
        used += parts;
        out.accept(gone);
    }

    /** The origin as it goes on: itself, or a copy behind what was made of it, so that places rise. */
    Event origin() {
        if (used == 0) {
            used = 1;
            return origin;
        }
        Event behind = copy(origin);
        behind.stampFrom(origin, origin.subsequence() + used++);
        return behind;
    }

    void pass(Event event) {
        out.accept(event);
    }

    private static Event copy(Event event) {
        long observed = event.observedMicros();
        long received = event.receivedMicros();
        if (event instanceof PeerUp up && up.peer() != null) {
            return new PeerUp(up.peer(), observed, received, up.session(), up.replayed());
        }
        if (event instanceof PeerDown down && down.peer() != null) {
            return new PeerDown(down.peer(), observed, received, down.reason(), down.code(), down.data());
        }
        if (event instanceof EndOfRib end && end.peer() != null) {
            return new EndOfRib(end.peer(), observed, received, end.family(), end.assumed());
        }
        if (event instanceof RouterDown down) {
            return new RouterDown(received, down.router(), down.cause(), down.detail(), down.holdMicros());
        }
        throw new IllegalArgumentException("nothing is made of " + event);
    }
}
