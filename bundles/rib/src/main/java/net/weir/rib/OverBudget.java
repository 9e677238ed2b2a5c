package net.weir.rib;

/** What a RIB refuses while its memory budget is exceeded. */
public enum OverBudget {
    /** Further routes of peers that have not told a whole table yet. */
    REFUSE_ROUTES,
    /** All routes of peers that come up then. */
    REFUSE_PEERS
}
