package net.weir.roto.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.weir.roto.Span;
import org.jspecify.annotations.Nullable;

/** Parses blocks and what stands in them; goes on with the next statement behind each problem. */
final class BlockParser {
    private static final Set<String> ENDS = Set.of(";", "}");

    private final Cursor cursor;
    private final TypeParser types;
    private final ExprParser expressions;

    BlockParser(Cursor cursor, TypeParser types) {
        this.cursor = cursor;
        this.types = types;
        this.expressions = new ExprParser(cursor, types, this);
    }

    ExprParser expressions() {
        return expressions;
    }

    Expr.Block block() {
        Token open = cursor.expect("{");
        cursor.deeper();
        List<Stmt> statements = new ArrayList<>();
        Expr value = null;
        while (!cursor.at("}")) {
            if (cursor.atEnd()) {
                throw cursor.expected("'}'");
            }
            int depth = cursor.depth();
            try {
                value = statement(statements);
                if (value != null) {
                    break;
                }
            } catch (SyntaxException e) {
                cursor.report(e.diagnostic());
                cursor.backTo(depth);
                cursor.skipTo(ENDS);
                cursor.skip(";");
            }
        }
        cursor.expect("}");
        cursor.shallower();
        return new Expr.Block(open.span().to(cursor.last()), statements, value);
    }

    /** Adds a statement; returns the expression instead if it is the value of the block. */
    private @Nullable Expr statement(List<Stmt> statements) {
        if (cursor.at("import")) {
            statements.add(imports());
            return null;
        }
        if (cursor.at("let")) {
            statements.add(let());
            return null;
        }
        Expr expression = expressions.statement();
        if (cursor.skip(";")) {
            statements.add(new Stmt.Run(expression.span(), expression));
            return null;
        }
        if (cursor.at("}")) {
            return expression;
        }
        if (!standsAlone(expression)) {
            throw cursor.expected("';' or '}'");
        }
        statements.add(new Stmt.Run(expression.span(), expression));
        return null;
    }

    private static boolean standsAlone(Expr expression) {
        return expression instanceof Expr.If
                || expression instanceof Expr.Match
                || expression instanceof Expr.While
                || expression instanceof Expr.For;
    }

    private Stmt let() {
        Span start = cursor.take().span();
        Name name = cursor.name();
        TypeExpr type = cursor.skip(":") ? types.type() : null;
        cursor.expect("=");
        Expr value = expressions.expression();
        cursor.expect(";");
        return new Stmt.Let(start.to(cursor.last()), name, type, value);
    }

    Stmt.Import imports() {
        Span start = cursor.expect("import").span();
        List<List<Name>> paths = new ArrayList<>();
        importPath(List.of(), paths);
        cursor.expect(";");
        return new Stmt.Import(start.to(cursor.last()), paths);
    }

    private void importPath(List<Name> before, List<List<Name>> paths) {
        cursor.deeper();
        List<Name> path = new ArrayList<>(before);
        while (!cursor.at("{")) {
            path.add(types.part());
            if (!cursor.skip(".")) {
                paths.add(path);
                cursor.shallower();
                return;
            }
        }
        cursor.take();
        do {
            importPath(path, paths);
        } while (cursor.skip(","));
        cursor.expect("}");
        cursor.shallower();
    }
}
