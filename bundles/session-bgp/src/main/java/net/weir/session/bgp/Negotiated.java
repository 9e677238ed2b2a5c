package net.weir.session.bgp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import org.jspecify.annotations.Nullable;

/**
 * What the OPENs of a session agree on. Immutable.
 *
 * @param sent ours
 * @param received the peer's
 * @param receivedOctets the same as it came, marker included
 * @param families that both offer
 * @param in how to read what the peer sends
 * @param out how to write what it gets
 */
public record Negotiated(
        OpenMessage sent,
        OpenMessage received,
        Bytes receivedOctets,
        List<Family> families,
        SessionParameters in,
        SessionParameters out) {
    public Negotiated {
        families = List.copyOf(families);
    }

    public static Negotiated of(OpenMessage sent, OpenMessage received) {
        return of(sent, received, Bytes.copyOf(received.encode()));
    }

    static Negotiated of(OpenMessage sent, OpenMessage received, Bytes octets) {
        SessionParameters both = SessionParameters.between(received, sent);
        // who offers extended messages has to take them, whatever the other offers (RFC 8654 section 4)
        SessionParameters in =
                new SessionParameters(both.fourOctetAs(), both.addPath(), sent.has(Capability.ExtendedMessage.class));
        return new Negotiated(
                sent,
                received,
                octets,
                OpenJudge.common(received.families(), sent.families()),
                in,
                SessionParameters.between(sent, received));
    }

    /** The peer's AS. */
    public Asn remoteAs() {
        return received.asn();
    }

    public boolean isInternal() {
        return received.asn().equals(sent.asn());
    }

    /** The smaller of both, 0: neither keepalives nor a limit. */
    public int holdSeconds() {
        return Math.min(sent.holdTimeSeconds(), received.holdTimeSeconds());
    }

    /** A third of the hold time (RFC 4271 section 10), at least 1 s; 0: never. */
    public int keepaliveSeconds() {
        return holdSeconds() == 0 ? 0 : Math.max(1, holdSeconds() / 3);
    }

    /** The peer answers ROUTE-REFRESH. */
    public boolean routeRefresh() {
        return both(Capability.RouteRefresh.class);
    }

    /** It frames its answers (RFC 7313). */
    public boolean enhancedRouteRefresh() {
        return both(Capability.EnhancedRouteRefresh.class);
    }

    /** The peer takes IPv6 next hops for the family (RFC 8950). */
    public boolean extendedNextHop(Family family) {
        return listsNextHop(sent, family) && listsNextHop(received, family);
    }

    private static boolean listsNextHop(OpenMessage open, Family family) {
        Capability.ExtendedNextHop offered = open.first(Capability.ExtendedNextHop.class);
        return offered != null
                && offered.entries().stream()
                        .anyMatch(entry -> entry.family().equals(family) && entry.nextHopAfi() == 2);
    }

    /** The role that the peer says it has, null if it says none or an unknown one. */
    public @Nullable PeerRole remoteRole() {
        Capability.Role told = received.first(Capability.Role.class);
        return told == null ? null : PeerRole.of(told.role());
    }

    /** What the peer told of graceful restart if both did, else null. */
    public Capability.@Nullable GracefulRestart gracefulRestart() {
        return both(Capability.GracefulRestart.class) ? received.first(Capability.GracefulRestart.class) : null;
    }

    /** Routes outlive NOTIFICATIONs other than a Hard Reset (RFC 8538 section 2). */
    public boolean notificationKeepsRoutes() {
        Capability.GracefulRestart theirs = gracefulRestart();
        Capability.GracefulRestart ours = sent.first(Capability.GracefulRestart.class);
        return theirs != null && ours != null && (theirs.flags() & ours.flags() & Offer.NOTIFICATION) != 0;
    }

    /** The peer has only just come back: the Restart State bit. */
    public boolean remoteRestarted() {
        Capability.GracefulRestart theirs = received.first(Capability.GracefulRestart.class);
        return theirs != null && (theirs.flags() & 8) != 0;
    }

    /** Capabilities of ours that the peer has not, or not so: what it refused. */
    public List<Capability> refused() {
        return missing(sent, received);
    }

    /** Capabilities of the peer that we did not offer, also unknown ones. */
    public List<Capability> unused() {
        return missing(received, sent);
    }

    private static List<Capability> missing(OpenMessage from, OpenMessage in) {
        Set<Object> there = new HashSet<>();
        in.capabilities().forEach(capability -> there.add(identity(capability)));
        return from.capabilities().stream()
                .filter(capability -> !there.contains(identity(capability)))
                .toList();
    }

    /** What makes two capabilities the same offer: the family of a multiprotocol one, of others the code. */
    private static Object identity(Capability capability) {
        return capability instanceof Capability.Multiprotocol one ? one.family() : capability.code();
    }

    private boolean both(Class<? extends Capability> type) {
        return sent.has(type) && received.has(type);
    }
}
