package net.weir.roto.type;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.weir.roto.type.Type.Anonymous;
import net.weir.roto.type.Type.Named;
import net.weir.roto.type.Type.Range;
import net.weir.roto.type.Type.Unknown;

/** Makes unknown types known by what has to be the same. */
public final class Unifier {
    private int next;

    public Type fresh() {
        return fresh(Range.ANY);
    }

    public Type fresh(Range range) {
        return new Unknown(next++, range);
    }

    /** The type with an unknown in each place of a parameter. */
    public Named instance(TypeDef def) {
        return def.of(def.parameters().stream().map(p -> fresh()).toArray(Type[]::new));
    }

    /** True if both are the same from now on. */
    public boolean unify(Type left, Type right) {
        Type a = left.resolved();
        Type b = right.resolved();
        if (a == b || a.isA(Core.WRONG) || b.isA(Core.WRONG) || a.isA(Core.NEVER) || b.isA(Core.NEVER)) {
            return true;
        }
        if (a instanceof Unknown unknown) {
            return bind(unknown, b);
        }
        if (b instanceof Unknown unknown) {
            return bind(unknown, a);
        }
        if (a instanceof Named x && b instanceof Named y) {
            return x.def() == y.def() && unifyAll(x.arguments(), y.arguments());
        }
        SortedMap<String, Type> x = fieldsOf(a);
        SortedMap<String, Type> y = fieldsOf(b);
        return !(x.isEmpty() && !(a instanceof Anonymous))
                && x.keySet().equals(y.keySet())
                && x.keySet().stream().allMatch(name -> unify(x.get(name), y.get(name)));
    }

    private boolean unifyAll(List<Type> x, List<Type> y) {
        for (int i = 0; i < x.size(); i++) {
            if (!unify(x.get(i), y.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The fields of a record by name, with their types; empty for what is none. */
    public static SortedMap<String, Type> fieldsOf(Type type) {
        Type known = type.resolved();
        if (known instanceof Anonymous anonymous) {
            return anonymous.fields();
        }
        SortedMap<String, Type> fields = new TreeMap<>();
        if (known instanceof Named named) {
            named.def().fields().forEach((name, field) -> fields.put(name, field.with(named.arguments())));
        }
        return fields;
    }

    private boolean bind(Unknown unknown, Type type) {
        if (type instanceof Unknown other) {
            return bindUnknown(unknown, other);
        }
        if (!admits(unknown.range(), type.definition()) || mentions(type, unknown)) {
            return false;
        }
        unknown.is(type);
        return true;
    }

    private static boolean bindUnknown(Unknown a, Unknown b) {
        Range low = a.range().compareTo(b.range()) < 0 ? a.range() : b.range();
        Range high = low == a.range() ? b.range() : a.range();
        if (high == Range.FLOAT && (low == Range.INTEGER || low == Range.SIGNED)) {
            return false;
        }
        b.narrow(high); // each admits all that the next one does, but floats and integers exclude each other
        a.is(b);
        return true;
    }

    private static boolean admits(Range range, @org.jspecify.annotations.Nullable TypeDef def) {
        return switch (range) {
            case ANY -> true;
            case NUMBER -> def != null && def.isNumber();
            case INTEGER -> def != null && def.form() == TypeDef.Form.INTEGER;
            case SIGNED -> def != null && def.form() == TypeDef.Form.INTEGER && def.isSigned();
            case FLOAT -> def != null && def.form() == TypeDef.Form.FLOAT;
        };
    }

    /** A type that would hold itself has no end. */
    private static boolean mentions(Type type, Unknown unknown) {
        Type known = type.resolved();
        if (known == unknown) {
            return true;
        }
        if (known instanceof Named named) {
            return named.arguments().stream().anyMatch(a -> mentions(a, unknown));
        }
        return known instanceof Anonymous anonymous
                && anonymous.fields().values().stream().anyMatch(f -> mentions(f, unknown));
    }

    /** True if at least this much is known: it is a number of some kind. */
    public boolean isNumber(Type type) {
        Type known = type.resolved();
        return known instanceof Unknown unknown
                ? unknown.range() != Range.ANY
                : admits(Range.NUMBER, known.definition());
    }

    public boolean isInteger(Type type) {
        Type known = type.resolved();
        return known instanceof Unknown unknown
                ? unknown.range() == Range.INTEGER || unknown.range() == Range.SIGNED
                : admits(Range.INTEGER, known.definition());
    }

    /** The type for good: numbers without any other hint are i32 and f64, what nobody asked for is unit. */
    public Type settle(Type type) {
        Type known = type.resolved();
        if (!(known instanceof Unknown unknown)) {
            return known;
        }
        unknown.is(usual(unknown.range()));
        return unknown.resolved();
    }

    /** What a number becomes if nothing else is said. */
    static Type usual(Range range) {
        return switch (range) {
            case ANY -> Core.UNIT_TYPE;
            case NUMBER, INTEGER, SIGNED -> Core.I32.of();
            case FLOAT -> Core.F64.of();
        };
    }

    /** The definition in which to look for methods. */
    public static @org.jspecify.annotations.Nullable TypeDef owner(Type type) {
        Type known = type.resolved();
        if (known instanceof Unknown unknown) {
            return unknown.range() == Range.ANY ? null : usual(unknown.range()).definition();
        }
        return known.definition();
    }
}
