package net.weir.roto.check;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.weir.roto.syntax.Name;
import net.weir.roto.syntax.TypeExpr;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;

/** Makes types of what is written. */
final class TypeResolver {
    private final Resolver resolver;
    private final Problems problems;

    TypeResolver(Resolver resolver, Problems problems) {
        this.resolver = resolver;
        this.problems = problems;
    }

    Type resolve(TypeExpr type, Scope scope) {
        if (type instanceof TypeExpr.Named named) {
            return named(named, scope);
        }
        if (type instanceof TypeExpr.Optional optional) {
            return Core.option(resolve(optional.inner(), scope));
        }
        if (type instanceof TypeExpr.Anonymous anonymous) {
            return new Type.Anonymous(fields(anonymous.fields(), scope));
        }
        return type instanceof TypeExpr.Never ? Core.NEVER_TYPE : Core.UNIT_TYPE;
    }

    private SortedMap<String, Type> fields(List<TypeExpr.Field> written, Scope scope) {
        SortedMap<String, Type> fields = new TreeMap<>();
        checkTwice(written);
        written.forEach(f -> fields.put(f.name().text(), resolve(f.type(), scope)));
        return fields;
    }

    /** Tells of fields that stand twice in a record. */
    void checkTwice(List<TypeExpr.Field> fields) {
        Twice.check(
                fields.stream().map(TypeExpr.Field::name).toList(),
                problems,
                name -> "field `" + name + "` appears multiple times in the same record");
    }

    private Type named(TypeExpr.Named named, Scope scope) {
        List<Name> path = named.path();
        Binding found = resolver.follow(path, scope, false);
        if (found instanceof Binding.OfParameter parameter && named.arguments().isEmpty()) {
            return parameter.parameter();
        }
        Name last = path.get(path.size() - 1);
        if (!(found instanceof Binding.OfType type)) {
            String message = found == null
                    ? "cannot find type `" + last + "` in this scope"
                    : "expected a type, but found " + found.shown();
            problems.error(last.span(), message, "not a type");
            return Core.WRONG_TYPE;
        }
        TypeDef def = type.def();
        if (def.parameters().size() != named.arguments().size()) {
            problems.error(
                    named.span(),
                    "type `" + def.name() + "` takes " + def.parameters().size() + " type arguments but "
                            + named.arguments().size() + " were given",
                    "wrong number of type arguments");
            return Core.WRONG_TYPE;
        }
        return def.of(named.arguments().stream().map(a -> resolve(a, scope)).toArray(Type[]::new));
    }
}
