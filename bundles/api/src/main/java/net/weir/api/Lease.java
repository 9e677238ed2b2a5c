package net.weir.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The right to use another stage's service, which is not closed meanwhile. Short: a question, a batch, not the life of a
 * stage. Used by one thread.
 *
 * @param <T> the service's interface
 */
@ProviderType
public interface Lease<T> extends AutoCloseable {

    T service();

    /** Gives the right back; a second time has no effect. */
    @Override
    void close();
}
