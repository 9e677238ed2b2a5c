package net.weir.event;

import net.weir.model.Family;
import net.weir.model.Peer;

/** The peer asks for a family again or frames its answer (RFC 2918, RFC 7313). */
public final class RouteRefresh extends Event {
    private final Family family;
    private final int subtype;

    /** @param subtype 0 request, 1 beginning, 2 end of refresh; others as received */
    public RouteRefresh(Peer peer, long observedMicros, long receivedMicros, Family family, int subtype) {
        super(peer, observedMicros, receivedMicros);
        this.family = family;
        this.subtype = subtype;
    }

    @Override
    public EventKind kind() {
        return EventKind.ROUTE_REFRESH;
    }

    public Family family() {
        return family;
    }

    public int subtype() {
        return subtype;
    }
}
