package net.weir.roto.syntax;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a tree as text, in the language of today: what is read from it is the same tree. Comments are not in trees. */
public final class Printer {
    private static final String INDENT = "    ";

    private final StringBuilder out = new StringBuilder();
    private final ExprPrinter expressions = new ExprPrinter(this);
    private int depth;

    private Printer() {}

    public static String print(ParsedFile file) {
        Printer printer = new Printer();
        boolean first = true;
        for (Item item : file.items()) {
            if (!first) {
                printer.out.append('\n');
            }
            first = false;
            printer.item(item);
            printer.out.append('\n');
        }
        return printer.out.toString();
    }

    private void item(Item item) {
        if (item instanceof Item.Function function) {
            function(function);
        } else if (item instanceof Item.Constant constant) {
            out.append("const ")
                    .append(constant.name())
                    .append(": ")
                    .append(type(constant.type()))
                    .append(" = ");
            expressions.write(constant.value());
            out.append(';');
        } else if (item instanceof Item.RecordType record) {
            out.append("record ")
                    .append(record.name())
                    .append(generics(record.parameters()))
                    .append(" {\n");
            record.fields().forEach(f -> line(f.name() + ": " + type(f.type()) + ","));
            out.append('}');
        } else if (item instanceof Item.EnumType enumeration) {
            out.append("enum ")
                    .append(enumeration.name())
                    .append(generics(enumeration.parameters()))
                    .append(" {\n");
            enumeration.variants().forEach(v -> line(v.name() + types("(", v.fields(), ")") + ","));
            out.append('}');
        } else {
            imports(((Item.Import) item).imports());
        }
    }

    private void line(String text) {
        out.append(INDENT).append(text).append('\n');
    }

    private void function(Item.Function function) {
        out.append(function.keyword()).append(' ').append(function.name());
        if (!function.keyword().equals("test")) {
            out.append(function.parameters().stream()
                    .map(f -> f.name() + ": " + type(f.type()))
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        TypeExpr result = function.result();
        if (result != null) {
            out.append(" -> ").append(type(result));
        }
        out.append(' ');
        block(function.body());
    }

    private void imports(Stmt.Import imports) {
        boolean first = true;
        for (List<Name> path : imports.paths()) {
            if (!first) {
                newLine();
            }
            first = false;
            out.append("import ")
                    .append(path.stream().map(Name::text).collect(Collectors.joining(".")))
                    .append(';');
        }
    }

    void block(Expr.Block block) {
        Expr value = block.value();
        if (block.statements().isEmpty() && value == null) {
            out.append("{\n").append(INDENT.repeat(depth)).append('}');
            return;
        }
        out.append('{');
        depth++;
        for (Stmt statement : block.statements()) {
            newLine();
            statement(statement);
        }
        if (value != null) {
            newLine();
            expressions.write(value);
        }
        depth--;
        newLine();
        out.append('}');
    }

    private void statement(Stmt statement) {
        if (statement instanceof Stmt.Import imports) {
            imports(imports);
        } else if (statement instanceof Stmt.Let let) {
            out.append("let ").append(let.name());
            TypeExpr type = let.type();
            out.append(type == null ? "" : ": " + type(type)).append(" = ");
            expressions.write(let.value());
            out.append(';');
        } else {
            expressions.write(((Stmt.Run) statement).expression());
            out.append(';');
        }
    }

    void newLine() {
        out.append('\n').append(INDENT.repeat(depth));
    }

    void indent(int by) {
        depth += by;
    }

    StringBuilder out() {
        return out;
    }

    private static String generics(List<Name> names) {
        return names.isEmpty() ? "" : names.stream().map(Name::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String types(String open, List<TypeExpr> types, String close) {
        return types.isEmpty() ? "" : types.stream().map(Printer::type).collect(Collectors.joining(", ", open, close));
    }

    private static String type(@Nullable TypeExpr type) {
        if (type instanceof TypeExpr.Named named) {
            String path = named.path().stream().map(Name::text).collect(Collectors.joining("."));
            return path + types("[", named.arguments(), "]");
        }
        if (type instanceof TypeExpr.Optional optional) {
            return type(optional.inner()) + "?";
        }
        if (type instanceof TypeExpr.Anonymous anonymous) {
            return anonymous.fields().stream()
                    .map(f -> f.name() + ": " + type(f.type()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        return type instanceof TypeExpr.Never ? "!" : "()";
    }
}
