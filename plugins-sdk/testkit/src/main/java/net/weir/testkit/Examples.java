package net.weir.testkit;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterUp;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Prefix;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import net.weir.model.View;

/** Small valid events and values, with addresses and numbers of the documentation ranges. */
public final class Examples {
    /** Receive time of all examples, microseconds since 1970 UTC. */
    public static final long RECEIVED = 1_795_219_200_000_000L;

    private Examples() {}

    public static RouterKey routerKey(String source) {
        return new RouterKey(source, IpAddress.parse("198.51.100.1"), "r1");
    }

    public static Router router(RouterKey key) {
        return new Router(key, IpAddress.parse("198.51.100.1"), 40_000, key.name(), "an example", List.of());
    }

    public static RouterUp routerUp(RouterKey key) {
        return new RouterUp(RECEIVED, router(key), false);
    }

    /** The key of the n-th peer of a router, 0 to 253. */
    public static PeerKey peerKey(RouterKey router, int n) {
        return PeerKey.global(router, IpAddress.parse("192.0.2." + (n + 1)), View.ADJ_RIB_IN_PRE);
    }

    public static Peer.Facts facts(long asn) {
        return new Peer.Facts(new Asn(asn), IpAddress.parse("203.0.113.1"), null, false);
    }

    /** A peer made by hand, for tests without a registry. */
    public static Peer peer(int id, int epoch) {
        return new Peer(id, epoch, peerKey(routerKey("edge"), id), facts(64_496));
    }

    public static PeerUp peerUp(Peer peer) {
        return new PeerUp(peer, 0, RECEIVED, PeerUp.Session.UNKNOWN, false);
    }

    public static PeerDown peerDown(Peer peer) {
        return new PeerDown(peer, 0, RECEIVED, PeerDown.Reason.REMOTE_CLOSED, 4, Bytes.EMPTY);
    }

    /** ORIGIN IGP, the AS path as one sequence, and NEXT_HOP 192.0.2.254. */
    public static PathAttributes attributes(long... path) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x40, 1, 1, 0});
        out.writeBytes(new byte[] {0x40, 2, (byte) (path.length == 0 ? 0 : 2 + 4 * path.length)});
        if (path.length > 0) {
            out.writeBytes(new byte[] {2, (byte) path.length});
        }
        for (long asn : path) {
            out.writeBytes(new byte[] {(byte) (asn >>> 24), (byte) (asn >>> 16), (byte) (asn >>> 8), (byte) asn});
        }
        out.writeBytes(new byte[] {0x40, 3, 4, (byte) 192, 0, 2, (byte) 254});
        return PathAttributes.ofCanonical(out.toByteArray());
    }

    /** One prefix announced with an AS path. */
    public static RouteUpdate announce(Peer peer, String prefix, long... path) {
        NlriBlock routes = block(prefix);
        return RouteUpdate.of(peer, RECEIVED, routes.family(), null, routes, attributes(path));
    }

    /** One prefix withdrawn. */
    public static RouteUpdate withdraw(Peer peer, String prefix) {
        NlriBlock routes = block(prefix);
        return RouteUpdate.of(peer, RECEIVED, routes.family(), routes, null, null);
    }

    /** One prefix, unicast. */
    public static NlriBlock block(String text) {
        Prefix prefix = Prefix.parse(text);
        return prefix.isV6() ? Ipv6Nlri.of(prefix) : Ipv4Nlri.of(prefix);
    }

    /** The family of {@link #announce} for IPv4. */
    public static Family family() {
        return Family.IPV4_UNICAST;
    }
}
