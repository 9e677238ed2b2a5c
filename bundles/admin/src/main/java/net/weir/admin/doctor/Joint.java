package net.weir.admin.doctor;

import java.util.Locale;

/** A place on the way of routes where they can get lost, in the order of the way. */
public enum Joint {
    /** The stage runs. */
    RUNNING,
    /** Its port is open. */
    LISTENING,
    /** A router has connected. */
    CONNECTED,
    /** It has said who it is (RFC 7854 section 4.3). */
    INITIATION,
    /** It has told of peers that are up. */
    PEERS,
    /** Routes of these peers were read. */
    DECODED,
    /** What was read in another way than the OPENs say, or taken for complete without an End-of-RIB. */
    ASSUMED,
    /** What was dropped, or was wrong. */
    DROPPED,
    /** What a transform lets pass. */
    FILTERED,
    /** What a RIB keeps. */
    STORED,
    /** What a sink took. */
    DELIVERED;

    /** As it is shown. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
