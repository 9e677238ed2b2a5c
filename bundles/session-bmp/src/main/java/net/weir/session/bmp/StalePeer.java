package net.weir.session.bmp;

import net.weir.model.Peer;

/**
 * A peer whose routes outlive the connection that told of them.
 *
 * @param untilNanos monotonic time at which they go, unless the peer is told of again
 */
public record StalePeer(Peer peer, long untilNanos) {}
