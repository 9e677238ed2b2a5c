/** Ties the engine to the service registry and to Configuration Admin. */
@NullMarked
package net.weir.engine.osgi;

import org.jspecify.annotations.NullMarked;
