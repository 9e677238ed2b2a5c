/**
 * What the NLRI of a family mean: a {@link net.weir.model.nlri.NlriForm} checks the octets of one NLRI, names its route
 * key, its text, its JSON and its way back into octets. {@link net.weir.model.nlri.NlriForms} has those of every family that
 * Weir knows, and those that bundles add. Blocks hold octets only: a form is asked for when somebody wants to see or compare
 * a route. Any thread may use any of them.
 *
 * <p>RFC 4364, 4684, 4761, 6037, 6074, 6514, 7432, 8277, 8955, 8956, 9136, 9251, 9552, 9572, 9830; MUP SAFI draft.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.model.nlri;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
