package net.weir.session.bmp;

import net.weir.codec.bmp.PerPeerHeader;
import org.jspecify.annotations.Nullable;

/**
 * What all messages of one BGP session of a router share; O and L flags do not count, and the AS only beside a link-local
 * address, which several peers may have.
 *
 * @param v6 true if the address is IPv6
 * @param asn of a peer with a link-local address, else 0
 */
public record SessionKey(int type, long distinguisher, boolean v6, long high, long low, int bgpId, int asn) {
    /** The upper half of fe80::/10 (RFC 4291 section 2.5.6), by its leading bits. */
    private static final int LINK_LOCAL = 0xfe80 >> 6;

    public static SessionKey of(PerPeerHeader peer) {
        boolean locRib = peer.isLocRib();
        boolean linkLocal = peer.isV6() && peer.addressHigh() >>> 54 == LINK_LOCAL;
        return new SessionKey(
                peer.type(),
                peer.distinguisher(),
                peer.isV6(),
                locRib || !peer.isV6() ? 0 : peer.addressHigh(),
                locRib ? 0 : peer.isV6() ? peer.addressLow() : (int) peer.addressLow(),
                peer.bgpIdBits(),
                linkLocal ? peer.asBits() : 0);
    }

    SessionKey withBgpId(int id) {
        return new SessionKey(type, distinguisher, v6, high, low, id, asn);
    }

    // Written out: what Java makes of a record at the first call takes as long as its own start
    // (docs/perf/start.md).
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionKey that
                && type == that.type
                && distinguisher == that.distinguisher
                && v6 == that.v6
                && high == that.high
                && low == that.low
                && bgpId == that.bgpId
                && asn == that.asn;
    }

    @Override
    public int hashCode() {
        int hash = 31 * type + Long.hashCode(distinguisher);
        hash = 31 * hash + Boolean.hashCode(v6);
        hash = 31 * hash + Long.hashCode(high);
        hash = 31 * hash + Long.hashCode(low);
        return 31 * (31 * hash + bgpId) + asn;
    }
}
