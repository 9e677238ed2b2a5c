/**
 * The HTTP face: queries of RIBs, status, live events, metrics and health. {@link net.weir.http.WeirServlet} and {@link
 * net.weir.http.ServletExchange} alone know the servlet interface; all else is plain Java that tests call directly.
 *
 * <p>Handlers run on threads of the web container, live streams each on a thread of its own.
 */
@NullMarked
package net.weir.http;

import org.jspecify.annotations.NullMarked;
