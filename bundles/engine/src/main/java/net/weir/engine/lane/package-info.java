/** Lanes, feeds, and the graph as one lane sees it. Most of it is confined to its lane. */
@NullMarked
package net.weir.engine.lane;

import org.jspecify.annotations.NullMarked;
