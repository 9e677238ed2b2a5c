package net.weir.session.bgp;

import net.weir.codec.bgp.MessageHeader;

/** Messages of a session since it was made. Written on its thread, read by any: a number may be a moment old. */
public final class SessionCounters {
    private static final int TYPES = MessageHeader.ROUTE_REFRESH + 1;

    private final long[] in = new long[TYPES];
    private final long[] out = new long[TYPES];

    long octetsIn;
    int established;
    int dropped;

    void in(int type, int length) {
        in[type]++;
        octetsIn += length;
    }

    void out(int type) {
        out[type]++;
    }

    /** @param type as {@link MessageHeader} numbers them, 1 to 5 */
    public long received(int type) {
        return in[type];
    }

    public long sent(int type) {
        return out[type];
    }

    public long receivedOctets() {
        return octetsIn;
    }

    /** How often the session came up. */
    public int ups() {
        return established;
    }

    /** How often it went down again. */
    public int downs() {
        return dropped;
    }
}
