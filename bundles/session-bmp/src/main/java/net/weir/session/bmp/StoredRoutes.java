package net.weir.session.bmp;

/**
 * How many routes the first store behind a session has of a peer.
 *
 * @param filtered true if something between may rightly leave it fewer than the peer announced
 */
public record StoredRoutes(long routes, boolean filtered) {}
