package net.weir.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.weir.model.AsPath;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.View;
import net.weir.query.RibQuery.Route;

/**
 * A route with what the choice of the best one looks at, read once.
 *
 * @param neighbour first AS of the path without confederation segments, -1 if it has none
 * @param identifier ORIGINATOR_ID, else BGP identifier of the peer; above all others if neither is known
 * @param clusters length of CLUSTER_LIST
 */
record Candidate(
        Route route,
        long localPref,
        int hops,
        Origin origin,
        long med,
        long neighbour,
        Session origins,
        long identifier,
        int clusters) {
    private static final long DEFAULT_LOCAL_PREF = 100;

    /** Where a tie is left: lowest peer address, path id, peer id. */
    static final Comparator<Candidate> BY_ADDRESS = Comparator.<Candidate, IpAddress>comparing(
                    c -> c.route.peer().key().address(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(c -> Integer.toUnsignedLong(c.route.pathId()))
            .thenComparing(c -> c.route.peer().id());

    /** How the router and its peer stand to each other, as far as a route tells it. */
    enum Session {
        EXTERNAL,
        INTERNAL,
        UNKNOWN
    }

    Candidate(Route route) {
        this(
                route,
                route.attributes(),
                asReceived(route.peer().asn(), route.attributes().asPath()));
    }

    /**
     * The path without the router's own AS: FRR 8.4 puts it in front of what it tells of external peers behind its policy
     * (and not in its own table), so that all neighbours would look like one.
     */
    private static AsPath asReceived(Asn peer, AsPath path) {
        if (path.segments().isEmpty()) {
            return path;
        }
        AsPath.Segment head = path.segments().get(0);
        List<Asn> asns = head.asns();
        boolean ownInFront = head.kind() == AsPath.Kind.SEQUENCE
                && asns.size() > 1
                && !asns.get(0).equals(peer)
                && asns.get(1).equals(peer);
        if (!ownInFront) {
            return path;
        }
        List<AsPath.Segment> segments = new ArrayList<>(path.segments());
        segments.set(0, new AsPath.Segment(head.kind(), asns.subList(1, asns.size())));
        return AsPath.of(segments.toArray(AsPath.Segment[]::new));
    }

    private Candidate(Route route, PathAttributes attributes, AsPath path) {
        this(
                route,
                attributes.localPref() < 0 ? DEFAULT_LOCAL_PREF : attributes.localPref(),
                path.hopCount(),
                BestPath.orIncomplete(attributes.origin()),
                Math.max(0, attributes.med()),
                neighbour(path),
                session(route, attributes, path),
                identifier(route, attributes),
                attributes.clusterList().size());
    }

    private static long neighbour(AsPath path) {
        for (AsPath.Segment segment : path.segments()) {
            boolean counts = segment.kind() == AsPath.Kind.SEQUENCE || segment.kind() == AsPath.Kind.SET;
            if (counts && !segment.asns().isEmpty()) {
                return segment.asns().get(0).number();
            }
        }
        return -1;
    }

    /**
     * A path that begins with the peer's AS was sent by an external peer. A reflected route, an empty path and one that
     * begins with a confederation segment were not. Of any other, as received, LOCAL_PREF tells: internal peers send it and
     * external ones do not (RFC 4271 section 5.1.5). Behind a policy it may be the router's own.
     */
    private static Session session(Route route, PathAttributes attributes, AsPath path) {
        List<AsPath.Segment> segments = path.segments();
        boolean inside = attributes.originatorId() != null
                || segments.isEmpty()
                || segments.get(0).kind() == AsPath.Kind.CONFED_SEQUENCE
                || segments.get(0).kind() == AsPath.Kind.CONFED_SET;
        if (inside) {
            return Session.INTERNAL;
        }
        Asn first = path.first();
        if (first != null && first.equals(route.peer().asn())) {
            return Session.EXTERNAL;
        }
        if (route.peer().view() != View.ADJ_RIB_IN_PRE) {
            return Session.UNKNOWN;
        }
        return attributes.localPref() >= 0 ? Session.INTERNAL : Session.EXTERNAL;
    }

    private static long identifier(Route route, PathAttributes attributes) {
        IpAddress originator = attributes.originatorId();
        IpAddress id = originator != null ? originator : route.peer().facts().bgpId();
        return id == null || id.isUnspecified() ? 1L << 32 : id.low();
    }
}
