/**
 * Fuzz targets of Jazzer, which calls {@code fuzzerTestOneInput} in a process of its own for as long as {@link
 * net.weir.fuzz.FuzzTest} lets it. One thread each. What every target demands: no exception, memory and time linear in what
 * was read, JSON that parses, and what is written again reads the same.
 */
@NullMarked
package net.weir.fuzz;

import org.jspecify.annotations.NullMarked;
