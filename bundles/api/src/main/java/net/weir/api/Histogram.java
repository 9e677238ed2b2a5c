package net.weir.api;

import org.osgi.annotation.versioning.ProviderType;

/** How values spread. Cheap; any thread may add to it. */
@ProviderType
public interface Histogram {

    /** @param value in the metric's unit; NaN is not counted */
    void record(double value);

    /** How many were recorded. */
    long count();
}
