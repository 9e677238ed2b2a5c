/**
 * BMP messages as JSON, one object each, as {@code docs/schema/message.schema.json} has it. For tools and answers, not for
 * the hot path. Writers are confined to one thread.
 *
 * <p>What is a BGP message inside is written by the caller, who alone knows how the peers' sessions are read: {@code
 * net.weir.codec.bgp.json} has the objects.
 *
 * <pre>{@code
 * BmpJson json = new BmpJson(JsonStyle.FULL, messages); // a BgpMessages that knows the sessions
 * view.wrap(octets, 0, octets.length);
 * json.write(out, view, decoder.decode(view), null);
 * }</pre>
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.codec.bmp.json;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
