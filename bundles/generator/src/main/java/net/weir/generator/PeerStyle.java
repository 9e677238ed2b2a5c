package net.weir.generator;

import java.util.Locale;

/** What a peer and its Peer Up look like; the peers of a router take turns. */
public enum PeerStyle {
    /** IPv4, 4-octet AS numbers, nothing else to tell. */
    PLAIN,
    /** A Peer Up with information TLVs: free text and an administrator's label. */
    INFO,
    /** A session without the 4-octet AS capability: the A flag, and AS_PATHs of 2-octet numbers. */
    AS2,
    /** An IPv6 address. */
    IPV6,
    /** A peer of a VRF, told apart by a route distinguisher. */
    RD,
    /** OPENs with all sorts of capabilities. */
    CAPABLE;

    /** @throws IllegalArgumentException if there is no such style */
    public static PeerStyle parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
