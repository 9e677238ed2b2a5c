/** Text to trees and back: lexer, parser, printer, formatter. Called by the compiler and by tools, on any thread. */
@org.osgi.annotation.versioning.Version("0.1.0")
@org.osgi.annotation.bundle.Export
@NullMarked
package net.weir.roto.syntax;

import org.jspecify.annotations.NullMarked;
