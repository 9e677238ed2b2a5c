package net.weir.sink.file;

/** How the end of a peer's routes is written. */
enum PeerDownLines {
    /** One line for all of them. */
    ONE,
    /** A withdrawal for each. */
    EACH
}
