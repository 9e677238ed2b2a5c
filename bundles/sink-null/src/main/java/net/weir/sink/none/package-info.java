/** The sink that forgets: for measuring what stands before it, and for pipelines that only feed a RIB's readers. */
@NullMarked
package net.weir.sink.none;

import org.jspecify.annotations.NullMarked;
