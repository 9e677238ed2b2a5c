package net.weir.api;

import org.osgi.annotation.versioning.ProviderType;

/** A count that only rises. Cheap; any thread may add to it. */
@ProviderType
public interface Counter {
    void add(long amount);

    default void increment() {
        add(1);
    }

    long value();
}
