/**
 * The values of BGP as an operator names them: addresses, prefixes, AS numbers, families, path attributes, routers and
 * peers. Immutable, no I/O, no OSGi; any thread may read any of them.
 *
 * <p>Each value has one text form, which {@code toString} gives and {@code parse} takes where people type it:
 *
 * <pre>{@code
 * Prefix p = Prefix.parse("2001:db8::/32");
 * Asn a = Asn.parse("AS64496");
 * }</pre>
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
