/**
 * BGP messages, wire ⇄ model, as pure functions of octets and what the session negotiated: no sockets, clock or threads.
 * Sources of BGP, BMP and MRT call it on their lanes; each lane has its own {@link net.weir.codec.bgp.UpdateDecoder} and
 * {@link net.weir.codec.bgp.AttributeCache}.
 *
 * <pre>{@code
 * UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
 * DecodedUpdate update = decoder.decode(buffer, offset, length, parameters, ValidationProfile.BGP_EBGP);
 * for (int i = 0; i < update.parts(); i++) {
 *     DecodedUpdate.Part part = update.part(i); // family, withdrawn, announced, attributes
 * }
 * }</pre>
 *
 * <p>RFC 4271, 4760, 5492, 6793, 7606, 7911, 8654, 8950, 9003, 9072 and the attribute documents that
 * {@code AttributeRules} names.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.codec.bgp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
