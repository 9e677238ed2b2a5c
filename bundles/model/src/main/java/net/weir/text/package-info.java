/**
 * The text forms of events: one native JSON for every sink, tap and HTTP answer ({@link net.weir.text.EventJson}), and the
 * pieces that an answer about a RIB is made of ({@link net.weir.text.AttributesJson}, {@link net.weir.text.PeerJson},
 * {@link net.weir.text.NlriJson}). Written straight into growing octets: no intermediate strings for numbers, addresses,
 * prefixes and clocks.
 *
 * <pre>{@code
 * JsonWriter out = new JsonWriter();
 * EventJson json = new EventJson(JsonStyle.FULL);
 * json.write(out, event);
 * out.newline();
 * out.copyTo(stream);
 * out.reset();
 * }</pre>
 *
 * <p>The codecs write messages of BGP and BMP with the same pieces ({@link net.weir.text.Members},
 * {@link net.weir.text.RouteJson}, {@link net.weir.text.ProblemJson}).
 *
 * <p>The shape is described by {@code docs/schema/event.schema.json}. All texts that came from a router are escaped, with
 * the control characters of both blocks (C0 and C1), so that a line is a line and a terminal stays what it was.
 *
 * <p>Writers are confined to one thread.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.text;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
