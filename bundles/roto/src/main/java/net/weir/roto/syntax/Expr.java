package net.weir.roto.syntax;

import java.util.List;
import net.weir.roto.Span;
import org.jspecify.annotations.Nullable;

/** An expression as written. */
public sealed interface Expr {
    Span span();

    /**
     * @param value Boolean, Long, Double, String, Integer (a character), IpAddress or Asn
     * @param suffix the type behind a number
     */
    record Literal(Span span, Object value, @Nullable String suffix) implements Expr {}

    /** @param parts Strings and Exprs */
    record Format(Span span, List<Object> parts) implements Expr {}

    /** Names with dots between: a variable and its fields, an item of a module, a variant. */
    record Path(Span span, List<Name> names) implements Expr {}

    record RecordLiteral(Span span, @Nullable Path type, List<Init> fields) implements Expr {}

    record Init(Name name, Expr value) {}

    record ListLiteral(Span span, List<Expr> elements) implements Expr {}

    record Unit(Span span) implements Expr {}

    /** @param operator {@code !} or {@code -} */
    record Unary(Span span, char operator, Expr operand) implements Expr {}

    record Binary(Span span, Operator operator, Expr left, Expr right) implements Expr {}

    /** @param operator of {@code +=} and such, null for {@code =} */
    record Assign(Span span, @Nullable Operator operator, Expr target, Expr value) implements Expr {}

    record Call(Span span, Expr callee, List<Expr> arguments) implements Expr {}

    record Access(Span span, Expr target, Name name) implements Expr {}

    /** {@code expr?}. */
    record Try(Span span, Expr operand) implements Expr {}

    record Block(Span span, List<Stmt> statements, @Nullable Expr value) implements Expr {}

    /** @param otherwise an If or a Block */
    record If(Span span, Expr condition, Block then, @Nullable Expr otherwise) implements Expr {}

    record While(Span span, Expr condition, Block body) implements Expr {}

    record For(Span span, Name variable, Expr list, Block body) implements Expr {}

    record Match(Span span, Expr subject, List<Arm> arms) implements Expr {}

    record Arm(Span span, Pattern pattern, @Nullable Expr guard, Expr body) {}

    /** @param variant null for {@code _} */
    record Pattern(Span span, @Nullable Name variant, List<Name> fields) {}

    /** {@code accept}, {@code reject}, {@code return}. */
    record Leave(Span span, Way way, @Nullable Expr value) implements Expr {}

    /** How a function is left. */
    enum Way {
        ACCEPT,
        REJECT,
        RETURN;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
