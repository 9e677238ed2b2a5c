/** The typed tree: what a script means, names resolved and sugar gone. The compiler writes bytecode from it. */
@NullMarked
package net.weir.roto.tree;

import org.jspecify.annotations.NullMarked;
