/**
 * The sink {@code mrt}: archives as route collectors publish them, updates by interval and tables on schedule. The sink's worker
 * encodes and writes; a thread of the stage's own compresses what is whole, another dumps tables.
 *
 * <p>RFC 6396, RFC 8050.
 */
@NullMarked
package net.weir.sink.mrt;

import org.jspecify.annotations.NullMarked;
