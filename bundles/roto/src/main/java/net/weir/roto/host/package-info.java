/**
 * How Java types, methods, constants and context variables become visible to scripts. A library is made once, on one
 * thread, and then only read.
 *
 * <pre>{@code
 * Library library = Library.extending(Library.standard())
 *         .type("Station", Station.class)
 *         .method("Station", "name() -> String", Station.class, "name", "Its name.")
 *         .build();
 * }</pre>
 */
@org.osgi.annotation.versioning.Version("0.1.0")
@org.osgi.annotation.bundle.Export
@NullMarked
package net.weir.roto.host;

import org.jspecify.annotations.NullMarked;
