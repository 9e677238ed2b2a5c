/**
 * Address families as registrations: a {@link net.weir.codec.bgp.family.NlriCodec} says how the NLRI of one family are
 * framed, which next hops it takes and what they mean (a {@link net.weir.model.nlri.NlriForm}); a {@link net.weir.codec.bgp.family.FamilyRegistry} holds those that a decoder
 * uses. Registries are built cold and immutable; codecs are called on every lane at once and hold no state.
 *
 * <pre>{@code
 * FamilyRegistry families = FamilyRegistry.standard()
 *         .with(NlriCodec.framed(Family.of(31, 9), Framing.octets8(1), 4, 16));
 * UpdateDecoder decoder = new UpdateDecoder(cache, families);
 * }</pre>
 *
 * <p>RFC 4760, 4364, 4684, 4761, 8950, 6514, 7432, 7911, 8277, 8955, 9552, 9830.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.codec.bgp.family;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
