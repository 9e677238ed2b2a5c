package net.weir.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a peer, one view of one BGP session, over reconnects and restarts. AS number and BGP identifier are
 * facts that may change under it ({@link Peer}).
 *
 * @param type BMP peer type: 0 global, 1 RD, 2 local, 3 Loc-RIB (RFC 7854 section 4.2, RFC 9069)
 * @param distinguisher the RD of type 1, 64 opaque bits of type 2; of a global peer its AS where a source tells peers
 *     apart by it too, as archives do (RFC 6396 section 4.3.1); else 0
 * @param address the peer's address; null for Loc-RIB
 * @param linkLocal what tells peers with one link-local address apart; null where the address is none, or nothing is known
 */
public record PeerKey(
        RouterKey router,
        int type,
        long distinguisher,
        @Nullable IpAddress address,
        View view,
        @Nullable LinkLocal linkLocal) {

    /**
     * What joins the key of a peer with a link-local address: the same address may be on every interface of a router, at
     * both ends (a fact of life with unnumbered BGP), so that only these tell one peer from another.
     *
     * @param localAddress the router's end, null if unknown
     * @param asn of the peer
     * @param bgpId of the peer
     */
    public record LinkLocal(@Nullable IpAddress localAddress, Asn asn, IpAddress bgpId) {}

    public static final int GLOBAL = 0;
    public static final int RD = 1;
    public static final int LOCAL = 2;
    public static final int LOC_RIB = 3;

    // Written out: what Java makes of a record at the first call takes as long as its own start (docs/perf/start.md).
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PeerKey that
                && router.equals(that.router)
                && type == that.type
                && distinguisher == that.distinguisher
                && Objects.equals(address, that.address)
                && view.equals(that.view)
                && Objects.equals(linkLocal, that.linkLocal);
    }

    @Override
    public int hashCode() {
        return 31
                        * (31
                                        * (31 * (31 * (31 * router.hashCode() + type) + Long.hashCode(distinguisher))
                                                + Objects.hashCode(address))
                                + view.hashCode())
                + Objects.hashCode(linkLocal);
    }

    /** A peer outside any VPN. */
    public static PeerKey global(RouterKey router, IpAddress address, View view) {
        return new PeerKey(router, GLOBAL, 0, address, view, null);
    }

    /** The router's end, only where the peer's link-local address alone is ambiguous. */
    public @Nullable IpAddress localAddress() {
        return linkLocal == null ? null : linkLocal.localAddress();
    }

    /** The same session seen in another view. */
    public PeerKey withView(View other) {
        return new PeerKey(router, type, distinguisher, address, other, linkLocal);
    }

    /** True if the distinguisher is one of a VPN or a table, not 0 and no AS. */
    public boolean isDistinguished() {
        return distinguisher != 0 && type != GLOBAL;
    }

    /** The distinguisher in words: an RD, 16 hex digits for type 2, or empty where it is 0 or an AS. */
    public String distinguisherText() {
        if (!isDistinguished()) {
            return "";
        }
        return type == LOCAL ? String.format("%016x", distinguisher) : new RouteDistinguisher(distinguisher).toString();
    }
}
