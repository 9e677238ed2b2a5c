/**
 * The engine: it plans the graph of stages, runs it on lanes, and shows it to the faces. {@link net.weir.engine.Engine} is
 * the whole of it without OSGi; {@code EngineComponent} ties it to the service registry and Configuration Admin.
 *
 * <p>Threads: one planner thread changes the graph; lanes carry events; each sink has a worker; one clock thread runs
 * timers and samples rates.
 */
@NullMarked
package net.weir.engine;

import org.jspecify.annotations.NullMarked;
