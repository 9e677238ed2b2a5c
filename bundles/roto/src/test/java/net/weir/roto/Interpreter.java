package net.weir.roto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.roto.core.Addresses;
import net.weir.roto.core.Lists;
import net.weir.roto.core.Text;
import net.weir.roto.host.Carriers;
import net.weir.roto.host.HostFunction;
import net.weir.roto.host.Library;
import net.weir.roto.run.Call;
import net.weir.roto.run.EnumValue;
import net.weir.roto.run.ListValue;
import net.weir.roto.run.RecordValue;
import net.weir.roto.run.Some;
import net.weir.roto.run.Unit;
import net.weir.roto.run.Values;
import net.weir.roto.syntax.Operator;
import net.weir.roto.tree.Function;
import net.weir.roto.tree.Local;
import net.weir.roto.tree.Node;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;
import net.weir.roto.type.Unifier;
import org.jspecify.annotations.Nullable;

/** Walks typed trees, slowly and in the plainest way: what compiled code is compared with. */
final class Interpreter {
    private final Map<Local, Object> variables = new IdentityHashMap<>();

    /** Ends the function with a value. */
    private static final class Returned extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient @Nullable Object value;

        Returned(@Nullable Object value) {
            super(null, null, false, false);
            this.value = value;
        }
    }

    static @Nullable Object call(Function function, List<?> arguments) {
        Interpreter frame = new Interpreter();
        for (int i = 0; i < arguments.size(); i++) {
            frame.variables.put(function.parameters().get(i), arguments.get(i));
        }
        try {
            return frame.value(function.body());
        } catch (Returned returned) {
            return returned.value;
        }
    }

    private @Nullable Object value(@Nullable Node node) {
        if (node == null || node instanceof Node.UnitValue) {
            return Unit.UNIT;
        } else if (node instanceof Node.Literal literal) {
            return literal(literal);
        } else if (node instanceof Node.Get get) {
            return variables.get(get.local());
        } else if (node instanceof Node.Set set) {
            Object value = value(set.value());
            Object before = variables.get(set.local());
            variables.put(set.local(), changed(before, set.local().type(), set.fields(), value));
            return Unit.UNIT;
        } else if (node instanceof Node.GetConstant constant) {
            return call(constant.constant().value(), List.of());
        } else if (node instanceof Node.CallFunction call) {
            return call(call.function(), all(call.arguments()));
        } else if (node instanceof Node.CallHost call) {
            return host(call);
        } else if (node instanceof Node.ToText text) {
            return text(value(text.value()), text.value().type());
        } else if (node instanceof Node.Join join) {
            return String.join(
                    "", all(join.parts()).stream().map(String::valueOf).toList());
        }
        return structure(node);
    }

    private @Nullable Object structure(Node node) {
        if (node instanceof Node.MakeRecord record) {
            TreeMap<String, Object> fields = new TreeMap<>();
            record.fields().forEach((name, field) -> fields.put(name, value(field)));
            return RecordValue.of(fields.values().toArray());
        } else if (node instanceof Node.GetField get) {
            return ((RecordValue) value(get.record())).field(index(get.record().type(), get.field()));
        } else if (node instanceof Node.MakeEnum made) {
            List<Object> fields = all(made.arguments());
            if (made.type().isA(Core.OPTION)) {
                return made.variant() == 1
                        ? null
                        : Carriers.isNested(made.type()) ? new Some(fields.get(0)) : fields.get(0);
            }
            return EnumValue.of(fields.toArray(), made.variant());
        } else if (node instanceof Node.MakeList list) {
            return ListValue.of(all(list.elements()).toArray());
        } else if (node instanceof Node.Negate negate) {
            Object value = value(negate.operand());
            return value instanceof Double d
                    ? (Object) (-d)
                    : value instanceof Float f
                            ? (Object) (-f)
                            : wrap(
                                    BigInteger.valueOf(((Number) value).longValue())
                                            .negate(),
                                    negate.type().definition());
        } else if (node instanceof Node.Not not) {
            return !(Boolean) value(not.operand());
        } else if (node instanceof Node.Arithmetic arithmetic) {
            return arithmetic(
                    arithmetic.operator(), value(arithmetic.left()), value(arithmetic.right()), arithmetic.type());
        } else if (node instanceof Node.Compare compare) {
            return compare(
                    compare.operator(),
                    value(compare.left()),
                    value(compare.right()),
                    compare.left().type());
        } else if (node instanceof Node.Logic logic) {
            boolean left = (Boolean) value(logic.left());
            return logic.and() ? left && (Boolean) value(logic.right()) : left || (Boolean) value(logic.right());
        }
        return control(node);
    }

    private @Nullable Object control(Node node) {
        if (node instanceof Node.Sequence sequence) {
            sequence.statements().forEach(this::value);
            return value(sequence.value());
        } else if (node instanceof Node.If choice) {
            return (Boolean) value(choice.condition()) ? value(choice.then()) : value(choice.otherwise());
        } else if (node instanceof Node.While loop) {
            while ((Boolean) value(loop.condition())) {
                value(loop.body());
            }
            return Unit.UNIT;
        } else if (node instanceof Node.For loop) {
            ListValue list = (ListValue) value(loop.list());
            for (int i = 0; i < list.size(); i++) {
                variables.put(loop.variable(), list.at(i));
                value(loop.body());
            }
            return Unit.UNIT;
        } else if (node instanceof Node.Match match) {
            return match(match);
        } else if (node instanceof Node.Return leave) {
            throw new Returned(value(leave.value()));
        } else if (node instanceof Node.Try attempt) {
            Object option = value(attempt.option());
            if (option == null) {
                throw new Returned(null);
            }
            return option instanceof Some some ? some.inner() : option;
        }
        throw new AssertionError(node.getClass());
    }

    private @Nullable Object match(Node.Match match) {
        Object subject = value(match.subject());
        boolean option = match.def() == Core.OPTION;
        int variant = option ? subject == null ? 1 : 0 : ((EnumValue) subject).variant();
        for (Node.Arm arm : match.arms()) {
            if (arm.variant() >= 0 && arm.variant() != variant) {
                continue;
            }
            for (int i = 0; i < arm.fields().size(); i++) {
                Object field =
                        option ? subject instanceof Some some ? some.inner() : subject : ((EnumValue) subject).field(i);
                variables.put(arm.fields().get(i), field);
            }
            if (arm.guard() == null || (Boolean) value(arm.guard())) {
                return value(arm.body());
            }
        }
        throw new AssertionError("no arm");
    }

    private List<Object> all(List<Node> nodes) {
        List<Object> values = new ArrayList<>();
        nodes.forEach(n -> values.add(value(n)));
        return values;
    }

    private static Object literal(Node.Literal literal) {
        TypeDef def = literal.type().definition();
        Object value = literal.value();
        if (def != null && def.form() == TypeDef.Form.INTEGER) {
            return wrap(BigInteger.valueOf(((Number) value).longValue()), def);
        }
        return def == Core.F32 ? (Object) ((Number) value).floatValue() : value;
    }

    private static Object wrap(BigInteger value, @Nullable TypeDef def) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(def.bits());
        BigInteger low = value.mod(modulus);
        boolean high = def.isSigned() && low.testBit(def.bits() - 1);
        BigInteger wrapped = high ? low.subtract(modulus) : low;
        return def.bits() == 64 ? (Object) wrapped.longValue() : (Object) wrapped.intValue();
    }

    private static BigInteger whole(Object value, @Nullable TypeDef def) {
        BigInteger number = BigInteger.valueOf(((Number) value).longValue());
        return def.isSigned() ? number : number.mod(BigInteger.ONE.shiftLeft(def.bits()));
    }

    private static Object arithmetic(Operator operator, Object left, Object right, Type type) {
        if (type.isA(Core.STRING)) {
            return Text.append((String) left, (String) right);
        } else if (type.isA(Core.LIST)) {
            return Lists.concat((ListValue) left, (ListValue) right);
        } else if (type.isA(Core.PREFIX)) {
            return Addresses.prefix((net.weir.model.IpAddress) left, (Integer) right);
        }
        TypeDef def = type.definition();
        if (def.form() == TypeDef.Form.FLOAT) {
            double a = ((Number) left).doubleValue();
            double b = ((Number) right).doubleValue();
            double made =
                    switch (operator) {
                        case ADD -> a + b;
                        case SUBTRACT -> a - b;
                        case MULTIPLY -> a * b;
                        default -> a / b;
                    };
            return def == Core.F32 ? (Object) (float) made : (Object) made;
        }
        BigInteger a = whole(left, def);
        BigInteger b = whole(right, def);
        return wrap(
                switch (operator) {
                    case ADD -> a.add(b);
                    case SUBTRACT -> a.subtract(b);
                    case MULTIPLY -> a.multiply(b);
                    case DIVIDE -> a.divide(b);
                    default -> a.remainder(b);
                },
                def);
    }

    private static boolean compare(Operator operator, @Nullable Object left, @Nullable Object right, Type type) {
        if (operator == Operator.EQUAL || operator == Operator.UNEQUAL) {
            return Values.equal(left, right) == (operator == Operator.EQUAL);
        }
        TypeDef def = type.definition();
        if (def.form() == TypeDef.Form.FLOAT) {
            double a = ((Number) left).doubleValue();
            double b = ((Number) right).doubleValue();
            return switch (operator) {
                case LESS -> a < b;
                case LESS_OR_EQUAL -> a <= b;
                case GREATER -> a > b;
                default -> a >= b;
            };
        }
        int order = whole(left, def).compareTo(whole(right, def));
        return switch (operator) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    private static @Nullable Object changed(
            @Nullable Object before, Type type, List<String> fields, @Nullable Object value) {
        if (fields.isEmpty()) {
            return value;
        }
        RecordValue record = (RecordValue) before;
        int index = index(type, fields.get(0));
        Type inner = Unifier.fieldsOf(type).get(fields.get(0));
        return record.with(index, changed(record.field(index), inner, fields.subList(1, fields.size()), value));
    }

    private static int index(Type record, String field) {
        return new ArrayList<>(Unifier.fieldsOf(record).keySet()).indexOf(field);
    }

    private static String text(@Nullable Object value, Type type) {
        return (String) invoke(Library.standard().method(type.definition(), "to_string"), List.of(value));
    }

    private @Nullable Object host(Node.CallHost call) {
        HostFunction function = call.function();
        if (function.owner() != null && function.owner().isNumber()) {
            function = Library.standard().method(call.arguments().get(0).type().definition(), function.name());
        }
        Object found = invoke(function, all(call.arguments()));
        boolean generic = function.result().isA(Core.OPTION)
                && ((Type.Named) function.result()).arguments().get(0) instanceof Type.Parameter;
        if (!generic) {
            return Carriers.isNothing(call.type()) ? Unit.UNIT : found;
        }
        return found == Some.ABSENT ? null : Carriers.isNested(call.type()) ? new Some(found) : found;
    }

    private static @Nullable Object invoke(HostFunction function, List<?> arguments) {
        List<Object> all = new ArrayList<>(arguments);
        if (function.takesCall()) {
            all.add(0, Call.plain());
        }
        try {
            return function.handle().invokeWithArguments(all);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
