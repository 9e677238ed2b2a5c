package net.weir.session.bmp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.codec.bgp.Decoded;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.BmpMessageView;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.PeerHeaderView;
import net.weir.codec.bmp.PerPeerHeader;
import net.weir.event.EndOfRib;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.model.Bytes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Problem;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/**
 * Which of a router's BGP sessions are up and which of their views were heard of. Peer Up and Peer Down speak of
 * sessions; views are born by them or by the first Route Monitoring message with their flags. Confined to the lane.
 */
final class PeerTracker {
    private final SessionOutput out;
    private final SessionClock clock;
    private final UpdateDecoder decoder;
    private final SessionSettings settings;
    private final PeerTable table = new PeerTable();
    /** Sessions by what stays the same under a registry id, whatever the BGP identifier. */
    private final Map<PeerKey, PeerSession> byIdentity = new HashMap<>();

    private final StalePeers stale = new StalePeers();
    /** What was said of peers when they last came up, to tell what is new when they come again. */
    private final Map<PeerKey, Peer.Facts> facts = new HashMap<>();

    private final CountWatch counts;
    private Router router;

    PeerTracker(SessionOutput out, SessionClock clock, UpdateDecoder decoder, SessionSettings settings, Router router) {
        this.out = out;
        this.clock = clock;
        this.decoder = decoder;
        this.settings = settings;
        this.router = router;
        this.counts = new CountWatch(out);
    }

    void router(Router renamed) {
        router = renamed;
    }

    PeerView[] views() {
        return table.views();
    }

    void up(BmpMessage.PeerUp up, long observed, long nowNanos) {
        PeerSession session = table.session(up.peer());
        PeerKey identity = identity(up);
        PeerSession namesake = byIdentity.get(identity);
        boolean same = session != null && session.isSameSession(up);
        boolean extended = session != null && !same && session.extend(up);
        if (session != null && !same && !extended || namesake != null && namesake != session) {
            if (session == null || !session.isInferred()) {
                out.fault(SessionFault.PEER_RESTARTED, LogText.restart(up));
            }
            end(session == null ? namesake : session, observed, PeerDown.Reason.UNKNOWN, 0, Bytes.EMPTY);
            if (namesake != null && namesake != session && session != null) {
                end(namesake, observed, PeerDown.Reason.UNKNOWN, 0, Bytes.EMPTY);
            }
            session = null;
        }
        if (session == null) {
            session = admit(up, identity);
            if (session == null) {
                return;
            }
        }
        View view = viewOf(up.peer());
        if (session.view(view) != null) {
            if (!extended) {
                out.fault(
                        SessionFault.PEER_UP_REPEATED, "Peer Up for a peer that is up already: " + identity.address());
            }
            return;
        }
        born(session, view, up.peer(), observed, nowNanos, "");
    }

    /** The view of a Peer Up: the O flag means nothing there (RFC 8671 section 6.3). */
    private static View viewOf(PerPeerHeader peer) {
        if (peer.isLocRib()) {
            return View.LOC_RIB;
        }
        boolean post = (peer.flags() & PerPeerHeader.FLAG_POST_POLICY) != 0;
        return post ? View.ADJ_RIB_IN_POST : View.ADJ_RIB_IN_PRE;
    }

    private PeerKey identity(BmpMessage.PeerUp up) {
        return PeerSession.peerKey(router.key(), up, View.LOC_RIB);
    }

    private @Nullable PeerSession admit(BmpMessage.PeerUp up, PeerKey identity) {
        if (table.size() >= settings.maxPeers()) {
            out.fault(SessionFault.TOO_MANY_PEERS, "more than " + settings.maxPeers() + " peers of " + router);
            return null;
        }
        PeerSession session = new PeerSession(up);
        table.add(session);
        byIdentity.put(identity, session);
        if (!session.isInferred() && !session.opens().isReadable()) {
            out.fault(SessionFault.OPEN_DAMAGED, "an OPEN of " + up.peer().address() + " cannot be read");
        }
        return session;
    }

    private PeerView born(
            PeerSession session, View view, PerPeerHeader header, long observed, long nowNanos, String how) {
        RouterKey key = router.key();
        Peer peer = out.owner.up(session.peerKey(key, view), session.facts(header));
        stale.back(peer);
        boolean first = session.views().isEmpty();
        PeerView born = new PeerView(session, peer, decoder, nowNanos);
        table.add(born);
        out.owner.info(LogText.peerUp(router, peer, how));
        tellChange(peer);
        out.event(new PeerUp(peer, observed, clock.received(), session.facts(), session.isInferred()));
        if (first && !session.isInferred()) {
            tellDamage(peer, observed, session.facts().sentOpen());
            tellDamage(peer, observed, session.facts().receivedOpen());
        }
        return born;
    }

    /** What is wrong with an OPEN, such as a capability of an impossible length. */
    private void tellDamage(Peer peer, long observed, Bytes open) {
        Decoded<OpenMessage> decoded = OpenMessage.decode(open.toArray(), 0, open.length());
        for (Problem problem : decoded.problems()) {
            if (decoded.message() != null) { // else that is counted already
                out.fault(SessionFault.OPEN_DAMAGED, "an OPEN of " + peer + ": " + problem);
            }
            out.event(new Malformed(peer, observed, clock.received(), problem, null));
        }
    }

