package net.weir.event;

/** The kinds of {@link Event}, one for each of its subclasses, with the name that text forms give them. */
public enum EventKind {
    ROUTE_UPDATE("route-update"),
    ROUTE_CHANGE("route-change"),
    END_OF_RIB("end-of-rib"),
    ROUTE_REFRESH("route-refresh"),
    PEER_UP("peer-up"),
    PEER_DOWN("peer-down"),
    PEER_ROUTES_GONE("peer-routes-gone"),
    ROUTER_UP("router-up"),
    ROUTER_DOWN("router-down"),
    STATS_REPORT("stats-report"),
    ROUTE_MIRROR("route-mirror"),
    MALFORMED("malformed"),
    GAP("gap"),
    RESYNC_BEGIN("resync-begin"),
    RESYNC_END("resync-end"),
    RECORD("record"),
    EXTENSION("extension"),
    VRP_CHANGE("vrp-change");

    private final String label;

    EventKind(String label) {
        this.label = label;
    }

    /** {@code route-update}, {@code peer-down} and so on. */
    @Override
    public String toString() {
        return label;
    }
}
