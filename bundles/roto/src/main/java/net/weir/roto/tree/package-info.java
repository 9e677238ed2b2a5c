/** The typed tree: what a script means, names resolved and sugar gone. The compiler writes bytecode from it. */
@org.osgi.annotation.versioning.Version("0.1.0")
@org.osgi.annotation.bundle.Export
@NullMarked
package net.weir.roto.tree;

import org.jspecify.annotations.NullMarked;