    private void tellChange(Peer peer) {
        if (facts.size() >= 2 * settings.maxPeers()) {
            facts.clear(); // only a sender that makes peers up gets here
        }
        Peer.Facts before = facts.put(peer.key(), peer.facts());
        if (before != null && !before.equals(peer.facts())) {
            out.owner.info(LogText.changed(router, peer, before));
        }
    }

    /** The view that a message speaks of, born now if only its session was known; null if not even that is. */
    @Nullable
    PeerView view(BmpMessageView message, long nowNanos) {
        PeerHeaderView header = message.peer();
        PeerView view = table.recent(header);
        if (view == null) {
            view = lookUp(header, nowNanos);
        }
        if (view != null) {
            view.lastHeardNanos = nowNanos;
        }
        return view;
    }

    private @Nullable PeerView lookUp(PeerHeaderView header, long nowNanos) {
        PeerSession known = table.session(header);
        View name = header.view();
        PeerSession session = known == null && settings.inferPeers() ? infer(header) : known;
        if (session == null || name == null) {
            return null;
        }
        PeerView view = session.view(name);
        if (view == null) {
            view = born(session, name, header, header.observedMicros(), nowNanos, "first routes of this view");
        }
        table.remember(header, view);
        return view;
    }

    /** A session whose Peer Up was not seen: nothing is known of it but that it is up. */
    private @Nullable PeerSession infer(PerPeerHeader header) {
        BmpMessage.PeerUp up =
                new BmpMessage.PeerUp(PeerHeader.copyOf(header), null, 0, 0, Bytes.EMPTY, Bytes.EMPTY, List.of());
        return admit(up, identity(up));
    }

    @Nullable
    PeerSession session(PerPeerHeader header) {
        return table.session(header);
    }

    /** What the router says of its routes, beside what is kept of them. */
    CountWatch counts() {
        return counts;
    }

    /** Any view of the session, for messages that speak of the session; null if it is unknown. */
    @Nullable
    PeerView anyView(PerPeerHeader header) {
        PeerSession session = table.session(header);
        if (session == null) {
            return null;
        }
        View named = header.view();
        PeerView view = named == null ? null : session.view(named);
        return view != null
                ? view
                : session.views().isEmpty() ? null : session.views().get(0);
    }

    /** The router that these are peers of. */
    Router router() {
        return router;
    }

    void down(BmpMessage.PeerDown down, long observed) {
        PeerSession exact = table.session(down.peer());
        List<PeerSession> sessions = exact != null
                ? List.of(exact)
                : down.peer().bgpIdBits() == 0 ? table.sessionsWithoutId(down.peer()) : List.of();
        if (sessions.isEmpty()) {
            out.fault(SessionFault.DOWN_OF_UNKNOWN_PEER, LogText.notUp("Peer Down for", down.peer(), router));
        }
        for (PeerSession session : sessions) {
            end(session, observed, PeerDown.Reason.ofBmpCode(down.reason()), down.reason(), down.data());
        }
    }

    private void end(@Nullable PeerSession session, long observed, PeerDown.Reason reason, int code, Bytes data) {
        if (session == null) {
            return;
        }
        table.remove(session);
        byIdentity.values().remove(session);
        for (PeerView view : session.views()) {
            gone(view.peer, observed, reason, code, data);
        }
    }

    private void gone(Peer peer, long observed, PeerDown.Reason reason, int code, Bytes data) {
        counts.gone(peer);
        out.owner.info(LogText.peerDown(router, peer, reason, code, data, out.owner.stored(peer, null)));
        out.event(new PeerDown(peer, observed, clock.received(), reason, code, data));
    }

    /** Routes of all peers that a RIB keeps, -1 if none can tell. */
    long routes() {
        long routes = -1;
        for (PeerView view : table.views()) {
            StoredRoutes kept = out.owner.stored(view.peer, null);
            if (kept != null) {
                routes = Math.max(0, routes) + kept.routes();
            }
        }
        return routes;
    }

    /** The connection is gone for good: nothing is known of any peer any more. */
    void allGone() {
        for (PeerView view : table.views()) {
            feedLost(view.peer);
        }
        stale.give().forEach(one -> feedLost(one.peer()));
        table.clear();
        byIdentity.clear();
    }

    private void feedLost(Peer peer) {
        gone(peer, 0, PeerDown.Reason.FEED_LOST, 0, Bytes.EMPTY);
    }

    /** The connection is gone, but the peers' routes stay as stale until then. */
    void markStale(long untilNanos) {
        for (PeerView view : table.views()) {
            stale.add(new StalePeer(view.peer, untilNanos));
            counts.gone(view.peer);
        }
        table.clear();
        byIdentity.clear();
    }

    /** Peers whose routes outlive the connection that told of them. */
    StalePeers stale() {
        return stale;
    }

    /** Ends what was held too long and takes dumps for complete where nothing came for a while. */
    void tick(long nowNanos) {
        stale.expired(nowNanos).forEach(this::feedLost);
        counts.tick(router, nowNanos);
        for (PeerView view : table.views()) {
            if (nowNanos - view.lastHeardNanos >= settings.silence().toNanos()) {
                assumeComplete(view);
            }
        }
    }

    private void assumeComplete(PeerView view) {
        for (FamilyProgress progress : view.pending()) {
            progress.complete = true;
            progress.assumedComplete = true;
            String text = view.peer + ": no End-of-RIB for " + progress.family + ", the dump is taken for complete";
            out.fault(SessionFault.DUMP_ASSUMED_COMPLETE, text);
            out.event(new EndOfRib(view.peer, 0, clock.received(), progress.family, true));
        }
    }
}
