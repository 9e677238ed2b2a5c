package net.weir.roto.code;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.roto.host.Carriers;
import net.weir.roto.host.HostFunction;
import net.weir.roto.syntax.Operator;
import net.weir.roto.tree.Node;
import net.weir.roto.type.Core;
import org.jspecify.annotations.Nullable;

/** Values that are known before a script runs: prefixes, communities out of text, and such. */
final class Folding {
    private Folding() {}

    /** The value as the JVM holds it, boxed; null if it is not known. */
    static @Nullable Object value(Node node) {
        if (node instanceof Node.Literal literal) {
            return literal(literal);
        } else if (node instanceof Node.Arithmetic arithmetic
                && arithmetic.type().isA(Core.PREFIX)) {
            return prefix(arithmetic);
        } else if (node instanceof Node.CallHost call) {
            return call(call);
        }
        return null;
    }

    static Object literal(Node.Literal literal) {
        Class<?> carrier = Carriers.of(literal.type());
        Object value = literal.value();
        if (value instanceof Number number && literal.type().definition() != null) {
            if (carrier == int.class) {
                return number.intValue();
            } else if (carrier == float.class) {
                return number.floatValue();
            } else if (carrier == double.class) {
                return number.doubleValue();
            }
        }
        return value;
    }

    private static @Nullable Object prefix(Node.Arithmetic arithmetic) {
        if (arithmetic.operator() == Operator.DIVIDE
                && value(arithmetic.left()) instanceof IpAddress address
                && value(arithmetic.right()) instanceof Integer length
                && length <= address.bitLength()) {
            return Prefix.masked(address, length);
        }
        return null;
    }

    /** Only what nobody can change afterwards, of functions that look at nothing else. */
    private static @Nullable Object call(Node.CallHost call) {
        HostFunction function = call.function();
        Class<?> carrier = Carriers.of(call.type());
        boolean fixed = carrier.isPrimitive()
                || carrier == String.class
                || carrier == Prefix.class
                || carrier == IpAddress.class
                || carrier.isRecord();
        if (!function.effects().isEmpty()
                || function.takesCall()
                || !fixed
                || carrier == void.class
                || function.generics() > 0
                || function.owner() != null && function.owner().isNumber()) {
            return null;
        }
        List<Object> arguments = new ArrayList<>();
        for (Node argument : call.arguments()) {
            Object value = value(argument);
            if (value == null) {
                return null;
            }
            arguments.add(value);
        }
        try {
            return function.handle().invokeWithArguments(arguments);
        } catch (Throwable e) {
            return null; // it fails when it runs, and is counted then
        }
    }
}
