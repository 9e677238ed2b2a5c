package net.weir.roto.syntax;

import java.util.List;
import net.weir.roto.Span;
import org.jspecify.annotations.Nullable;

/** What stands in a file. */
public sealed interface Item {
    Span span();

    /**
     * A function, a filter or a test.
     *
     * @param keyword {@code fn}, {@code filter}, {@code filtermap} or {@code test}
     */
    record Function(
            Span span,
            String keyword,
            Name name,
            List<TypeExpr.Field> parameters,
            @Nullable TypeExpr result,
            Expr.Block body)
            implements Item {}

    record Constant(Span span, Name name, TypeExpr type, Expr value) implements Item {}

    record RecordType(Span span, Name name, List<Name> parameters, List<TypeExpr.Field> fields) implements Item {}

    record EnumType(Span span, Name name, List<Name> parameters, List<Variant> variants) implements Item {}

    record Variant(Name name, List<TypeExpr> fields) {}

    record Import(Stmt.Import imports) implements Item {
        @Override
        public Span span() {
            return imports.span();
        }
    }
}
