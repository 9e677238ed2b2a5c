package net.weir.codec.bmp;

import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.PeerKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/** The per-peer header (RFC 7854 section 4.2), as a value or as a view of a buffer. */
public sealed interface PerPeerHeader permits PeerHeader, PeerHeaderView {
    int LENGTH = 42;
    /** V: the peer address is IPv6. */
    int FLAG_V6 = 0x80;
    /** F of Loc-RIB peers, the same bit as V: the Loc-RIB is shown in part (RFC 9069 section 4.2). */
    int FLAG_FILTERED = 0x80;
    /** L: after policy. */
    int FLAG_POST_POLICY = 0x40;
    /** A: AS_PATH has 2-octet AS numbers. */
    int FLAG_TWO_OCTET_AS = 0x20;
    /** O: Adj-RIB-Out (RFC 8671 section 4). */
    int FLAG_ADJ_RIB_OUT = 0x10;
    /** X of version 4: an Extended Flags TLV says the same again, and more (draft-ietf-grow-bmp-tlv section 5.6.3). */
    int FLAG_EXTENDED = 0x01;

    /** 0 global, 1 RD, 2 local, 3 Loc-RIB, or a number without meaning here. */
    int type();

    int flags();

    long distinguisher();

    /** The upper 64 bits of the 16-octet address field. */
    long addressHigh();

    /** The lower 64 bits of the address field; an IPv4 address is in the lower 32. */
    long addressLow();

    int asBits();

    int bgpIdBits();

    /** The timestamp's seconds, 0 to 4294967295. */
    long seconds();

    /** The timestamp's microseconds as sent, which may be more than 999,999. */
    long microseconds();

    default boolean isLocRib() {
        return type() == PeerKey.LOC_RIB;
    }

    /** True for the peer types of RFC 7854 and RFC 9069. */
    default boolean isKnownType() {
        return type() <= PeerKey.LOC_RIB;
    }

    default boolean isV6() {
        return !isLocRib() && (flags() & FLAG_V6) != 0;
    }

    default boolean isFiltered() {
        return isLocRib() && (flags() & FLAG_FILTERED) != 0;
    }

    /** False if the A flag says 2-octet AS numbers; a Loc-RIB has none but 4-octet ones (RFC 9069 section 5.4.1). */
    default boolean isFourOctetAs() {
        return isLocRib() || (flags() & FLAG_TWO_OCTET_AS) == 0;
    }

    /** The view that the flags name, null for an unknown peer type, whose flags mean nothing. */
    default @Nullable View view() {
        if (isLocRib()) {
            return View.LOC_RIB;
        }
        if (!isKnownType()) {
            return null;
        }
        boolean post = (flags() & FLAG_POST_POLICY) != 0;
        if ((flags() & FLAG_ADJ_RIB_OUT) != 0) {
            return post ? View.ADJ_RIB_OUT_POST : View.ADJ_RIB_OUT_PRE;
        }
        return post ? View.ADJ_RIB_IN_POST : View.ADJ_RIB_IN_PRE;
    }

    /** The peer's address; null for Loc-RIB, which has none. */
    default @Nullable IpAddress address() {
        if (isLocRib()) {
            return null;
        }
        return isV6() ? IpAddress.ofV6(addressHigh(), addressLow()) : IpAddress.ofV4((int) addressLow());
    }

    default Asn asn() {
        return Asn.ofBits(asBits());
    }

    default IpAddress bgpId() {
        return IpAddress.ofV4(bgpIdBits());
    }

    /** The router's clock in microseconds since 1970 UTC, its microseconds clamped to 999,999; 0 if it gave none. */
    default long observedMicros() {
        return seconds() == 0 ? 0 : seconds() * 1_000_000 + Math.min(microseconds(), 999_999);
    }
}
