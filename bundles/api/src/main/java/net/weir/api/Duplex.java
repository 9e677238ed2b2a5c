package net.weir.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A door with both ends, such as a speaker that learns routes and announces them. It has {@code sources} and may be among
 * others' {@code sources}; for the wiring the ends are two stages, so that what it takes may well depend on what it gives.
 *
 * <p>Opened as a source and as a sink: {@link Source#open} by the planner's thread, {@link Sink#open} by the sink's worker,
 * neither before the other for certain. At its end the sink half is done first: it has had its last {@link Sink#flush} when
 * {@link #close} is called, and feeds are still heard until that returns. {@link #close} and {@link #reconfigure} are for
 * both ends.
 *
 * @param <C> its options
 */
@ConsumerType
public interface Duplex<C extends Record> extends Source<C>, Sink<C> {}
