package net.weir.source.bmp;

import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PerPeerHeader;
import net.weir.event.PeerUp;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/** A BGP session that the router reported up, with those of its views that were heard of. Confined to the lane. */
final class PeerSession {
    final Key key;
    final OpenPair opens;
    private final BmpMessage.PeerUp up;
    private final List<PeerView> views = new ArrayList<>(2);

    /**
     * What all messages of a session share; O and L flags and the AS do not count.
     *
     * @param v6 true if the address is IPv6
     */
    record Key(int type, long distinguisher, boolean v6, long high, long low, int bgpId) {
        static Key of(PerPeerHeader peer) {
            boolean locRib = peer.isLocRib();
            return new Key(
                    peer.type(),
                    peer.distinguisher(),
                    peer.isV6(),
                    locRib || !peer.isV6() ? 0 : peer.addressHigh(),
                    locRib ? 0 : peer.isV6() ? peer.addressLow() : (int) peer.addressLow(),
                    peer.bgpIdBits());
        }

        Key withBgpId(int id) {
            return new Key(type, distinguisher, v6, high, low, id);
        }
    }

    PeerSession(BmpMessage.PeerUp up) {
        this.up = up;
        this.key = Key.of(up.peer());
        this.opens = OpenPair.decode(up.sentOpen(), up.receivedOpen());
    }

    /** True if the other Peer Up tells of the same session: same ports, same OPENs. */
    boolean isSameSession(BmpMessage.PeerUp other) {
        return up.localPort() == other.localPort()
                && up.remotePort() == other.remotePort()
                && up.sentOpen().equals(other.sentOpen())
                && up.receivedOpen().equals(other.receivedOpen());
    }

    @Nullable
    PeerView view(View view) {
        for (PeerView one : views) {
            if (one.peer.view() == view) {
                return one;
            }
        }
        return null;
    }

    List<PeerView> views() {
        return views;
    }

    /** What stays the same under a registry id. A link-local address alone may be that of several peers. */
    static PeerKey peerKey(RouterKey router, BmpMessage.PeerUp up, View view) {
        IpAddress address = up.peer().address();
        boolean ambiguous = address != null && address.isLinkLocal();
        return new PeerKey(
                router,
                up.peer().type(),
                up.peer().distinguisher(),
                address,
                view,
                ambiguous ? up.localAddress() : null);
    }

    PeerKey peerKey(RouterKey router, View view) {
        return peerKey(router, up, view);
    }

    Peer.Facts facts(PerPeerHeader header) {
        return new Peer.Facts(up.peer().asn(), up.peer().bgpId(), up.vrf(), header.isFiltered());
    }

    PeerUp.Session toldSession() {
        return new PeerUp.Session(
                up.localAddress(), up.localPort(), up.remotePort(), up.sentOpen(), up.receivedOpen(), up.strings());
    }
}
