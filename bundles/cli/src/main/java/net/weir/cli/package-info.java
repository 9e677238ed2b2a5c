/** Offline tools with the engine's own code, without a container: plain mains on a plain class path, one thread each. */
@NullMarked
package net.weir.cli;

import org.jspecify.annotations.NullMarked;
