package net.weir.session.bmp;

import java.util.ArrayList;
import java.util.Collections;
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
    private static final int MAX_PEER_UPS = 16;
    private static final int MAX_TEXTS = 16;

    final SessionKey key;
    private final BmpMessage.PeerUp up;
    private final List<BmpMessage.PeerUp> told = new ArrayList<>(1);
    private final List<PeerView> views = new ArrayList<>(2);
    private OpenPair opens;

    PeerSession(BmpMessage.PeerUp up) {
        this.up = up;
        this.told.add(up);
        this.key = SessionKey.of(up.peer());
        this.opens = OpenPair.decode(up.sentOpen(), up.receivedOpen());
    }

    /** True if the other Peer Up tells of the same session: same ports, same OPENs. */
    boolean isSameSession(BmpMessage.PeerUp other) {
        for (BmpMessage.PeerUp one : told) {
            if (hasSamePorts(one, other)
                    && one.sentOpen().equals(other.sentOpen())
                    && one.receivedOpen().equals(other.receivedOpen())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSamePorts(BmpMessage.PeerUp one, BmpMessage.PeerUp other) {
        return one.localPort() == other.localPort() && one.remotePort() == other.remotePort();
    }

    /**
     * Takes a further Peer Up of a Loc-RIB whose OPENs name only families that were not named before: Huawei sends one for
     * each family (VRP 8.210, tried). To take that for a restart would withdraw what the first family brought.
     *
     * @return false if it is no such thing
     */
    boolean extend(BmpMessage.PeerUp other) {
        if (!up.peer().isLocRib() || told.size() == MAX_PEER_UPS || !hasSamePorts(up, other)) {
            return false;
        }
        OpenPair more = OpenPair.decode(other.sentOpen(), other.receivedOpen());
        if (more.commonFamilies().isEmpty() || !Collections.disjoint(more.commonFamilies(), opens.commonFamilies())) {
            return false;
        }
        told.add(other);
        opens = opens.plus(more);
        views.forEach(view -> view.negotiated(opens));
        return true;
    }

    /** True if its Peer Up was not seen. */
    boolean isInferred() {
        return up.sentOpen().length() == 0 && up.receivedOpen().length() == 0;
    }

    OpenPair opens() {
        return opens;
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

    /**
     * What stays the same under a registry id. A link-local address may be that of several peers, at both ends: with one,
     * AS and BGP identifier are part of who the peer is, and others mean another peer, not a restart.
     */
    static PeerKey peerKey(RouterKey router, BmpMessage.PeerUp up, View view) {
        IpAddress address = up.peer().address();
        boolean ambiguous = address != null && address.isLinkLocal();
        return new PeerKey(
                router,
                up.peer().type(),
                up.peer().distinguisher(),
                address,
                view,
                ambiguous
                        ? new PeerKey.LinkLocal(
                                up.localAddress(), up.peer().asn(), up.peer().bgpId())
                        : null);
    }

    PeerKey peerKey(RouterKey router, View view) {
        return peerKey(router, up, view);
    }

    Peer.Facts facts(PerPeerHeader header) {
        return new Peer.Facts(up.peer().asn(), up.peer().bgpId(), up.vrf(), header.isFiltered());
    }

    PeerUp.Session facts() {
        return new PeerUp.Session(
                up.localAddress(),
                up.localPort(),
                up.remotePort(),
                up.sentOpen(),
                up.receivedOpen(),
                capped(up.strings()),
                capped(up.adminLabels()));
    }

    private static List<String> capped(List<String> texts) {
        return texts.size() > MAX_TEXTS ? texts.subList(0, MAX_TEXTS) : texts;
    }
}
