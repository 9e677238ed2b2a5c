package net.weir.roto.check;

import java.util.ArrayList;
import java.util.List;
import net.weir.roto.host.HostFunction;
import net.weir.roto.syntax.Expr;
import net.weir.roto.tree.Function;
import net.weir.roto.tree.Local;
import net.weir.roto.tree.Node;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;
import org.jspecify.annotations.Nullable;

/** Checks calls of functions, methods and constructors of variants. */
final class CallChecker {
    private final FunctionChecker checker;

    CallChecker(FunctionChecker checker) {
        this.checker = checker;
    }

    Node call(Expr.Call call, Binding callee, Scope scope) {
        if (callee instanceof Binding.OfFunction function) {
            return function(call, function.function(), scope);
        } else if (callee instanceof Binding.OfHost host) {
            return host(call, host.function(), null, scope);
        } else if (callee instanceof Binding.OfVariant variant) {
            return variant(call, variant, scope);
        }
        checker.problems.error(
                call.callee().span(), "expected a function, but found " + callee.shown(), "not a function");
        return FunctionChecker.wrong(call.span());
    }

    private Node function(Expr.Call call, Function function, Scope scope) {
        if (function.isFilter()) {
            checker.bodies.check(function);
        }
        checker.function.callees().add(function);
        List<Type> types = function.parameters().stream().map(Local::type).toList();
        List<Node> arguments = arguments(call, "function `" + function.name() + "`", types, null, scope);
        return arguments == null
                ? FunctionChecker.wrong(call.span())
                : new Node.CallFunction(call.span(), function, arguments);
    }

    private Node variant(Expr.Call call, Binding.OfVariant variant, Scope scope) {
        Type.Named made = checker.unifier.instance(variant.def());
        made.arguments().forEach(checker.bodies::settleLater);
        TypeDef.Variant shape = variant.def().variants().get(variant.variant());
        List<Type> types =
                shape.fields().stream().map(f -> f.with(made.arguments())).toList();
        List<Node> arguments = arguments(call, "variant `" + shape.name() + "`", types, null, scope);
        return arguments == null
                ? FunctionChecker.wrong(call.span())
                : new Node.MakeEnum(call.span(), made, variant.variant(), arguments);
    }

    /** @param receiver the value whose method it is; null if it is called by its name */
    Node host(Expr.Call call, HostFunction function, @Nullable Node receiver, Scope scope) {
        List<Type> generics = new ArrayList<>();
        for (int i = 0; i < function.generics(); i++) {
            generics.add(checker.unifier.fresh());
        }
        generics.forEach(checker.bodies::settleLater);
        TypeDef owner = function.owner();
        boolean number = receiver != null && owner != null && owner.isNumber();
        List<Type> types = new ArrayList<>();
        for (Type parameter : function.parameters()) {
            // a number whose type is still open: what is said of the usual type holds for what it will be
            types.add(number && parameter.isA(owner) ? receiver.type() : parameter.with(generics));
        }
        String what = (receiver == null ? "function `" : "method `") + function.name() + "`";
        List<Node> arguments = arguments(call, what, types, receiver, scope);
        if (arguments == null) {
            return FunctionChecker.wrong(call.span());
        }
        Type result = number && function.result().isA(owner)
                ? receiver.type()
                : function.result().with(generics);
        checker.function.effects().addAll(function.effects());
        return new Node.CallHost(call.span(), function, arguments, result);
    }

    private @Nullable List<Node> arguments(
            Expr.Call call, String what, List<Type> types, @Nullable Node receiver, Scope scope) {
        List<Node> nodes = new ArrayList<>();
        if (receiver != null) {
            nodes.add(checker.expect(types.get(0), receiver, receiver.span()));
        }
        int before = nodes.size();
        int wanted = types.size() - before;
        int given = call.arguments().size();
        if (wanted != given) {
            call.arguments().forEach(a -> checker.infer(a, scope));
            checker.problems.error(
                    call.span(),
                    what + " takes " + wanted + " arguments but " + given + " arguments were given",
                    "takes " + wanted + " arguments");
            return null;
        }
        for (int i = 0; i < given; i++) {
            nodes.add(checker.check(call.arguments().get(i), types.get(before + i), scope));
        }
        return nodes;
    }
}
