/** Text to trees and back: lexer, parser, printer, formatter. Called by the compiler and by tools, on any thread. */
@NullMarked
package net.weir.roto.syntax;

import org.jspecify.annotations.NullMarked;
