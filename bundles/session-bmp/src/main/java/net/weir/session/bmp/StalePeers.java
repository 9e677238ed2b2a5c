package net.weir.session.bmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.Peer;
import net.weir.model.PeerKey;

/** Peers whose routes outlive the connection that told of them, until they are told of again or it is too late. */
final class StalePeers {
    private final Map<PeerKey, StalePeer> peers = new HashMap<>();

    void add(StalePeer peer) {
        peers.put(peer.peer().key(), peer);
    }

    /** The peer is up again: its routes are its own business from now on. */
    void back(Peer peer) {
        peers.remove(peer.key());
    }

    /** Those whose time is over; they are held no longer. */
    List<Peer> expired(long nowNanos) {
        List<Peer> over = new ArrayList<>();
        peers.values().removeIf(one -> nowNanos - one.untilNanos() >= 0 && over.add(one.peer()));
        return over;
    }

    /** Hands all of them over. */
    List<StalePeer> give() {
        List<StalePeer> all = new ArrayList<>(peers.values());
        peers.clear();
        return all;
    }

    boolean isEmpty() {
        return peers.isEmpty();
    }
}
