package net.weir.roto.bgp;

import java.util.List;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Prefix;
import net.weir.model.RouterKey;
import net.weir.model.View;
import net.weir.roto.run.EnumValue;
import org.jspecify.annotations.Nullable;

/** Routes, peers and messages that scripts make themselves, for their tests. */
public final class Made {
    private static final PathAttributes PLAIN =
            PathAttributes.ofCanonical(new byte[] {0x40, AttributeType.ORIGIN, 1, 0, 0x40, AttributeType.AS_PATH, 0});
    private static final IpAddress ROUTER = IpAddress.parse("192.0.2.1");
    private static final Peer PEER = peer(64_496, ROUTER);

    private Made() {}

    /** A route of a peer AS64496 with ORIGIN igp and an empty path. */
    public static Route route(Prefix prefix) {
        return of(prefix, PEER);
    }

    public static Route of(Prefix prefix, Peer peer) {
        Route route = new Route();
        route.set(peer, block(prefix), 0, PLAIN);
        return route;
    }

    private static NlriBlock block(Prefix prefix) {
        return prefix.isV6() ? Ipv6Nlri.of(prefix) : Ipv4Nlri.of(prefix);
    }

    public static Peer peer(int asn, IpAddress address) {
        return new Peer(
                1,
                1,
                PeerKey.global(new RouterKey("test", ROUTER, null), address, View.ADJ_RIB_IN_PRE),
                new Peer.Facts(Asn.ofBits(asn), ROUTER, null, false));
    }

    private static Peer of(@Nullable Peer peer) {
        return peer == null ? PEER : peer;
    }

    public static Event announcement(Route route) {
        NlriBlock routes = block(route.prefix());
        return RouteUpdate.of(of(route.peer()), 0, routes.family(), null, routes, route.attributes());
    }

    public static Event withdrawal(Route route) {
        NlriBlock routes = block(route.prefix());
        return RouteUpdate.of(of(route.peer()), 0, routes.family(), routes, null, null);
    }

    public static Event peerUp(Peer peer) {
        return new PeerUp(peer, 0, 0, PeerUp.Session.UNKNOWN, false);
    }

    public static Event peerDown(Peer peer) {
        return new PeerDown(peer, 0, 0, PeerDown.Reason.REMOTE_CLOSED, 4, Bytes.EMPTY);
    }

    public static VrpUpdate announced(Prefix prefix, int maxLength, int asn) {
        return new VrpUpdate(true, asn, prefix, maxLength);
    }

    public static VrpUpdate withdrawn(Prefix prefix, int maxLength, int asn) {
        return new VrpUpdate(false, asn, prefix, maxLength);
    }

    public static RovStatusUpdate rovChange(Route route, String before, String after) {
        Integer origin = route.aspathOrigin();
        return new RovStatusUpdate(
                route.prefix(),
                origin == null ? 0 : origin,
                of(route.peer()).asn().bits(),
                status(before),
                status(after));
    }

    private static RovStatus status(String text) {
        return List.of(RovStatus.values()).stream()
                .filter(s -> s.toString().equals(text))
                .findFirst()
                .orElse(RovStatus.NOT_CHECKED);
    }

    /** What {@code rpki.check_rov} finds where no validated payloads are known, as in tests. */
    public static void assumeRov(Route route, String text) {
        route.rovStatus(status(text));
    }

    public static boolean accepts(EnumValue verdict) {
        return verdict.variant() == 0;
    }

    public static boolean rejects(EnumValue verdict) {
        return verdict.variant() != 0;
    }
}
