package net.weir.http.metrics;

import java.util.List;
import net.weir.admin.Peers.FamilyStatus;
import net.weir.admin.Peers.PeerStatus;
import net.weir.admin.Peers.RouterStatus;
import net.weir.model.Peer;
import net.weir.model.RouterKey;
import net.weir.query.RibQuery;
import net.weir.query.RibQuery.PeerSummary;

/**
 * Numbers of routers, peers and RIBs. At most {@link #LIMIT} of each are shown, those that are up before those that are
 * gone: more would be more than a Prometheus server wants of one target, and {@code /api/v1} has them all. How many are
 * left out is a number too.
 */
final class SessionMetrics {
    static final int LIMIT = 2000;
    private static final double MICROS = 1e6;

    private final Families families;
    private final long departedSince;

    /** @param departedSince what went down before that has no series; microseconds since 1970 */
    SessionMetrics(Families families, long departedSince) {
        this.families = families;
        this.departedSince = departedSince;
    }

    void routers(List<RouterStatus> routers) {
        families.gauge("weir_routers", "Routers known since the start.", routers.size());
        Chosen<RouterStatus> chosen =
                Chosen.of(routers, RouterStatus::up, router -> router.sinceMicros() < departedSince, LIMIT);
        chosen.shown().forEach(this::router);
        omitted("routers", chosen.omitted());
    }

    private void omitted(String what, int count) {
        families.gauge(
                "weir_metrics_omitted",
                "Routers, peers and families of peers in RIBs without series of their own: more than the bound, or gone for long.",
                count,
                "of",
                what);
    }

    private void router(RouterStatus status) {
        RouterKey key = status.router().key();
        String[] of = {"source", key.source(), "router", key.toString()};
        families.gauge("weir_router_up", "1 while a router is connected.", status.up() ? 1 : 0, of);
        families.gauge(
                "weir_router_since_timestamp_seconds",
                "When a router came up or went down.",
                status.sinceMicros() / MICROS,
                of);
        families.counter("weir_router_reconnects_total", "How often a router came back.", status.reconnects(), of);
        families.counter(
                "weir_router_received_bytes_total", "Octets received on the present connection.", status.octets(), of);
        families.gauge(
                "weir_router_lag_seconds",
                "Time from the last socket read until its events were through.",
                status.lagMicros() / MICROS,
                of);
        status.messages()
                .forEach((type, count) -> families.counter(
                        "weir_router_messages_total",
                        "Messages received on the present connection, by type.",
                        count,
                        "source",
                        key.source(),
                        "router",
                        key.toString(),
                        "type",
                        type));
    }

    void peers(List<PeerStatus> peers) {
        families.gauge("weir_peers", "Peers known since the start.", peers.size());
        Chosen<PeerStatus> chosen = Chosen.of(peers, PeerStatus::up, peer -> peer.sinceMicros() < departedSince, LIMIT);
        chosen.shown().forEach(this::peer);
        omitted("peers", chosen.omitted());
    }

    private void peer(PeerStatus status) {
        Peer peer = status.peer();
        String id = Integer.toString(peer.id());
        String address =
                peer.key().address() == null ? "" : peer.key().address().toString();
        families.gauge(
                "weir_peer_info",
                "Who a peer is; join by the label peer.",
                1,
                "peer",
                id,
                "source",
                peer.key().router().source(),
                "router",
                peer.key().router().toString(),
                "address",
                address,
                "asn",
                Long.toString(peer.asn().number()),
                "view",
                peer.view().toString(),
                "distinguisher",
                peer.key().distinguisherText(),
                "vrf",
                peer.facts().vrf());
        String[] of = {"peer", id, "address", address, "view", peer.view().toString()};
        families.gauge("weir_peer_up", "1 while a peer is up.", status.up() ? 1 : 0, of);
        families.gauge(
                "weir_peer_incomplete",
                "1 while a peer's routes here may differ from its own.",
                status.incompleteSinceMicros() == 0 ? 0 : 1,
                of);
        families.gauge(
                "weir_peer_last_message_timestamp_seconds",
                "When the last event of a peer was received; 0 if there was none.",
                status.lastMessageMicros() / MICROS,
                of);
        if (status.reportedRoutes() >= 0) {
            families.gauge(
                    "weir_peer_reported_routes",
                    "Routes of a peer as its router counts them, all families.",
                    status.reportedRoutes(),
                    of);
        }
        status.families()
                .forEach(counts -> family(counts, id, address, peer.view().toString()));
    }

