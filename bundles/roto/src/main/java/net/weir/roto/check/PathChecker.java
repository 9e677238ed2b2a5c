package net.weir.roto.check;

import java.util.List;
import net.weir.roto.Diagnostic;
import net.weir.roto.Span;
import net.weir.roto.host.HostConstant;
import net.weir.roto.host.HostFunction;
import net.weir.roto.syntax.Expr;
import net.weir.roto.syntax.Name;
import net.weir.roto.tree.Node;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;
import net.weir.roto.type.Unifier;
import org.jspecify.annotations.Nullable;

/** Checks names with dots between, and calls of them. */
final class PathChecker {
    private final FunctionChecker checker;
    private final CallChecker calls;

    PathChecker(FunctionChecker checker) {
        this.checker = checker;
        this.calls = new CallChecker(checker);
    }

    /** A path as far as it names an item or a variable, and the fields behind it. */
    private record Split(Binding binding, Span span, List<Name> rest) {}

    private @Nullable Split split(Expr.Path path, Scope scope) {
        List<Name> names = path.names();
        for (int length = 1; length <= names.size(); length++) {
            Binding found = checker.find(names.subList(0, length), scope, false);
            if (found == null) {
                checker.find(names.subList(0, length), scope, true);
                return null;
            }
            if (isValue(found) || length == names.size()) {
                Span span = names.get(0).span().to(names.get(length - 1).span());
                return new Split(found, span, names.subList(length, names.size()));
            }
        }
        return null;
    }

    private static boolean isValue(Binding found) {
        return found instanceof Binding.OfLocal
                || found instanceof Binding.OfConstant
                || found instanceof Binding.OfHostConstant
                || found instanceof Binding.OfContext
                || found instanceof Binding.OfVariant;
    }

    Node value(Expr.Path path, Scope scope) {
        Split split = split(path, scope);
        if (split == null) {
            return FunctionChecker.wrong(path.span());
        }
        Node start = value(split.binding(), split.span());
        return start == null ? FunctionChecker.wrong(path.span()) : fields(start, split.rest());
    }

    /** The value of a binding; null, and told, if it has none. */
    private @Nullable Node value(Binding binding, Span span) {
        if (binding instanceof Binding.OfLocal local) {
            return new Node.Get(span, local.local());
        } else if (binding instanceof Binding.OfConstant constant) {
            checker.function.constants().add(constant.constant());
            return new Node.GetConstant(span, constant.constant());
        } else if (binding instanceof Binding.OfHostConstant constant) {
            return hostConstant(constant.constant(), span);
        } else if (binding instanceof Binding.OfContext context) {
            checker.function.context().add(context.variable().name());
            return new Node.Context(span, context.variable());
        } else if (binding instanceof Binding.OfVariant variant
                && variant.def().variants().get(variant.variant()).fields().isEmpty()) {
            Type.Named made = checker.unifier.instance(variant.def());
            made.arguments().forEach(checker.bodies::settleLater);
            return new Node.MakeEnum(span, made, variant.variant(), List.of());
        }
        checker.problems.error(span, "expected a value, but found " + binding.shown(), "not a value");
        return null;
    }

    private static Node hostConstant(HostConstant constant, Span span) {
        return new Node.Literal(span, constant.type(), constant.value());
    }

    Node fields(Node start, List<Name> names) {
        Node node = start;
        for (Name name : names) {
            node = field(node, name);
        }
        return node;
    }

    Node field(Node record, Name name) {
        Type type = record.type().resolved();
        Span span = record.span().to(name.span());
        if (type.isA(Core.WRONG)) {
            return FunctionChecker.wrong(span);
        }
        Type field = Unifier.fieldsOf(type).get(name.text());
        if (field != null) {
            return new Node.GetField(span, record, name.text(), field);
        }
        checker.problems.error(
                name.span(),
                type instanceof Type.Unknown unknown && Unifier.owner(unknown) == null
                        ? "type annotations needed: the type of this is not known here"
                        : "no field or method `" + name + "` on type `" + type + "`",
                "unknown field or method");
        return FunctionChecker.wrong(span);
    }

    Node call(Expr.Call call, Scope scope) {
        if (call.callee() instanceof Expr.Access access) {
            return method(call, checker.infer(access.target(), scope), access.name(), scope);
        }
        if (!(call.callee() instanceof Expr.Path path)) {
            checker.problems.error(call.callee().span(), "this expression cannot be called", "not a function");
            return FunctionChecker.wrong(call.span());
        }
        Split split = split(path, scope);
        if (split == null) {
            call.arguments().forEach(a -> checker.infer(a, scope));
            return FunctionChecker.wrong(call.span());
        }
        int rest = split.rest().size();
        if (rest == 0) {
            return calls.call(call, split.binding(), scope);
        }
        Node start = value(split.binding(), split.span());
        if (start == null) {
            return FunctionChecker.wrong(call.span());
        }
        return method(
                call,
                fields(start, split.rest().subList(0, rest - 1)),
                split.rest().get(rest - 1),
                scope);
    }

    private Node method(Expr.Call call, Node receiver, Name name, Scope scope) {
        Type type = receiver.type().resolved();
        TypeDef owner = Unifier.owner(type);
        HostFunction method =
                owner == null ? null : checker.bodies.resolver.library().method(owner, name.text());
        if (method == null) {
            call.arguments().forEach(a -> checker.infer(a, scope));
            if (!type.isA(Core.WRONG)) {
                checker.problems.add(noMethod(type, name));
            }
            return FunctionChecker.wrong(call.span());
        }
        if (method.isStatic()) {
            checker.problems.add(Diagnostic.type(
                            name.span(),
                            "no method `" + name + "` on a value of type `" + type + "`",
                            "called on the type")
                    .withHelp("write `" + owner + "." + name + "(…)`"));
            return FunctionChecker.wrong(call.span());
        }
        return calls.host(call, method, receiver, scope);
    }

    private static Diagnostic noMethod(Type type, Name name) {
        if (type instanceof Type.Unknown unknown && Unifier.owner(unknown) == null) {
            return Diagnostic.type(
                    name.span(),
                    "type annotations needed: the type of this is not known here",
                    "called on an unknown type");
        }
        return Diagnostic.type(name.span(), "no method `" + name + "` on type `" + type + "`", "method not found");
    }
}
