/**
 * Routes and ingresses in Rotonda's shapes. Called by threads of the web container; one answer stays on one thread.
 */
@NullMarked
package net.weir.http.rib;

import org.jspecify.annotations.NullMarked;
