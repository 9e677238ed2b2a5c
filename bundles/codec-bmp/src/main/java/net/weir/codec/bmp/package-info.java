/**
 * BMP messages, wire ⇄ values, as pure functions of octets: no sockets, clock or threads. Framers, views and decoders are
 * confined to one thread, the lane of the session that they read; the message records are immutable.
 *
 * <p>{@link net.weir.codec.bmp.BmpFramer} cuts the byte stream into messages without copying those that lie in one piece,
 * {@link net.weir.codec.bmp.BmpMessageView} reads common and per-peer header in place, which is all that a Route Monitoring
 * message needs, and {@link net.weir.codec.bmp.BmpDecoder} makes records of the rest. Nothing here throws on octets from
 * outside: what is wrong comes back as {@link net.weir.codec.bmp.BmpDamage}.
 *
 * <pre>{@code
 * framer.feed(buffer, offset, length);
 * while (framer.next()) {
 *     view.wrap(framer.array(), framer.offset(), framer.length());
 *     if (view.type() == MessageType.ROUTE_MONITORING && view.hasPeerHeader()) {
 *         routes(view.peer(), framer.array(), view.bodyOffset(), view.bodyLength());
 *     } else {
 *         DecodedBmp decoded = decoder.decode(view);
 *     }
 * }
 * if (framer.damage() != null) { close(); }
 * }</pre>
 *
 * <p>RFC 7854 (BMP version 3), RFC 8671 (Adj-RIB-Out), RFC 9069 (Loc-RIB), RFC 9736 (Peer Up TLVs), RFC 9972 (statistics).
 * RFC 9515 only changes how numbers are registered. Version 4, a draft, is recognised and refused.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.codec.bmp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
