package net.weir.api;

import net.weir.event.Event;
import net.weir.event.ResyncId;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What stands at the far end of an {@link Outlet}. All calls come from one thread that all outlets of the sink share, so none
 * may wait. One that throws ends the outlet.
 */
@ConsumerType
public interface Receiver {

    /**
     * Chooses what of an event is for this client: itself, a part of it, or null. Asked before anything else is done with the
     * event; mostly it is nothing, so this should be fast. {@link net.weir.event.ResyncBegin} and {@link
     * net.weir.event.ResyncEnd} are not asked about.
     */
    default @Nullable Event select(Event event) {
        return event;
    }

    /**
     * Takes an event. Between the beginning and the end of a resync a live event may speak of a route that was not told yet:
     * what it says of the route before need not be what this receiver has.
     *
     * @return true: go on; false: the event was taken, but offer no more until {@link Outlet#ready}
     */
    boolean accept(Event event);

    /** All that was to be told in a resync has been accepted, of all lanes; the first is the one that the outlet begins with. */
    default void told(ResyncId id) {}

    /** The outlet has ended, and not by its {@link Outlet#close}. */
    default void cutOff(String why) {}
}
