package net.weir.sink.none;

import net.weir.api.options.Option;

/** Options of the stage type {@code null}. */
record NullOptions(
        @Option(help = "How the end of a peer's routes is counted: as one event, or as a withdrawal each", def = "each")
                PeerDown peerDown) {
    enum PeerDown {
        ONE,
        EACH
    }
}
