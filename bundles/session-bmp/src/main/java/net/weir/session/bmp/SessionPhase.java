package net.weir.session.bmp;

/** Where a session stands between its first octet and its end. */
public enum SessionPhase {
    /** The router has not named itself; nothing is stored under it. */
    PROVISIONAL,
    /** It has, and waits until its older connection has ended. */
    WAITING,
    UP,
    /** The connection is gone, the routes are kept for a while. */
    STALE,
    ENDED
}
