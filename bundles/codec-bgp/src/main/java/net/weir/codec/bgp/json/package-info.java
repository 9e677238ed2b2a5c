/**
 * BGP messages as JSON, one object each, as {@code docs/schema/message.schema.json} has it. For tools and answers, not for
 * the hot path. Writers are confined to one thread.
 *
 * <pre>{@code
 * UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
 * BgpJson json = new BgpJson(JsonStyle.FULL);
 * JsonWriter out = new JsonWriter();
 * List<Problem> problems = json.write(out, octets, 0, octets.length, ValidationProfile.BGP_EBGP,
 *         (buffer, offset, length, profile) -> decoder.decode(buffer, offset, length, parameters, profile));
 * }</pre>
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.codec.bgp.json;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
