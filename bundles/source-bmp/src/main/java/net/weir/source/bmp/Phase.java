package net.weir.source.bmp;

/** Where a session stands between its first octet and its end. */
enum Phase {
    /** The router has not named itself; nothing is stored under it. */
    PROVISIONAL,
    /** It has, and waits until its older connection has ended. */
    WAITING,
    UP,
    /** The connection is gone, the routes are kept for a while. */
    HELD,
    ENDED
}
