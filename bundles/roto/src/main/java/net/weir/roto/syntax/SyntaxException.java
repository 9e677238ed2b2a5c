package net.weir.roto.syntax;

import net.weir.roto.Diagnostic;

/** Leaves what is being parsed; whoever can go on behind it catches this. */
final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Diagnostic diagnostic;

    SyntaxException(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
