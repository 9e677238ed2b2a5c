package net.weir.roto.type;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A type, perhaps not wholly known yet. */
public sealed interface Type {

    /** A defined type with its arguments: {@code i32}, {@code List[String]}, {@code pkg.Foo}. */
    record Named(TypeDef def, List<Type> arguments) implements Type {
        public Named {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            String list = arguments.stream().map(Type::toString).collect(Collectors.joining(", "));
            return def.shownName() + (arguments.isEmpty() ? "" : "[" + list + "]");
        }
    }

    /** A record without a name, its fields in the order of their names. */
    record Anonymous(SortedMap<String, Type> fields) implements Type {
        @Override
        public String toString() {
            return fields.entrySet().stream()
                    .map(f -> f.getKey() + ": " + f.getValue())
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
    }

    /** The {@code index}-th parameter of the definition in which it stands. */
    record Parameter(int index, String name) implements Type {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What an unknown type can still become. */
    enum Range {
        ANY,
        NUMBER,
        INTEGER,
        SIGNED,
        FLOAT
    }

    /** An unknown type; what it turns out to be is kept here. */
    final class Unknown implements Type {
        private final int number;
        private Range range;
        private @Nullable Type known;

        Unknown(int number, Range range) {
            this.number = number;
            this.range = range;
        }

        Range range() {
            return range;
        }

        void narrow(Range next) {
            range = next;
        }

        void is(Type type) {
            known = type;
        }

        @Override
        public String toString() {
            Type type = resolved();
            if (type != this) {
                return type.toString();
            }
            return switch (range) {
                case ANY -> "@" + number;
                case NUMBER -> "a number";
                case INTEGER, SIGNED -> "an integer";
                case FLOAT -> "a float";
            };
        }
    }

    /** What this type is known to be so far. */
    default Type resolved() {
        Type type = this;
        while (type instanceof Unknown unknown && unknown.known != null) {
            type = unknown.known;
        }
        return type;
    }

    /** The definition of a type that has one and is known. */
    default @Nullable TypeDef definition() {
        return resolved() instanceof Named named ? named.def() : null;
    }

    default boolean isA(TypeDef def) {
        return definition() == def;
    }

    /** This type with arguments in the place of parameters. */
    default Type with(List<? extends Type> arguments) {
        Type type = resolved();
        if (type instanceof Parameter parameter) {
            return parameter.index() < arguments.size() ? arguments.get(parameter.index()) : type;
        }
        if (type instanceof Named named && !named.arguments().isEmpty()) {
            return new Named(
                    named.def(),
                    named.arguments().stream().map(a -> a.with(arguments)).toList());
        }
        if (type instanceof Anonymous anonymous) {
            SortedMap<String, Type> fields = new TreeMap<>();
            anonymous.fields().forEach((name, field) -> fields.put(name, field.with(arguments)));
            return new Anonymous(fields);
        }
        return type;
    }
}
