package net.weir.session.bmp;

import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PerPeerHeader;
import net.weir.event.PeerDown;
import net.weir.event.RouterDown;
import net.weir.model.Bytes;
import net.weir.model.Peer;
import net.weir.model.Router;
import org.jspecify.annotations.Nullable;

/** The lines of the log about routers and peers coming and going; text of routers in them is clean already. */
final class LogText {
    private LogText() {}

    static String routerUp(Router router, boolean again) {
        String descr = router.sysDescr() == null ? "" : ": " + router.sysDescr();
        return "router " + router + (again ? " sent another Initiation" : " up") + descr;
    }

    /** @param routes -1 if nobody counts them */
    static String routerDown(
            Router router, RouterDown.Cause cause, String detail, int views, long routes, long holdMicros) {
        String counted = routes < 0 ? "" : ", " + routes + " routes";
        String what = holdMicros == 0
                ? routes < 0 ? "" : counted + " lost"
                : (routes < 0 ? ", routes" : counted) + " held for " + holdMicros / 1_000_000 + " s";
        return "router " + router + " down: " + cause + (detail.isEmpty() ? "" : " (" + detail + ")") + ", " + views
                + " peers" + what;
    }

    static String peerUp(Router router, Peer peer, String how) {
        return "peer " + peer(peer) + " of " + router + " up" + (how.isEmpty() ? "" : " (" + how + ")");
    }

    /** @param kept what a RIB kept of the peer, null if there is none */
    static String peerDown(
            Router router, Peer peer, PeerDown.Reason reason, int code, Bytes data, @Nullable StoredRoutes kept) {
        return "peer " + peer(peer) + " of " + router + " down: " + words(reason, code, data)
                + (kept == null ? "" : ", " + kept.routes() + " routes lost");
    }

    /** Name of the reason with what came with it: the NOTIFICATION, the event, or the bare code. */
    private static String words(PeerDown.Reason reason, int code, Bytes data) {
        return switch (reason) {
            case LOCAL_NOTIFICATION, REMOTE_NOTIFICATION -> reason + notification(data);
            case LOCAL_FSM_EVENT -> reason + (data.length() < 2 ? "" : ", event " + (data.u8(0) << 8 | data.u8(1)));
            case UNKNOWN -> code == 0 ? "came up again without going down" : reason + ", code " + code;
            case FEED_LOST -> reason + " (its router is no longer connected)";
            case REMOTE_CLOSED, MONITORING_STOPPED, LOC_RIB_DOWN -> reason.toString();
        };
    }

    private static String notification(Bytes data) {
        NotificationMessage message =
                NotificationMessage.decode(data.toArray(), 0, data.length()).message();
        return message == null ? " that cannot be read" : " " + message;
    }

    /** What came for a peer without a Peer Up, with the header fields by which it was looked for. */
    static String notUp(String what, PerPeerHeader peer, Router router) {
        return what + " a peer that is not up: " + (peer.isLocRib() ? "Loc-RIB" : peer.address()) + " of " + router
                + " (Peer Type " + peer.type() + ", Peer Flags 0x" + Integer.toHexString(peer.flags())
                + ", Peer Distinguisher 0x" + Long.toHexString(peer.distinguisher()) + ")";
    }

    static String peer(Peer peer) {
        StringBuilder out = new StringBuilder().append(peer.asn());
        if (peer.key().address() != null) {
            out.append(' ').append(peer.key().address());
        }
        if (peer.key().distinguisher() != 0) {
            out.append(" RD ").append(peer.key().distinguisherText());
        }
        String vrf = peer.facts().vrf();
        if (vrf != null && !vrf.isEmpty()) {
            out.append(" VRF ").append(vrf);
        }
        return out.append(' ').append(peer.view()).toString();
    }

    /** What a peer said of itself when it was up before. */
    static String changed(Router router, Peer peer, Peer.Facts before) {
        String vrf = before.vrf() == null ? "" : " VRF " + before.vrf();
        return "peer " + peer(peer) + " of " + router + " was " + before.asn() + " with BGP identifier "
                + before.bgpId() + vrf + " before, now " + peer.facts().bgpId();
    }

    /** What differs in a session that came up again without going down. */
    static String restart(BmpMessage.PeerUp up) {
        return up.peer().asn() + " " + up.peer().address() + " came up again with another OPEN, port or BGP identifier";
    }
}
