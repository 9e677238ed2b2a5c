/**
 * Requests, answers and the table of paths, free of the servlet interface. Called by threads of the web container. Other
 * bundles bring pages of their own as {@link net.weir.http.web.WebPages}.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.http.web;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
