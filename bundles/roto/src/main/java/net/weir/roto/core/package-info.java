/** The methods of the language's own types. Called by compiled scripts, on whatever thread runs them. */
@org.osgi.annotation.versioning.Version("0.1.0")
@org.osgi.annotation.bundle.Export
@NullMarked
package net.weir.roto.core;

import org.jspecify.annotations.NullMarked;
