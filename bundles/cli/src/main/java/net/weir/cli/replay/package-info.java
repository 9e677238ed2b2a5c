/** {@code ./weir replay}: archives and recordings sent to a station as if their routers talked now. One thread. */
@NullMarked
package net.weir.cli.replay;

import org.jspecify.annotations.NullMarked;
