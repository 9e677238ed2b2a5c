package net.weir.roto.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import net.weir.roto.Span;
import org.jspecify.annotations.Nullable;

/** Parses expressions without operators around them. */
final class AtomParser {
    private final Cursor cursor;
    private final TypeParser types;
    private final BlockParser blocks;
    private final ExprParser expressions;
    private boolean records = true;

    AtomParser(Cursor cursor, TypeParser types, BlockParser blocks, ExprParser expressions) {
        this.cursor = cursor;
        this.types = types;
        this.blocks = blocks;
        this.expressions = expressions;
    }

    Expr withRecords(boolean allowed, Supplier<Expr> parse) {
        boolean before = records;
        records = allowed;
        try {
            return parse.get();
        } finally {
            records = before;
        }
    }

    Expr atom() {
        Token token = cursor.peek();
        if (token.isLiteral()) {
            cursor.take();
            return new Expr.Literal(token.span(), Objects.requireNonNull(token.value()), token.suffix());
        }
        return switch (token.kind()) {
            case FORMAT -> format(cursor.take());
            case NAME -> pathOrRecord();
            case KEYWORD -> keyword(token);
            case PUNCTUATION -> bracket(token);
            default -> throw cursor.expected("an expression");
        };
    }

    private Expr keyword(Token token) {
        return switch (token.text()) {
            case "true", "false" -> new Expr.Literal(cursor.take().span(), token.is("true"), null);
            case "if" -> expressions.ifThen();
            case "match" -> expressions.match();
            case "while" -> {
                cursor.take();
                Expr condition = expressions.condition();
                Expr.Block body = blocks.block();
                yield new Expr.While(token.span().to(cursor.last()), condition, body);
            }
            case "for" -> forLoop();
            case "accept" -> leave(Expr.Way.ACCEPT);
            case "reject" -> leave(Expr.Way.REJECT);
            case "return" -> leave(Expr.Way.RETURN);
            case "pkg", "dep", "super", "std" -> pathOrRecord();
            default -> throw cursor.expected("an expression");
        };
    }

    private Expr bracket(Token token) {
        return switch (token.text()) {
            case "(" -> parenthesis();
            case "[" -> {
                List<Expr> elements = expressions.arguments("[", "]");
                yield new Expr.ListLiteral(token.span().to(cursor.last()), elements);
            }
            case "{" -> atRecord() ? recordLiteral(null) : blocks.block();
            default -> throw cursor.expected("an expression");
        };
    }

    private Expr parenthesis() {
        Span start = cursor.take().span();
        if (cursor.skip(")")) {
            return new Expr.Unit(start.to(cursor.last()));
        }
        Expr inner = expressions.expression();
        cursor.expect(")");
        return inner;
    }

    private Expr forLoop() {
        Span start = cursor.take().span();
        Name variable = cursor.name();
        cursor.expect("in");
        Expr list = expressions.condition();
        Expr.Block body = blocks.block();
        return new Expr.For(start.to(cursor.last()), variable, list, body);
    }

    private Expr leave(Expr.Way way) {
        Span start = cursor.take().span();
        Expr value = startsExpression() ? expressions.expression() : null;
        return new Expr.Leave(value == null ? start : start.to(value.span()), way, value);
    }

    private boolean startsExpression() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NAME, FORMAT -> true;
            case PUNCTUATION -> token.is("(") || token.is("[") || token.is("{") || token.is("!") || token.is("-");
            case KEYWORD ->
                !List.of("else", "in", "fn", "filter", "filtermap", "test", "const", "record", "enum", "import", "let")
                        .contains(token.text());
            default -> token.isLiteral();
        };
    }

    /** A record literal begins with {@code {}} or {@code { name :}; every other brace begins a block. */
    boolean atRecord() {
        return cursor.at("{")
                && (cursor.peek(1).is("}")
                        || cursor.peek(1).kind() == Token.Kind.NAME
                                && cursor.peek(2).is(":"));
    }

    private Expr pathOrRecord() {
        Span start = cursor.peek().span();
        List<Name> names = types.path();
        Expr.Path path = new Expr.Path(start.to(cursor.last()), names);
        return records && cursor.at("{") && atRecord() ? recordLiteral(path) : path;
    }

    private Expr recordLiteral(Expr.@Nullable Path type) {
        Span start = type == null ? cursor.peek().span() : type.span();
        cursor.expect("{");
        List<Expr.Init> fields = new ArrayList<>();
        while (!cursor.at("}")) {
            Name name = cursor.name();
            cursor.expect(":");
            fields.add(new Expr.Init(name, expressions.expression()));
            if (!cursor.skip(",")) {
                break;
            }
        }
        cursor.expect("}");
        return new Expr.RecordLiteral(start.to(cursor.last()), type, fields);
    }

    @SuppressWarnings("unchecked") // what the lexer put there
    private Expr format(Token token) {
        List<Object> parts = new ArrayList<>();
        for (Object part : (List<Object>) Objects.requireNonNull(token.value())) {
            parts.add(part instanceof List<?> hole ? expressions.hole((List<Token>) hole, token.span()) : part);
        }
        return new Expr.Format(token.span(), parts);
    }
}
