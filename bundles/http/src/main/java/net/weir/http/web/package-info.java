/**
 * Requests, answers and the table of paths, free of the servlet interface. Called by threads of the web container.
 */
@NullMarked
package net.weir.http.web;

import org.jspecify.annotations.NullMarked;
