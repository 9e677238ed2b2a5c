/** One stage as the engine holds it: its context, counters, state. */
@NullMarked
package net.weir.engine.stage;

import org.jspecify.annotations.NullMarked;
