package net.weir.api;

import net.weir.event.Event;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** The verdicts of a {@link RouteTransform}. One is used by one thread at a time, so it may keep caches. */
@ConsumerType
@FunctionalInterface
public interface RouteFilter {

    /**
     * Decides about one route. The same arguments always have the same answer for as long as the options do not change: a
     * route is asked about when it comes, when it changes, and when it is told again.
     *
     * @param routes the block that it is in; most share their attributes, the same object, so a cache by it pays
     * @param index of the route in the block
     * @param attributes the route's
     * @param news takes what there is to say beside the verdict; null where the route is no news: it stood before, or is
     *     told again
     * @return {@code attributes}: it passes as it is; others: it passes with those; null: it is rejected
     */
    @Nullable
    PathAttributes verdict(Peer peer, NlriBlock routes, int index, PathAttributes attributes, @Nullable News news);

    /** Takes an event that is not about routes. */
    default void other(Event event, EventSink out) {
        out.accept(event);
    }

    /** As {@link LaneTransform#tick}. */
    default void tick(long nanoTime, EventSink out) {}

    /** For what a filter makes of a route beside its verdict. Valid during the call that it was given to. */
    @ProviderType
    interface News {

        /** The event that brings the route. */
        Event origin();

        /** Hands on an event of the filter's own, behind the origin's routes; it gets a place of its own. */
        void tell(Event made);
    }
}
