/** The queue between lanes and a sink's worker, in memory and on disk. */
@NullMarked
package net.weir.engine.edge;

import org.jspecify.annotations.NullMarked;
