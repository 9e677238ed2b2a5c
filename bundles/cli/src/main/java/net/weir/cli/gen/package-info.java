/** {@code ./weir gen}: invented routers for a station or into files. One thread for each router. */
@NullMarked
package net.weir.cli.gen;

import org.jspecify.annotations.NullMarked;
