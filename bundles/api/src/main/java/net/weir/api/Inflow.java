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
}
