package net.weir.api;

import net.weir.event.Event;
import org.osgi.annotation.versioning.ConsumerType;

/** A transform on one lane. Confined to it: plain fields and caches, no locks, no waiting. */
@ConsumerType
public interface LaneTransform {

    /**
     * Hands on what becomes of the event: itself, others with its place ({@link Event#stampFrom}), or nothing. Events of
     * kinds that the transform does not know are handed on as they are.
     */
    void accept(Event event, EventSink out);
}
