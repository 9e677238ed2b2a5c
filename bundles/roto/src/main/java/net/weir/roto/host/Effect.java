package net.weir.roto.host;

/** What a function looks at or changes besides its arguments; whoever evaluates filters less often asks for these. */
public enum Effect {
    /** Reads path attributes: the same for all routes of one set. */
    READS_ATTRIBUTES,
    /** Reads the prefix of a route. */
    READS_PREFIX,
    /** Reads who sent it, or when. */
    READS_PEER,
    /** Reads lists, which stand as they were filled at the start unless something else is said to write. */
    READS_LISTS,
    /** Reads what changes without an event: verdicts of RPKI, a RIB, the clock. */
    READS_WORLD,
    /** Changes the route. */
    CHANGES_ROUTE,
    /** Writes outputs, metrics, lists or to the terminal. */
    WRITES
}
