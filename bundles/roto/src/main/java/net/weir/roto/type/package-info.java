/** Types and what is known of them. Confined to the thread that compiles. */
@org.osgi.annotation.versioning.Version("0.1.0")
@org.osgi.annotation.bundle.Export
@NullMarked
package net.weir.roto.type;

import org.jspecify.annotations.NullMarked;
