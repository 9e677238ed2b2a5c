/**
 * The stage type {@code roto}. Scripts are compiled by the planner's thread at the start and by a worker when their files
 * change; each lane binds what was compiled last at the start of an event.
 */
@NullMarked
package net.weir.filter.roto;

import org.jspecify.annotations.NullMarked;
