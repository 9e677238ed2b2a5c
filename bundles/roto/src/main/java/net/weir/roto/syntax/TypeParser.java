package net.weir.roto.syntax;

import java.util.ArrayList;
import java.util.List;
import net.weir.roto.Span;

/** Parses types. */
final class TypeParser {
    private final Cursor cursor;

    TypeParser(Cursor cursor) {
        this.cursor = cursor;
    }

    TypeExpr type() {
        cursor.deeper();
        TypeExpr type = atom();
        while (cursor.at("?")) {
            type = new TypeExpr.Optional(type.span().to(cursor.take().span()), type);
        }
        cursor.shallower();
        return type;
    }

    private TypeExpr atom() {
        Span start = cursor.peek().span();
        if (cursor.skip("!")) {
            return new TypeExpr.Never(start);
        }
        if (cursor.at("(")) {
            cursor.take();
            cursor.expect(")");
            return new TypeExpr.Unit(start.to(cursor.last()));
        }
        if (cursor.at("{")) {
            List<TypeExpr.Field> fields = fields("{", "}");
            return new TypeExpr.Anonymous(start.to(cursor.last()), fields);
        }
        if (cursor.peek().kind() != Token.Kind.NAME && !cursor.at("pkg") && !cursor.at("std") && !cursor.at("super")) {
            throw cursor.expected("a type");
        }
        List<Name> path = path();
        List<TypeExpr> arguments = cursor.at("[") ? list("[", "]") : List.of();
        return new TypeExpr.Named(start.to(cursor.last()), path, arguments);
    }

    /** Names with dots between, the first ones may be {@code pkg}, {@code std}, {@code dep} or {@code super}. */
    List<Name> path() {
        List<Name> path = new ArrayList<>();
        path.add(part());
        while (cursor.at(".")) {
            cursor.take();
            path.add(part());
        }
        return path;
    }

    Name part() {
        Token token = cursor.peek();
        if (token.is("pkg") || token.is("std") || token.is("dep") || token.is("super")) {
            cursor.take();
            return new Name(token.text(), token.span());
        }
        return cursor.name();
    }

    List<TypeExpr> list(String open, String close) {
        cursor.expect(open);
        List<TypeExpr> types = new ArrayList<>();
        while (!cursor.at(close)) {
            types.add(type());
            if (!cursor.skip(",")) {
                break;
            }
        }
        cursor.expect(close);
        return types;
    }

    List<TypeExpr.Field> fields(String open, String close) {
        cursor.expect(open);
        List<TypeExpr.Field> fields = new ArrayList<>();
        while (!cursor.at(close)) {
            Name name = cursor.name();
            cursor.expect(":");
            fields.add(new TypeExpr.Field(name, type()));
            if (!cursor.skip(",")) {
                break;
            }
        }
        cursor.expect(close);
        return fields;
    }
}
