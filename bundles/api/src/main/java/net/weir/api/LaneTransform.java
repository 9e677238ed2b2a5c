package net.weir.api;

import net.weir.event.Event;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A transform on one lane. Confined to it: plain fields and caches, no locks, no waiting.
 *
 * <p>What comes out depends on the event alone: whoever comes late behind a RIB is told what stands there through this
 * transform, between events that are news to all others. One that keeps something of what it saw (as dampening does) keeps
 * routes as a {@link LaneRib} does, with a snapshot of its own.
 */
@ConsumerType
public interface LaneTransform {

    /**
     * Hands on what becomes of the event: itself, others with its place ({@link Event#stampFrom}), or nothing. Events of
     * kinds that the transform does not know are handed on as they are.
     */
    void accept(Event event, EventSink out);

    /**
     * Once a second, for output that no event brings about, such as sums over time. Left out while a stage downstream is
     * away or holds up its feeds. Who has not been told a peer yet does not hear of its routes from here either.
     *
     * @param nanoTime a monotonic clock, as of {@link StageContext#nanoTime}
     */
    default void tick(long nanoTime, EventSink out) {}
}
