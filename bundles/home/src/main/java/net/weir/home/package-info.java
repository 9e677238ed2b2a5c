/**
 * Keeps WEIR_HOME true while the container runs: the ports that are really open, the key that opens
 * the shell, the features that the user installed, and the report that the start is over.
 *
 * <p>Nothing is exported and no other bundle knows this one. The script {@code weir} reads what it
 * writes ({@code ports}, {@code data/ready}); docs/operations.md describes the files.
 */
@NullMarked
package net.weir.home;

import org.jspecify.annotations.NullMarked;
