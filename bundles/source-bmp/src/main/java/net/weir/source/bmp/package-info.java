/**
 * BMP sessions, and the stage {@code bmp.tcp} that listens for them. Everything about one session happens on one lane.
 *
 * <p>{@link net.weir.source.bmp.BmpSession} is the protocol without sockets, clock or threads: octets and times go in,
 * events, lines for the log and the wish to close come out through its {@link net.weir.source.bmp.SessionOwner}. Weir
 * writes no octet on a BMP connection.
 *
 * <p>RFC 7854, RFC 8671 (Adj-RIB-Out), RFC 9069 (Loc-RIB).
 */
@NullMarked
package net.weir.source.bmp;

import org.jspecify.annotations.NullMarked;
