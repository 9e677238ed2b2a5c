package net.weir.roto.check;

import java.util.ArrayList;
import java.util.List;
import net.weir.roto.Diagnostic;
import net.weir.roto.Span;
import net.weir.roto.type.Type;

/** Collects what is wrong with types and names. */
final class Problems {
    private final List<Diagnostic> all = new ArrayList<>();

    void add(Diagnostic problem) {
        all.add(problem);
    }

    void error(Span span, String message, String label) {
        all.add(Diagnostic.type(span, message, label));
    }

    void mismatch(Span span, Type expected, Type found) {
        error(span, "mismatched types", "expected `" + expected + "`, found `" + found + "`");
    }

    void warning(Span span, String message, String label) {
        all.add(Diagnostic.of(Diagnostic.Kind.WARNING, span, message, label));
    }

    List<Diagnostic> all() {
        return all;
    }
}
