package net.weir.roto.host;

/** What a function looks at or changes besides its arguments; whoever evaluates filters less often asks for these. */
public enum Effect {
    /** Reads path attributes: the same for all routes of one set. */
    READS_ATTRIBUTES,
    /** Reads the prefix of a route. */
    READS_PREFIX,
    /** Reads who sent it, or when. */
    READS_PEER,
    /** Reads what changes without an event: lists, verdicts of RPKI, a RIB, the clock. */
    READS_WORLD,
    /** Changes the route. */
    CHANGES_ROUTE,
    /** Writes outputs, metrics, lists or to the terminal. */
    WRITES
}
