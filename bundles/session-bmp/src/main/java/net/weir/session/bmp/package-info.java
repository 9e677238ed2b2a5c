/**
 * BMP sessions without sockets, clock or threads: octets and times go in, events, lines for the log and the wish to close
 * come out through a {@link net.weir.session.bmp.SessionOwner}. For every source of BMP, of Weir or of a third party,
 * wherever the octets come from. All about one session happens on one thread, the lane of its feed.
 *
 * <p>From a TCP connection, whose router names itself:
 *
 * <pre>{@code
 * BmpSession session = new BmpSession(SessionSettings.of("edge"), address, port, decoder, owner, System.nanoTime());
 * int read = session.receive(buffer, 0, length, micros); // fewer than length: give the rest again when there is room
 * session.tick(System.nanoTime(), micros); // every second
 * session.closed(RouterDown.Cause.TCP_CLOSED, "", micros);
 * }</pre>
 *
 * <p>From a broker, message by message, of a router that the broker names, perhaps from the middle of what it had to say:
 *
 * <pre>{@code
 * Router router = new Router(new RouterKey("kafka1", address, name), address, 0, name, null, List.of());
 * BmpSession session =
 *         BmpSession.ofRouter(SessionSettings.of("kafka1").withInferredPeers(), router, decoder, owner, System.nanoTime());
 * session.admitted(); // once the feed of the router is ready
 * session.receiveMessages(value, offset, length, micros);
 * }</pre>
 *
 * <p>Weir writes no octet on a BMP connection, so nothing comes out that would have to be sent.
 *
 * <p>RFC 7854, RFC 8671 (Adj-RIB-Out), RFC 9069 (Loc-RIB); version 4 of the draft where the limits allow it.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.session.bmp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
