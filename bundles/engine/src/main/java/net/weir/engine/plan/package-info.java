/** From configuration and factories to a running graph. Confined to the planner's thread but where a class says otherwise. */
@NullMarked
package net.weir.engine.plan;

import org.jspecify.annotations.NullMarked;
