/**
 * How stages, routers, peers and the process stand. Called by threads of the web container.
 */
@NullMarked
package net.weir.http.status;

import org.jspecify.annotations.NullMarked;
