package net.weir.codec.bmp;

/** The message types of BMP version 3 (RFC 7854 section 4.1), in the order of their codes. */
public enum MessageType {
    ROUTE_MONITORING("route-monitoring", true),
    STATISTICS_REPORT("statistics-report", true),
    PEER_DOWN("peer-down", true),
    PEER_UP("peer-up", true),
    INITIATION("initiation", false),
    TERMINATION("termination", false),
    ROUTE_MIRRORING("route-mirroring", true),
    /** Any other code. */
    UNKNOWN("unknown", false);

    private static final MessageType[] ALL = values();

    private final String label;
    private final boolean perPeer;

    MessageType(String label, boolean perPeer) {
        this.label = label;
        this.perPeer = perPeer;
    }

    public static MessageType ofCode(int code) {
        return code >= 0 && code < UNKNOWN.ordinal() ? ALL[code] : UNKNOWN;
    }

    /** 0 to 6; 7 for {@link #UNKNOWN}, whose own code stands in the message. */
    public int code() {
        return ordinal();
    }

    /** True if a per-peer header follows the common header (RFC 7854 section 4.2). */
    public boolean isPerPeer() {
        return perPeer;
    }

    @Override
    public String toString() {
        return label;
    }
}
