/**
 * The joints: what a plugin implements and what it is given. A plugin registers one {@link net.weir.api.StageFactory};
 * all else follows from the stages that it makes.
 *
 * <p>Threads: factories, {@code open}, {@code reconfigure} and {@code close} are called by the planner's single thread;
 * what a feed offers travels through transforms and RIBs on the feed's lane; a sink's {@code accept} and {@code flush} are
 * called by that sink's own worker. Nothing on a lane may block.
 *
 * <pre>{@code
 * @Component(service = StageFactory.class)
 * @StageType("path.length")
 * public final class PathLengthFactory implements StageFactory<PathLengthOptions> {
 *     public Class<PathLengthOptions> configType() { return PathLengthOptions.class; }
 *     public Stage<PathLengthOptions> create(PathLengthOptions options, StageContext context) {
 *         return new PathLengthTransform(options, context);
 *     }
 * }
 * }</pre>
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
