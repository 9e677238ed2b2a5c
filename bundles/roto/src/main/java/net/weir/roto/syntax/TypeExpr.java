package net.weir.roto.syntax;

import java.util.List;
import net.weir.roto.Span;

/** A type as written. */
public sealed interface TypeExpr {
    Span span();

    /** {@code a.b.Name[T, …]}. */
    record Named(Span span, List<Name> path, List<TypeExpr> arguments) implements TypeExpr {}

    /** {@code T?}. */
    record Optional(Span span, TypeExpr inner) implements TypeExpr {}

    /** {@code {a: T, …}}. */
    record Anonymous(Span span, List<Field> fields) implements TypeExpr {}

    record Unit(Span span) implements TypeExpr {}

    /** {@code !}, the type of what does not come back. */
    record Never(Span span) implements TypeExpr {}

    record Field(Name name, TypeExpr type) {}
}
