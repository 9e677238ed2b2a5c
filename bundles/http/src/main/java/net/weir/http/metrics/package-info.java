/**
 * Numbers in the text format of Prometheus, collected when asked for.
 */
@NullMarked
package net.weir.http.metrics;

import org.jspecify.annotations.NullMarked;
