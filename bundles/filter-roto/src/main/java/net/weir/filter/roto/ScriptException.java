package net.weir.filter.roto;

import java.util.List;
import net.weir.roto.Diagnostic;

/** A script that cannot be used, with the reason for the operator. */
final class ScriptException extends Exception {
    private static final long serialVersionUID = 1;

    ScriptException(String message) {
        super(message);
    }

    /** The first error in words, and how many more there are. */
    ScriptException(List<Diagnostic> errors) {
        this(
                errors.isEmpty()
                        ? "the script cannot be compiled"
                        : errors.get(0) + (errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)"));
    }
}
