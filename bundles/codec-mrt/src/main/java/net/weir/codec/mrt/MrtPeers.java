package net.weir.codec.mrt;

import net.weir.model.Peer;
import net.weir.model.PeerKey;

/** Gives a peer that an archive shows its id and epoch, at the moment it comes up. Called on the decoder's thread. */
@FunctionalInterface
public interface MrtPeers {
    Peer up(PeerKey key, Peer.Facts facts);
}
