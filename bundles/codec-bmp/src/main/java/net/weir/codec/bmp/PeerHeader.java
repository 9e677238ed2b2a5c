package net.weir.codec.bmp;

import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.PeerKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/** A per-peer header as a value; see {@link PerPeerHeader} for its fields. */
public record PeerHeader(
        int type,
        int flags,
        long distinguisher,
        long addressHigh,
        long addressLow,
        int asBits,
        int bgpIdBits,
        long seconds,
        long microseconds)
        implements PerPeerHeader {

    /**
     * A header with flags for the view and the kind of address, without a timestamp.
     *
     * @param address null for Loc-RIB
     */
    public static PeerHeader of(
            int type, long distinguisher, View view, @Nullable IpAddress address, Asn asn, IpAddress bgpId) {
        int flags = flags(view) | (address != null && address.isV6() ? FLAG_V6 : 0);
        long high = address == null ? 0 : address.high();
        long low = address == null ? 0 : address.low();
        return new PeerHeader(type, flags, distinguisher, high, low, asn.bits(), (int) bgpId.low(), 0, 0);
    }

    /** A header of a global instance peer. */
    public static PeerHeader global(View view, IpAddress address, Asn asn, IpAddress bgpId) {
        return of(PeerKey.GLOBAL, 0, view, address, asn, bgpId);
    }

    /** What a view holds, to keep. */
    public static PeerHeader copyOf(PerPeerHeader other) {
        if (other instanceof PeerHeader header) {
            return header;
        }
        return new PeerHeader(
                other.type(),
                other.flags(),
                other.distinguisher(),
                other.addressHigh(),
                other.addressLow(),
                other.asBits(),
                other.bgpIdBits(),
                other.seconds(),
                other.microseconds());
    }

    public PeerHeader withFlags(int newFlags) {
        return new PeerHeader(
                type, newFlags, distinguisher, addressHigh, addressLow, asBits, bgpIdBits, seconds, microseconds);
    }

    /** The same with a timestamp in microseconds since 1970 UTC. */
    public PeerHeader at(long micros) {
        return new PeerHeader(
                type,
                flags,
                distinguisher,
                addressHigh,
                addressLow,
                asBits,
                bgpIdBits,
                micros / 1_000_000,
                micros % 1_000_000);
    }

    private static int flags(View view) {
        return switch (view) {
            case ADJ_RIB_IN_PRE, LOC_RIB -> 0;
            case ADJ_RIB_IN_POST -> FLAG_POST_POLICY;
            case ADJ_RIB_OUT_PRE -> FLAG_ADJ_RIB_OUT;
            case ADJ_RIB_OUT_POST -> FLAG_ADJ_RIB_OUT | FLAG_POST_POLICY;
        };
    }
}
