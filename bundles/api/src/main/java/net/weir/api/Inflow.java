package net.weir.api;

import net.weir.event.ResyncId;
import net.weir.model.RouteScope;
import org.osgi.annotation.versioning.ProviderType;

/** What a sink may ask of those before it. Thread-safe; may be asked from {@link Sink#open} on until the sink is closed. */
@ProviderType
public interface Inflow {

    /**
     * Asks what stands in the RIBs before the sink. Each lane answers with a {@link net.weir.event.ResyncBegin} of this id, the
     * routes, and a {@link net.weir.event.ResyncEnd}, among the events that it accepts; a lane without peers in the scope
     * does not answer, nor does anybody where no RIB is before the sink. Answers come in the order of the requests; one that
     * is in another asked for later ends as aborted.
     */
    ResyncId resync(RouteScope scope);

    /**
     * Opens an outlet for a client of the sink: it is told who is up and what stands, and hears all that the sink hears from then
     * on. Outlets cost the lanes nothing each: an event is handed over once for all of them. What waits for clients shares the
     * sink's {@code edge-memory}; where that is full, the client for which most waits is the first to be hit by its policy.
     *
     * <p>It ends with {@link Outlet#close}, with the sink, or by its policy. Unlike what the sink itself accepts, what waits
     * for an outlet is not kept over a restart, nor is it flushed.
     *
     * @param client a name for faces and log
     */
    Outlet outlet(String client, OutletPolicy policy, Receiver to);
}
