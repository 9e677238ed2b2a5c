/** From typed trees to JVM bytecode, with a class loader a compilation. Confined to the thread that compiles. */
@NullMarked
package net.weir.roto.code;

import org.jspecify.annotations.NullMarked;
