/**
 * For testing plugins without a container: a context that remembers, example events, and stages that misbehave on demand.
 *
 * <pre>{@code
 * RecordingContext context = new RecordingContext("demo");
 * Transform<?> transform = (Transform<?>) new PathLengthFactory().create(options, context);
 * List<Event> out = Lanes.pass(transform, Examples.announce(peer, "192.0.2.0/24", 64496, 64497));
 * }</pre>
 */
@NullMarked
package net.weir.testkit;

import org.jspecify.annotations.NullMarked;
