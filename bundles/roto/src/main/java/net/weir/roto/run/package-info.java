/** What compiled scripts call and hold while they run. Confined to the thread that runs the call, unless said otherwise. */
@org.osgi.annotation.versioning.Version("0.1.0")
@org.osgi.annotation.bundle.Export
@NullMarked
package net.weir.roto.run;

import org.jspecify.annotations.NullMarked;
