package net.weir.codec.bgp.family;

/** Sets of next hop lengths as bit masks: bit n stands for n octets, 0 to 63. */
final class NextHopLengths {
    /**
     * An IPv4 or IPv6 address, or two IPv6 addresses (RFC 4760, RFC 2545 section 3, RFC 8950 section 3). An IPv4 address
     * for IPv6 routes is in no RFC, but ExaBGP and others send it, and it reads without doubt.
     */
    static final long IP = of(4, 16, 32);
    /** With a distinguisher in front of each address (RFC 4364 section 4.3.2, RFC 4659 section 3.2.1). */
    static final long VPN = of(12, 24, 48);
    /** IPv4 VPN routes over IPv6 also without a distinguisher, as RFC 5549 had it before RFC 8950. */
    static final long VPN_IPV4 = VPN | of(16, 32);
    /** Families that take any of the forms. */
    static final long ANY_FORM = of(4, 12, 16, 24, 32, 48);
    /** FlowSpec mostly has none (RFC 8955 section 4). */
    static final long ANY_FORM_OR_NONE = ANY_FORM | 1;

    /** Whatever the sender takes for a next hop. */
    static final long ANY = -1;

    private NextHopLengths() {}

    static long of(int... lengths) {
        long mask = 0;
        for (int length : lengths) {
            mask |= 1L << length;
        }
        return mask;
    }

    static boolean has(long mask, int octets) {
        return mask == ANY || octets < 64 && (mask >>> octets & 1) != 0;
    }
}
