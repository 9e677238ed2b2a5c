package net.weir.rib;

/** What leaves a RIB where routes come in. */
public enum Emit {
    /** What changed in the RIB. */
    CHANGES,
    /** What came in, as it came. */
    UPDATES,
    /** What came in, and then what it changed. */
    BOTH;

    boolean changes() {
        return this != UPDATES;
    }

    boolean updates() {
        return this != CHANGES;
    }
}
