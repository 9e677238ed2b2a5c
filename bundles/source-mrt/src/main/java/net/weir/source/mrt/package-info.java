/**
 * The stage {@code mrt.file}: replays MRT archives as if their collector were heard now. One stage is one stream of files
 * on one lane, so that their order is kept; it reads in short turns between which the lane does what else is due, stops
 * where a feed says that there is no room, and sleeps where it is paced.
 *
 * <p>RFC 6396, 6397, 8050.
 */
@NullMarked
package net.weir.source.mrt;

import org.jspecify.annotations.NullMarked;
