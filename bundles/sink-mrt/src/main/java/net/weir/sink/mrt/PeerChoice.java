package net.weir.sink.mrt;

import net.weir.model.Peer;
import net.weir.model.View;

/**
 * Which peers are archived: readers of an archive know a peer by address and AS, so one view of one VRF goes into a file.
 *
 * @param vrf name or route distinguisher; empty: those outside of any
 */
record PeerChoice(View view, String vrf) {

    boolean has(Peer peer) {
        if (peer.view() != view) {
            return false;
        }
        String name = peer.facts().vrf();
        return vrf.isEmpty()
                ? !peer.key().isDistinguished()
                : vrf.equals(name) || vrf.equals(peer.key().distinguisherText());
    }
}
