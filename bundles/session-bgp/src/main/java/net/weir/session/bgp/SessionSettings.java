package net.weir.session.bgp;

import java.util.List;
import java.util.Map;
import net.weir.codec.bgp.OpenMessage;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a session with one peer is to be: who we are there, whom we expect, what we offer.
 *
 * @param localAs our AS on this session
 * @param bgpId our BGP identifier, an IPv4 address that is not 0.0.0.0
 * @param families offered, at least one, in the order of the OPEN
 * @param addPath what we offer of RFC 7911 for a family: the sum of {@code Capability.AddPath.RECEIVE} and {@code SEND}
 * @param extendedNextHop families whose next hop may be an IPv6 address (RFC 8950)
 * @param gracefulRestart null: not offered
 * @param role ours, null: not said; only to external peers
 * @param strictRole the peer has to say its role too
 * @param hostname null: not said
 * @param way what we do to get a connection
 */
public record SessionSettings(
        Asn localAs,
        IpAddress bgpId,
        RemoteAs remoteAs,
        List<Family> families,
        Map<Family, Integer> addPath,
        List<Family> extendedNextHop,
        @Nullable GracefulRestart gracefulRestart,
        @Nullable PeerRole role,
        boolean strictRole,
        @Nullable String hostname,
        SessionTimes times,
        Way way) {

    /**
     * The optional session attributes of RFC 4271 section 8 that are not times.
     *
     * @param passive wait to be dialled
     * @param damp let a peer that fails again and again wait longer
     * @param notificationWithoutOpen tell a peer what was wrong also before our OPEN
     */
    public record Way(boolean passive, boolean damp, boolean notificationWithoutOpen) {
        public static final Way ACTIVE = new Way(false, true, true);
        public static final Way PASSIVE = new Way(true, true, true);
    }

    public SessionSettings {
        families = List.copyOf(families);
        addPath = Map.copyOf(addPath);
        extendedNextHop = List.copyOf(extendedNextHop);
        if (bgpId.isV6() || bgpId.isUnspecified()) {
            throw new IllegalArgumentException("no BGP identifier: " + bgpId);
        }
        if (localAs.number() == 0 || localAs.equals(Asn.TRANS)) {
            throw new IllegalArgumentException("no AS of a speaker: " + localAs);
        }
        if (families.isEmpty()) {
            throw new IllegalArgumentException("no address family");
        }
    }

    /** IPv4 and IPv6 unicast with default times and nothing that needs to be asked for. */
    public static SessionSettings of(Asn localAs, IpAddress bgpId, RemoteAs remoteAs) {
        return new SessionSettings(
                localAs,
                bgpId,
                remoteAs,
                List.of(Family.IPV4_UNICAST, Family.IPV6_UNICAST),
                Map.of(),
                List.of(),
                null,
                null,
                false,
                null,
                SessionTimes.DEFAULT,
                Way.ACTIVE);
    }

    /** The OPEN that says so. */
    public OpenMessage open() {
        return Offer.open(this);
    }

    public SessionSettings withFamilies(List<Family> other) {
        return new SessionSettings(
                localAs,
                bgpId,
                remoteAs,
                other,
                addPath,
                extendedNextHop,
                gracefulRestart,
                role,
                strictRole,
                hostname,
                times,
                way);
    }

    public SessionSettings withAddPath(Map<Family, Integer> other) {
        return new SessionSettings(
                localAs,
                bgpId,
                remoteAs,
                families,
                other,
                extendedNextHop,
                gracefulRestart,
                role,
                strictRole,
                hostname,
                times,
                way);
    }

    public SessionSettings withExtendedNextHop(List<Family> other) {
        return new SessionSettings(
                localAs,
                bgpId,
                remoteAs,
                families,
                addPath,
                other,
                gracefulRestart,
                role,
                strictRole,
                hostname,
                times,
                way);
    }

    public SessionSettings withGracefulRestart(@Nullable GracefulRestart other) {
        return new SessionSettings(
                localAs,
                bgpId,
                remoteAs,
                families,
                addPath,
                extendedNextHop,
                other,
                role,
                strictRole,
                hostname,
                times,
                way);
    }

    public SessionSettings withRole(@Nullable PeerRole other, boolean strict) {
        return new SessionSettings(
                localAs,
                bgpId,
                remoteAs,
                families,
                addPath,
                extendedNextHop,
                gracefulRestart,
                other,
                strict,
                hostname,
                times,
                way);
    }

    public SessionSettings withHostname(@Nullable String other) {
        return new SessionSettings(
                localAs,
                bgpId,
                remoteAs,
                families,
                addPath,
                extendedNextHop,
                gracefulRestart,
                role,
                strictRole,
                other,
                times,
                way);
    }

    public SessionSettings withTimes(SessionTimes other) {
        return new SessionSettings(
                localAs,
                bgpId,
                remoteAs,
                families,
                addPath,
                extendedNextHop,
                gracefulRestart,
                role,
                strictRole,
                hostname,
                other,
                way);
    }

    public SessionSettings withWay(Way other) {
        return new SessionSettings(
                localAs,
                bgpId,
                remoteAs,
                families,
                addPath,
                extendedNextHop,
                gracefulRestart,
                role,
                strictRole,
                hostname,
                times,
                other);
    }
}
