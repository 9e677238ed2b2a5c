package net.weir.roto.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.weir.roto.Span;
import org.jspecify.annotations.Nullable;

/** Parses what stands in a file; goes on with the next item behind each problem. */
final class ItemParser {
    private static final Set<String> STARTS =
            Set.of("fn", "filter", "filtermap", "test", "const", "record", "enum", "import");

    private final Cursor cursor;
    private final TypeParser types;
    private final BlockParser blocks;

    ItemParser(Cursor cursor) {
        this.cursor = cursor;
        this.types = new TypeParser(cursor);
        this.blocks = new BlockParser(cursor, types);
    }

    List<Item> file() {
        List<Item> items = new ArrayList<>();
        while (!cursor.atEnd()) {
            int before = cursor.position();
            try {
                items.add(item());
            } catch (SyntaxException e) {
                cursor.report(e.diagnostic());
                cursor.backTo(0);
                recover(before);
            }
        }
        return items;
    }

    private void recover(int before) {
        if (cursor.position() == before) {
            cursor.take();
        }
        cursor.skipTo(STARTS);
    }

    private Item item() {
        Token start = cursor.peek();
        return switch (start.kind() == Token.Kind.KEYWORD ? start.text() : "") {
            case "fn", "filter", "filtermap", "test" -> function();
            case "const" -> constant();
            case "record" -> record();
            case "enum" -> enumeration();
            case "import" -> new Item.Import(blocks.imports());
            default -> throw cursor.expected("a function, filter, filtermap or import");
        };
    }

    private Item function() {
        Token keyword = cursor.take();
        Name name = cursor.name();
        boolean test = keyword.is("test");
        List<TypeExpr.Field> parameters = test ? List.of() : types.fields("(", ")");
        TypeExpr result = null;
        if (keyword.is("fn") && cursor.skip("->")) {
            result = types.type();
        }
        return new Item.Function(until(keyword), keyword.text(), name, parameters, result, blocks.block());
    }

    private Item constant() {
        Token keyword = cursor.take();
        Name name = cursor.name();
        cursor.expect(":");
        TypeExpr type = types.type();
        cursor.expect("=");
        Expr value = blocks.expressions().expression();
        cursor.expect(";");
        return new Item.Constant(until(keyword), name, type, value);
    }

    private Item record() {
        Token keyword = cursor.take();
        Name name = cursor.name();
        List<Name> parameters = typeParameters();
        List<TypeExpr.Field> fields = types.fields("{", "}");
        return new Item.RecordType(until(keyword), name, parameters, fields);
    }

    private Item enumeration() {
        Token keyword = cursor.take();
        Name name = cursor.name();
        List<Name> parameters = typeParameters();
        cursor.expect("{");
        List<Item.Variant> variants = new ArrayList<>();
        while (!cursor.at("}")) {
            Name variant = cursor.name();
            variants.add(new Item.Variant(variant, cursor.at("(") ? types.list("(", ")") : List.of()));
            if (!cursor.skip(",")) {
                break;
            }
        }
        cursor.expect("}");
        return new Item.EnumType(until(keyword), name, parameters, variants);
    }

    private List<Name> typeParameters() {
        List<Name> parameters = new ArrayList<>();
        if (cursor.skip("[")) {
            do {
                parameters.add(cursor.name());
            } while (cursor.skip(",") && !cursor.at("]"));
            cursor.expect("]");
        }
        return parameters;
    }

    private Span until(@Nullable Token start) {
        return start == null ? cursor.last() : start.span().to(cursor.last());
    }
}
