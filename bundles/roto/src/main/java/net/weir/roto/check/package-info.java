/** From trees to typed trees: names, types, and what is wrong with them. Confined to the thread that compiles. */
@NullMarked
package net.weir.roto.check;

import org.jspecify.annotations.NullMarked;
