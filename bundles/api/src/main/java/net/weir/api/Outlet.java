package net.weir.api;

import net.weir.event.ResyncId;
import net.weir.model.RouteScope;
import org.osgi.annotation.versioning.ProviderType;

/** One client of a sink. Thread-safe, and no call waits. */
@ProviderType
public interface Outlet extends AutoCloseable {

    /** The receiver takes events again, after it said that it took no more. */
    void ready();

    /**
     * Asks what stands, as {@link Inflow#resync} does for a sink. Requests of clients for the same scope may be answered together,
     * so they may get the same id.
     */
    ResyncId resync(RouteScope scope);

    /** Nothing is offered to the receiver any more, but for one call that may be under way. */
    @Override
    void close();
}
