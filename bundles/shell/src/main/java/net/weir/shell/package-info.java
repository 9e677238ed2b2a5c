/**
 * The commands {@code weir:*}, {@code bmp:*}, {@code peer:*} and {@code rib:*} of the Karaf shell. Each execution has its own
 * object and runs on its session's thread; it looks services up when it runs, so that a command is there before the engine
 * is, and says so.
 */
@NullMarked
package net.weir.shell;

import org.jspecify.annotations.NullMarked;
