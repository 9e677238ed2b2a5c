/** The clocks of the engine and pauses that grow. No thread of its own. */
@NullMarked
package net.weir.engine.time;

import org.jspecify.annotations.NullMarked;
