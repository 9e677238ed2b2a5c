/**
 * Measurements against a peer in the same run, as ratios: absolute numbers of a small, busy machine say little. {@code
 * ./weir bench} calls {@link net.weir.bench.Bench}; results that were looked at are in {@code docs/perf}.
 */
@NullMarked
package net.weir.bench;

import org.jspecify.annotations.NullMarked;
