package net.weir.event;

import java.util.List;

/**
 * What follows up to {@link ResyncEnd} is what stands in a RIB, not news. What is not told of the peers named here by then
 * does not stand any more; so a receiver that missed something is right again at the end.
 */
public final class ResyncBegin extends Event {
    private final String rib;
    private final List<Integer> peers;

    /**
     * @param rib id of the RIB stage whose content is told
     * @param peers registry ids of the peers that are told, also of those without routes
     */
    public ResyncBegin(long receivedMicros, String rib, List<Integer> peers) {
        super(null, 0, receivedMicros);
        this.rib = rib;
        this.peers = List.copyOf(peers);
    }

    @Override
    public EventKind kind() {
        return EventKind.RESYNC_BEGIN;
    }

    public String rib() {
        return rib;
    }

    /** Peers that are told up to the end. Other lanes of the RIB tell theirs in a resync of their own. */
    public List<Integer> peers() {
        return peers;
    }

    @Override
    public int weight() {
        return 120 + 20 * peers.size();
    }
}
