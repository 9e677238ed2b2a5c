package net.weir.roto.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.weir.roto.Diagnostic;
import net.weir.roto.Dialect;
import net.weir.roto.Source;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;

/** The signature of a host's function, as {@code name(a: T, b: U) -> V}. */
public record Signature(String name, List<String> names, List<Type> parameters, Type result) {

    /**
     * @param generics names that are parameters
     * @throws IllegalArgumentException naming the text and what is wrong with it
     */
    public static Signature parse(String text, List<String> generics, Map<String, TypeDef> types) {
        List<Diagnostic> problems = new ArrayList<>();
        Cursor cursor = cursor(text, problems);
        try {
            String name = cursor.name().text();
            List<TypeExpr.Field> fields = new TypeParser(cursor).fields("(", ")");
            Type result = cursor.skip("->") ? resolve(new TypeParser(cursor).type(), generics, types) : Core.UNIT_TYPE;
            List<Type> parameters = new ArrayList<>();
            for (TypeExpr.Field field : fields) {
                parameters.add(resolve(field.type(), generics, types));
            }
            check(cursor, text, problems);
            return new Signature(name, fields.stream().map(f -> f.name().text()).toList(), parameters, result);
        } catch (SyntaxException e) {
            throw new IllegalArgumentException("not a signature: " + text + ": " + e.diagnostic(), e);
        }
    }

    /** A type alone. */
    public static Type type(String text, List<String> generics, Map<String, TypeDef> types) {
        List<Diagnostic> problems = new ArrayList<>();
        Cursor cursor = cursor(text, problems);
        try {
            TypeExpr type = new TypeParser(cursor).type();
            check(cursor, text, problems);
            return resolve(type, generics, types);
        } catch (SyntaxException e) {
            throw new IllegalArgumentException("not a type: " + text, e);
        }
    }

    private static Cursor cursor(String text, List<Diagnostic> problems) {
        Source source = new Source("signature", text);
        return new Cursor(new Lexer(source, Dialect.V0_12, problems).tokens(), Dialect.V0_12, problems);
    }

    private static void check(Cursor cursor, String text, List<Diagnostic> problems) {
        if (!problems.isEmpty() || !cursor.atEnd()) {
            throw new IllegalArgumentException("not a signature: " + text);
        }
    }

    private static Type resolve(TypeExpr type, List<String> generics, Map<String, TypeDef> types) {
        if (type instanceof TypeExpr.Optional optional) {
            return Core.option(resolve(optional.inner(), generics, types));
        }
        if (type instanceof TypeExpr.Anonymous anonymous) {
            SortedMap<String, Type> fields = new TreeMap<>();
            anonymous.fields().forEach(f -> fields.put(f.name().text(), resolve(f.type(), generics, types)));
            return new Type.Anonymous(fields);
        }
        if (!(type instanceof TypeExpr.Named named)) {
            return type instanceof TypeExpr.Never ? Core.NEVER_TYPE : Core.UNIT_TYPE;
        }
        String name = named.path().get(0).text();
        int generic = generics.indexOf(name);
        if (generic >= 0) {
            return new Type.Parameter(generic, name);
        }
        TypeDef def = types.get(name);
        if (def == null || def.parameters().size() != named.arguments().size()) {
            throw new IllegalArgumentException(
                    "no type " + name + " with " + named.arguments().size() + " arguments");
        }
        return def.of(
                named.arguments().stream().map(a -> resolve(a, generics, types)).toArray(Type[]::new));
    }
}
