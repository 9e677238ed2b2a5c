/**
 * What flows through the pipeline. An {@link net.weir.event.Event} is immutable but for its stamp (feed and sequence, set
 * once when a source offers it) and the borrowed raw message; it may be read by any thread after it was offered.
 *
 * <p>The unit is the UPDATE, not the route: a {@link net.weir.event.RouteUpdate} holds the NLRI of one family and one next
 * hop of one BGP UPDATE. A RIB turns it into {@link net.weir.event.RouteChange}s and passes everything else on.
 *
 * <p>New kinds of event may come: plugins keep a branch for events that they do not know and hand them on.
 *
 * <pre>{@code
 * public void accept(Event event, EventSink out) {
 *     if (event instanceof RouteUpdate update && update.announcedCount() > 0) { … }
 *     out.accept(event);
 * }
 * }</pre>
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
