package net.weir.roto.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.weir.roto.Diagnostic;
import net.weir.roto.Span;
import org.jspecify.annotations.Nullable;

/** Parses expressions by the strength of their operators. */
final class ExprParser {
    private static final Operator[] OPERATORS = Operator.values();

    private final Cursor cursor;
    private final BlockParser blocks;
    private final AtomParser atoms;

    ExprParser(Cursor cursor, TypeParser types, BlockParser blocks) {
        this.cursor = cursor;
        this.blocks = blocks;
        this.atoms = new AtomParser(cursor, types, blocks, this);
    }

    Expr expression() {
        return atoms.withRecords(true, this::assignment);
    }

    /** One in which a brace begins what follows it: no record literal directly after a path. */
    Expr condition() {
        return atoms.withRecords(false, this::assignment);
    }

    private Expr assignment() {
        cursor.deeper();
        Expr target = binary(1);
        Token sign = cursor.peek();
        Expr result = target;
        if (sign.is("=") || isCompound(sign)) {
            cursor.take();
            Operator operator = sign.is("=") ? null : operator(sign.text().substring(0, 1));
            Expr value = binary(1);
            if (!isPlace(target)) {
                cursor.report(
                        Diagnostic.parse(target.span(), "cannot assign to this expression", "cannot be assigned to")
                                .withNote("you can only assign to a variable or fields of a variable"));
            }
            result = new Expr.Assign(target.span().to(value.span()), operator, target, value);
        }
        cursor.shallower();
        return result;
    }

    private static boolean isPlace(Expr target) {
        return target instanceof Expr.Path;
    }

    private static boolean isCompound(Token sign) {
        return sign.is("+=") || sign.is("-=") || sign.is("*=") || sign.is("/=") || sign.is("%=");
    }

    private static @Nullable Operator operator(String text) {
        for (Operator operator : OPERATORS) {
            if (operator.toString().equals(text)) {
                return operator;
            }
        }
        return null;
    }

    private @Nullable Operator nextOperator() {
        return cursor.peek().kind() == Token.Kind.PUNCTUATION
                ? operator(cursor.peek().text())
                : null;
    }

    private Expr binary(int least) {
        Expr left = unary();
        Operator before = null;
        Operator operator = nextOperator();
        while (operator != null && operator.strength() >= least) {
            if (before != null && before.strength() == operator.strength()) {
                checkChain(before, operator);
            }
            cursor.take();
            boolean chains = cursor.isOld() && operator.isComparison();
            Expr right = binary(operator.strength() + (chains ? 0 : 1));
            left = new Expr.Binary(left.span().to(right.span()), operator, left, right);
            before = operator;
            operator = nextOperator();
        }
        return left;
    }

    private void checkChain(Operator before, Operator operator) {
        boolean mixed = operator.isLogic() && before != operator;
        if (mixed || operator.isComparison()) {
            throw new SyntaxException(Diagnostic.parse(
                            cursor.peek().span(),
                            "`" + operator + "` cannot be chained with `" + before + "`",
                            "cannot be chained")
                    .withNote("Try to disambiguate the expression with parentheses."));
        }
    }

    private Expr unary() {
        Token sign = cursor.peek();
        if (!sign.is("!") && !sign.is("-")) {
            return access();
        }
        cursor.take();
        cursor.deeper();
        Expr operand = unary();
        cursor.shallower();
        return new Expr.Unary(sign.span().to(operand.span()), sign.text().charAt(0), operand);
    }

    /**
     * One that stands alone: what begins with if, match, while or for ends with its brace, unless a dot or a question mark
     * goes on with it. A parenthesis in the next line is another statement.
     */
    Expr statement() {
        if (!cursor.at("if") && !cursor.at("match") && !cursor.at("while") && !cursor.at("for")) {
            return expression();
        }
        Expr value = atoms.withRecords(true, atoms::atom);
        return cursor.at(".") || cursor.at("?") ? atoms.withRecords(true, () -> access(value)) : value;
    }

    private Expr access() {
        return access(atoms.atom());
    }

    private Expr access(Expr atom) {
        Expr value = atom;
        while (true) {
            Span start = value.span();
            if (cursor.at("?")) {
                value = new Expr.Try(start.to(cursor.take().span()), value);
            } else if (cursor.at("(")) {
                value = new Expr.Call(start, value, arguments("(", ")"));
                value = new Expr.Call(
                        start.to(cursor.last()), ((Expr.Call) value).callee(), ((Expr.Call) value).arguments());
            } else if (cursor.at(".")) {
                cursor.take();
                Name name = cursor.name();
                value = new Expr.Access(start.to(name.span()), value, name);
            } else {
                return value;
            }
        }
    }

    List<Expr> arguments(String open, String close) {
        cursor.expect(open);
        List<Expr> values = new ArrayList<>();
        while (!cursor.at(close)) {
            values.add(expression());
            if (!cursor.skip(",")) {
                break;
            }
        }
        cursor.expect(close);
        return values;
    }

    Expr ifThen() {
        Span start = cursor.take().span();
        Expr condition = condition();
        Expr.Block then = blocks.block();
        Expr otherwise = null;
        if (cursor.skip("else")) {
            cursor.deeper();
            otherwise = cursor.at("if") ? ifThen() : blocks.block();
            cursor.shallower();
        }
        return new Expr.If(start.to(cursor.last()), condition, then, otherwise);
    }

    Expr match() {
        Span start = cursor.take().span();
        Expr subject = condition();
        cursor.expect("{");
        List<Expr.Arm> arms = new ArrayList<>();
        while (!cursor.at("}")) {
            arms.add(arm());
            boolean block = arms.get(arms.size() - 1).body() instanceof Expr.Block;
            if (!cursor.skip(",") && !block) {
                break;
            }
        }
        cursor.expect("}");
        return new Expr.Match(start.to(cursor.last()), subject, arms);
    }

    private Expr.Arm arm() {
        Span start = cursor.peek().span();
        Name variant = cursor.name();
        List<Name> fields = new ArrayList<>();
        if (cursor.skip("(")) {
            do {
                fields.add(cursor.name());
            } while (cursor.skip(",") && !cursor.at(")"));
            cursor.expect(")");
        }
        Expr.Pattern pattern =
                new Expr.Pattern(start.to(cursor.last()), variant.text().equals("_") ? null : variant, fields);
        Expr guard = cursor.skip(cursor.isOld() && cursor.at("|") ? "|" : "if") ? expression() : null;
        cursor.expect(cursor.isOld() && cursor.at("->") ? "->" : "=>");
        boolean block = cursor.at("{") && (cursor.peek(1).is("}") || !atoms.atRecord()); // `{}` does nothing
        Expr body = block ? blocks.block() : expression();
        return new Expr.Arm(start.to(body.span()), pattern, guard, body);
    }

    Expr hole(List<Token> tokens, Span format) {
        Cursor inner = cursor.inside(tokens);
        TypeParser innerTypes = new TypeParser(inner);
        Expr value = new BlockParser(inner, innerTypes).expressions().expression();
        if (!inner.atEnd()) {
            throw inner.expected("'}'");
        }
        return Objects.requireNonNull(value);
    }
}
