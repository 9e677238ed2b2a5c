package net.weir.event;

import net.weir.model.Family;
import net.weir.model.Peer;

/** The peer has sent all it had of a family (RFC 4724 section 2). */
public final class EndOfRib extends Event {
    private final Family family;
    private final boolean assumed;

    /** @param assumed the peer never said so; nothing more came for a while */
    public EndOfRib(Peer peer, long observedMicros, long receivedMicros, Family family, boolean assumed) {
        super(peer, observedMicros, receivedMicros);
        this.family = family;
        this.assumed = assumed;
    }

    @Override
    public EventKind kind() {
        return EventKind.END_OF_RIB;
    }

    public Family family() {
        return family;
    }

    public boolean assumed() {
        return assumed;
    }
}
