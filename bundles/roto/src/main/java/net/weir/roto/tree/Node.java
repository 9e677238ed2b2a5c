package net.weir.roto.tree;

import java.util.List;
import java.util.Map;
import net.weir.roto.Span;
import net.weir.roto.host.ContextVariable;
import net.weir.roto.host.HostFunction;
import net.weir.roto.syntax.Operator;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;
import org.jspecify.annotations.Nullable;

/** Something with a value, its type known (at the end of the check). */
public sealed interface Node {
    Span span();

    Type type();

    /** @param value boxed; integers Long, floats Double, whatever their width is; characters and AS numbers Integer */
    record Literal(Span span, Type type, Object value) implements Node {}

    record UnitValue(Span span) implements Node {
        @Override
        public Type type() {
            return Core.UNIT_TYPE;
        }
    }

    record Get(Span span, Local local) implements Node {
        @Override
        public Type type() {
            return local.type();
        }
    }

    /** @param fields names down to the field that is set; none for the variable itself */
    record Set(Span span, Local local, List<String> fields, Node value) implements Node {
        @Override
        public Type type() {
            return Core.UNIT_TYPE;
        }
    }

    record Context(Span span, ContextVariable variable) implements Node {
        @Override
        public Type type() {
            return variable.type();
        }
    }

    record GetConstant(Span span, Constant constant) implements Node {
        @Override
        public Type type() {
            return constant.type();
        }
    }

    record CallFunction(Span span, Function function, List<Node> arguments) implements Node {
        @Override
        public Type type() {
            return function.result();
        }
    }

    /**
     * A function of the host.
     *
     * @param function as found; a number's method is looked up again when the number's type is known
     */
    record CallHost(Span span, HostFunction function, List<Node> arguments, Type type) implements Node {}

    /** {@code to_string} of whatever type the value turns out to have. */
    record ToText(Span span, Node value) implements Node {
        @Override
        public Type type() {
            return Core.STRING.of();
        }
    }

    record Negate(Span span, Node operand) implements Node {
        @Override
        public Type type() {
            return operand.type();
        }
    }

    record Not(Span span, Node operand) implements Node {
        @Override
        public Type type() {
            return Core.BOOL.of();
        }
    }

    /** Numbers, strings and lists with {@code +}; an address and a length with {@code /}. */
    record Arithmetic(Span span, Operator operator, Node left, Node right, Type type) implements Node {}

    record Compare(Span span, Operator operator, Node left, Node right) implements Node {
        @Override
        public Type type() {
            return Core.BOOL.of();
        }
    }

    record Logic(Span span, boolean and, Node left, Node right) implements Node {
        @Override
        public Type type() {
            return Core.BOOL.of();
        }
    }

    /** @param fields in the order in which they are evaluated */
    record MakeRecord(Span span, Type type, Map<String, Node> fields) implements Node {}

    record GetField(Span span, Node record, String field, Type type) implements Node {}

    record MakeEnum(Span span, Type type, int variant, List<Node> arguments) implements Node {}

    record MakeList(Span span, Type type, List<Node> elements) implements Node {}

    /** An f-string: all parts are strings. */
    record Join(Span span, List<Node> parts) implements Node {
        @Override
        public Type type() {
            return Core.STRING.of();
        }
    }

    /** @param value null if the block gives unit, or does not end */
    record Sequence(Span span, List<Node> statements, @Nullable Node value, Type type) implements Node {}

    record If(Span span, Node condition, Node then, @Nullable Node otherwise, Type type) implements Node {}

    record While(Span span, Node condition, Node body) implements Node {
        @Override
        public Type type() {
            return Core.UNIT_TYPE;
        }
    }

    record For(Span span, Local variable, Node list, Node body) implements Node {
        @Override
        public Type type() {
            return Core.UNIT_TYPE;
        }
    }

    record Match(Span span, Node subject, TypeDef def, List<Arm> arms, Type type) implements Node {}

    /** @param variant -1 for any */
    record Arm(Span span, int variant, List<Local> fields, @Nullable Node guard, Node body) {}

    /** Ends the function. */
    record Return(Span span, Node value) implements Node {
        @Override
        public Type type() {
            return Core.NEVER_TYPE;
        }
    }

    /** The value of an Option, or the end of the function with None. */
    record Try(Span span, Node option, Type type) implements Node {}

    default boolean diverges() {
        return type().isA(Core.NEVER);
    }
}
