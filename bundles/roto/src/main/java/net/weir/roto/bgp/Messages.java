package net.weir.roto.bgp;

import net.weir.event.BorrowedMessage;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.model.AsPath;
import net.weir.model.IpAddress;
import net.weir.model.LargeCommunity;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.roto.run.ListValue;
import org.jspecify.annotations.Nullable;

/** Methods of {@code BgpMsg}, {@code BmpMsg}, {@code IngressInfo} and {@code PerPeerHeader}. */
public final class Messages {
    private Messages() {}

    private static @Nullable PathAttributes attributes(Event message) {
        return message instanceof RouteUpdate update ? update.attributes() : null;
    }

    public static boolean aspathContains(Event message, int asn) {
        PathAttributes attributes = attributes(message);
        return attributes != null && Attributes.pathContains(attributes.asPath(), asn);
    }

    public static boolean matchAspathOrigin(Event message, int asn) {
        Integer origin = aspathOrigin(message);
        return origin != null && origin == asn;
    }

    public static @Nullable Integer aspathOrigin(Event message) {
        PathAttributes attributes = attributes(message);
        return attributes == null ? null : Attributes.pathOrigin(attributes.asPath());
    }

    public static @Nullable AsPath aspath(Event message) {
        PathAttributes attributes = attributes(message);
        return attributes == null ? null : Attributes.aspath(attributes);
    }

    public static boolean containsCommunity(Event message, int community) {
        PathAttributes attributes = attributes(message);
        return attributes != null && Attributes.containsCommunity(attributes, community);
    }

    public static boolean containsLargeCommunity(Event message, LargeCommunity community) {
        PathAttributes attributes = attributes(message);
        return attributes != null && Attributes.containsLargeCommunity(attributes, community);
    }

    public static @Nullable ListValue communities(Event message) {
        PathAttributes attributes = attributes(message);
        return attributes == null ? null : Attributes.communities(attributes);
    }

    public static @Nullable ListValue largeCommunities(Event message) {
        PathAttributes attributes = attributes(message);
        return attributes == null ? null : Attributes.largeCommunities(attributes);
    }

    public static boolean hasAttribute(Event message, int type) {
        PathAttributes attributes = attributes(message);
        return attributes != null && attributes.has(type);
    }

    public static long announcementsCount(Event message) {
        return message instanceof RouteUpdate update ? update.announcedCount() : 0;
    }

    public static long withdrawalsCount(Event message) {
        return message instanceof RouteUpdate update ? update.withdrawnCount() : 0;
    }

    public static boolean isRouteMonitoring(Event message) {
        return message instanceof RouteUpdate;
    }

    public static boolean isPeerUp(Event message) {
        return message instanceof PeerUp;
    }

    public static boolean isPeerDown(Event message) {
        return message instanceof PeerDown;
    }

    public static boolean isIbgp(Event message, int asn) {
        Peer peer = message.peer();
        return peer != null && peer.asn().bits() == asn;
    }

    public static String fmtAspath(Event message) {
        PathAttributes attributes = attributes(message);
        return attributes == null ? "" : attributes.asPath().toString();
    }

    public static String fmtAspathOrigin(Event message) {
        Integer origin = aspathOrigin(message);
        return origin == null ? "" : "AS" + Integer.toUnsignedString(origin);
    }

    public static String fmtCommunities(Event message) {
        PathAttributes attributes = attributes(message);
        return attributes == null
                ? ""
                : String.join(
                        ", ",
                        attributes.communities().stream().map(Object::toString).toList());
    }

    public static String fmtLargeCommunities(Event message) {
        PathAttributes attributes = attributes(message);
        return attributes == null
                ? ""
                : String.join(
                        ", ",
                        attributes.largeCommunities().stream()
                                .map(Object::toString)
                                .toList());
    }

    /** The message as {@code text2pcap} reads it; empty where its octets are not there any more. */
    public static String fmtPcap(Event message) {
        BorrowedMessage raw = message instanceof RouteUpdate update ? update.raw() : null;
        if (raw == null) {
            return "";
        }
        StringBuilder out = new StringBuilder("000000");
        for (byte octet : raw.copy().toArray()) {
            out.append(String.format(" %02x", octet));
        }
        return out.toString();
    }

    public static int peerAsn(@Nullable Peer peer) {
        return peer == null ? -1 : peer.asn().bits();
    }

    public static IpAddress peerAddress(@Nullable Peer peer) {
        IpAddress address = peer == null ? null : peer.key().address();
        return address == null ? IpAddress.ofV6(0, 0) : address;
    }

    public static IpAddress peerBgpId(Peer peer) {
        return peer.facts().bgpId();
    }

    public static String peerView(Peer peer) {
        return peer.view().toString();
    }

    public static String router(Peer peer) {
        return peer.key().router().toString();
    }

    public static @Nullable String vrf(Peer peer) {
        return peer.facts().vrf();
    }
}
