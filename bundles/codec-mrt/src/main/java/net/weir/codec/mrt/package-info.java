/**
 * MRT archives, octets ⇄ values: no files, clock or threads. {@link net.weir.codec.mrt.MrtRecord} shows the header of a
 * record in place, the views show its body without making objects, which is all that tools need;
 * {@link net.weir.codec.mrt.MrtDecoder} makes events of it. {@link net.weir.codec.mrt.MrtEncoder} writes records. Nothing
 * here throws on octets from outside: what is wrong comes back as {@link net.weir.codec.mrt.MrtDamage} and costs that
 * record alone. All but the records of Java are confined to one thread.
 *
 * <pre>{@code
 * while (reader.next()) {
 *     if (reader.damage() == null) {
 *         decoder.decode(reader.record());
 *     }
 * }
 * }</pre>
 *
 * <p>RFC 6396 (MRT), RFC 6397 (places of peers), RFC 8050 (ADD-PATH); of the older types BGP (5) of the first archives.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.codec.mrt;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
