package net.weir.api;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes the stages of one type; annotated with {@link StageType}. Registered as an OSGi service, or listed in {@code
 * META-INF/services} where there is no OSGi.
 *
 * @param <C> a record whose components carry {@link net.weir.api.options.Option}
 */
@ConsumerType
public interface StageFactory<C extends Record> {

    Class<C> configType();

    /**
     * The kind of its stages, so that wiring can be checked without making one; null: it shows once there is one. To be told
     * by whoever makes a {@link Duplex}, of which a loop in the wiring is none.
     */
    default @Nullable StageKind kind() {
        return null;
    }

    /**
     * Makes a stage that holds no resource yet: doors are opened by {@link Source#open} and {@link Sink#open}.
     *
     * @throws Exception with a message for the operator if the options cannot work together
     */
    Stage<C> create(C config, StageContext context) throws Exception;
}
