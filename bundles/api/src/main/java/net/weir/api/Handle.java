package net.weir.api;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A way to what another stage offers, while it does. Made by {@link StageContext#find}; ends with the stage that asked for
 * it. Thread-safe.
 *
 * <p>A lane calls {@link #get} for each event anew and keeps nothing: what it got may be used until its step ends. Any
 * other thread takes a {@link #lease}, or the provider may be closed while it is inside.
 *
 * <pre>{@code
 * Handle<RibQuery> rib = context.find("rib", RibQuery.class);
 * try (Lease<RibQuery> lease = rib.lease()) {
 *     if (lease != null) {
 *         count(lease.service().summary());
 *     }
 * }
 * }</pre>
 *
 * @param <T> the service's interface
 */
@ProviderType
public interface Handle<T> {

    /** The service; null while no stage in force offers it under that id. One volatile read. */
    @Nullable
    T get();

    /**
     * Holds the provider open until the lease is closed: its {@code close} waits for it, as long as the engine gives it. Not
     * on a lane.
     *
     * @return null while no stage in force offers the service
     */
    @Nullable
    Lease<T> lease();

    /**
     * Runs the task whenever the service came, went or is another object, from now on. On the planner's thread: it does not
     * wait, and {@link #get} tells it what is the case. Where the service goes, this comes before the provider is closed.
     */
    void whenChanged(Runnable task);
}
