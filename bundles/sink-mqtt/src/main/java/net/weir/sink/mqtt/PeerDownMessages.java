package net.weir.sink.mqtt;

/** How the end of a peer's routes is published. */
enum PeerDownMessages {
    /** One message for all of them. */
    ONE,
    /** A withdrawal for each. */
    EACH
}