    private void family(FamilyStatus counts, String id, String address, String view) {
        String[] of = {
            "peer",
            id,
            "address",
            address,
            "view",
            view,
            "family",
            counts.family().toString()
        };
        families.counter(
                "weir_peer_announced_routes_total", "Routes announced since the last Peer Up.", counts.announced(), of);
        families.counter(
                "weir_peer_withdrawn_routes_total", "Routes withdrawn since the last Peer Up.", counts.withdrawn(), of);
        families.counter(
                "weir_peer_treated_as_withdraw_routes_total",
                "Routes withdrawn because their announcement was damaged.",
                counts.treatedAsWithdraw(),
                of);
        families.gauge(
                "weir_peer_end_of_rib",
                "1 if End-of-RIB was seen or assumed since the last Peer Up.",
                counts.endOfRib().equals("none") ? 0 : 1,
                of);
        families.gauge(
                "weir_peer_family_last_message_timestamp_seconds",
                "When the last event of a family was received; 0 if there was none.",
                counts.lastMessageMicros() / MICROS,
                of);
        families.gauge(
                "weir_peer_dirty",
                "1 from a message with routes that was skipped unread until the End-of-RIB after the next Peer Up.",
                counts.dirty() ? 1 : 0,
                of);
        if (counts.reportedRoutes() >= 0) {
            families.gauge(
                    "weir_peer_family_reported_routes",
                    "Routes of a family as the router counts them.",
                    counts.reportedRoutes(),
                    of);
        }
    }

    void rib(String id, RibQuery rib) {
        RibQuery.Summary summary = rib.summary();
        Chosen<PeerSummary> chosen = Chosen.of(summary.peers(), PeerSummary::up, peer -> false, LIMIT);
        chosen.shown().forEach(peer -> inRib(id, peer));
        omitted("rib " + id, chosen.omitted());
    }

    private void inRib(String rib, PeerSummary peer) {
        String[] of = {
            "rib",
            rib,
            "peer",
            Integer.toString(peer.peer().id()),
            "family",
            peer.family().toString()
        };
        families.gauge("weir_rib_peer_routes", "Routes of a peer.", peer.routes(), of);
        families.gauge(
                "weir_rib_peer_stale_routes", "Routes kept over the loss of the router.", peer.staleRoutes(), of);
        families.counter(
                "weir_rib_peer_duplicates_total", "Announcements that changed nothing.", peer.duplicates(), of);
        families.counter(
                "weir_rib_peer_absent_withdrawals_total",
                "Withdrawals of routes that were not there.",
                peer.absentWithdrawals(),
                of);
        families.gauge(
                "weir_rib_peer_dirty",
                "1 while damage on the wire may have left wrong routes.",
                peer.dirty() ? 1 : 0,
                of);
        families.gauge(
                "weir_rib_peer_incomplete",
                "1 while a RIB may lack routes of a peer, or have too many.",
                peer.incompleteSinceMicros() == 0 ? 0 : 1,
                of);
        families.gauge(
                "weir_rib_peer_end_of_rib",
                "1 if a RIB got End-of-RIB since the last Peer Up.",
                peer.endOfRib() ? 1 : 0,
                of);
        families.counter("weir_rib_peer_changes_total", "A peer's change count, its version.", peer.version(), of);
    }
}
