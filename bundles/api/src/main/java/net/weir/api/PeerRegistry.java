package net.weir.api;

import net.weir.model.Peer;
import net.weir.model.PeerKey;
import org.osgi.annotation.versioning.ProviderType;

/** Gives peers their small stable ids. Thread-safe; meant for the moment a peer comes up, not for every message. */
@ProviderType
public interface PeerRegistry {

    /** The peer with a new epoch: its id is the one that the key had before, also before a restart. */
    Peer up(PeerKey key, Peer.Facts facts);
}
