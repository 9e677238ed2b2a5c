package net.weir.session.bmp;

/** What can be wrong with what a router says, as the counters name it. */
public enum SessionFault {
    FRAMING("framing"),
    TRUNCATED("truncated"),
    MESSAGE_DAMAGED("message-damaged"),
    FIRST_MESSAGE("first-message-not-initiation"),
    INITIATION_TIMEOUT("initiation-timeout"),
    SYSNAME_CHANGED("sysname-changed"),
    SYSNAME_CLEANED("sysname-cleaned"),
    UNKNOWN_MESSAGE("unknown-message-type"),
    UNKNOWN_PEER_TYPE("unknown-peer-type"),
    ROUTES_OF_UNKNOWN_PEER("routes-of-unknown-peer"),
    STATISTICS_OF_UNKNOWN_PEER("statistics-of-unknown-peer"),
    MIRRORING_OF_UNKNOWN_PEER("mirroring-of-unknown-peer"),
    DOWN_OF_UNKNOWN_PEER("down-of-unknown-peer"),
    PEER_UP_REPEATED("peer-up-repeated"),
    PEER_RESTARTED("peer-restarted-without-down"),
    TOO_MANY_PEERS("too-many-peers"),
    OPEN_DAMAGED("open-damaged"),
    NOT_AN_UPDATE("not-an-update"),
    TRAILING_OCTETS("trailing-octets"),
    UPDATE_DAMAGED("update-damaged"),
    ASSUMED("assumed"),
    MISREAD("misread"),
    DUMP_ASSUMED_COMPLETE("dump-assumed-complete"),
    CLOCK_SKEW("clock-skew"),
    CLOCK_MICROSECONDS("clock-microseconds"),
    SILENT("silent"),
    ROUTE_COUNT("route-count-differs");

    private final String label;

    SessionFault(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
