/** The peer registry and what the faces know of routers and peers. */
@NullMarked
package net.weir.engine.peer;

import org.jspecify.annotations.NullMarked;
