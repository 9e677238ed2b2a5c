/**
 * The stage type {@code rib}: keeps the routes of every peer, makes changes of updates, answers questions.
 *
 * <p>Threads: a peer's routes are written by the lane that heard its last Peer Up ({@link net.weir.rib.RibLane}); queries
 * come from any thread and take no lock; what is no longer used is taken back by one worker of the stage. The memory
 * itself is in {@link net.weir.rib.table}.
 */
@NullMarked
package net.weir.rib;

import org.jspecify.annotations.NullMarked;
