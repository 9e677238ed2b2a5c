package net.weir.roto.syntax;

import java.util.List;
import net.weir.roto.Span;
import org.jspecify.annotations.Nullable;

/** What stands in a block. */
public sealed interface Stmt {
    Span span();

    record Let(Span span, Name name, @Nullable TypeExpr type, Expr value) implements Stmt {}

    record Run(Span span, Expr expression) implements Stmt {}

    /** @param paths each whole, braces taken apart */
    record Import(Span span, List<List<Name>> paths) implements Stmt {}
}
