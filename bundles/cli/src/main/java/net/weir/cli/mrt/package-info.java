/**
 * {@code ./weir mrt}: MRT archives on the command line, without a container. One thread each; what goes to the standard
 * output is written through one byte buffer, what is said about it to the standard error.
 */
@NullMarked
package net.weir.cli.mrt;

import org.jspecify.annotations.NullMarked;
