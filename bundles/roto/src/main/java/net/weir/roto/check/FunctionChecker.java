package net.weir.roto.check;

import java.util.ArrayList;
import java.util.List;
import net.weir.roto.Span;
import net.weir.roto.syntax.Expr;
import net.weir.roto.syntax.Name;
import net.weir.roto.syntax.Operator;
import net.weir.roto.syntax.Stmt;
import net.weir.roto.tree.Function;
import net.weir.roto.tree.Local;
import net.weir.roto.tree.Node;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.Unifier;
import org.jspecify.annotations.Nullable;

/** Checks the body of one function. */
final class FunctionChecker {
    final Bodies bodies;
    final Function function;
    final Problems problems;
    final Unifier unifier;
    private final PathChecker paths;
    private final ValueChecker values;
    private final MatchChecker matches;
    private final OperatorChecker operators;

    FunctionChecker(Bodies bodies, Function function) {
        this.bodies = bodies;
        this.function = function;
        this.problems = bodies.problems;
        this.unifier = bodies.unifier;
        this.paths = new PathChecker(this);
        this.values = new ValueChecker(this);
        this.matches = new MatchChecker(this);
        this.operators = new OperatorChecker(this);
    }

    /** The node, told of if its type is not the expected one. */
    Node expect(Type expected, Node found, Span place) {
        if (!unifier.unify(expected, found.type())) {
            problems.mismatch(place, expected, found.type());
        }
        return found;
    }

    /** Stands for an expression that was told of. */
    static Node wrong(Span span) {
        return new Node.Literal(span, Core.WRONG_TYPE, 0L);
    }

    Node check(Expr expr, Type expected, Scope scope) {
        return expect(expected, infer(expr, scope), Places.ofValue(expr));
    }

    Node infer(Expr expr, Scope scope) {
        Node node = dispatch(expr, scope);
        bodies.settleLater(node.type());
        return node;
    }

    private Node dispatch(Expr expr, Scope scope) {
        if (expr instanceof Expr.Literal literal) {
            return values.literal(literal);
        } else if (expr instanceof Expr.Unit unit) {
            return new Node.UnitValue(unit.span());
        } else if (expr instanceof Expr.Format format) {
            return values.format(format, scope);
        } else if (expr instanceof Expr.ListLiteral list) {
            return values.list(list, scope);
        } else if (expr instanceof Expr.RecordLiteral record) {
            return values.record(record, scope);
        } else if (expr instanceof Expr.Path path) {
            return paths.value(path, scope);
        } else if (expr instanceof Expr.Call call) {
            return paths.call(call, scope);
        } else if (expr instanceof Expr.Access access) {
            return paths.field(infer(access.target(), scope), access.name());
        } else if (expr instanceof Expr.Unary unary) {
            return operators.unary(unary, scope);
        } else if (expr instanceof Expr.Binary binary) {
            return operators.binary(binary, scope);
        } else if (expr instanceof Expr.Assign assign) {
            return assign(assign, scope);
        } else {
            return control(expr, scope);
        }
    }

    private Node control(Expr expr, Scope scope) {
        if (expr instanceof Expr.Block block) {
            return block(block, scope);
        } else if (expr instanceof Expr.If choice) {
            return ifThen(choice, scope);
        } else if (expr instanceof Expr.Match match) {
            return matches.match(match, scope);
        } else if (expr instanceof Expr.While loop) {
            Node condition = check(loop.condition(), Core.BOOL.of(), scope);
            return new Node.While(loop.span(), condition, check(loop.body(), Core.UNIT_TYPE, scope));
        } else if (expr instanceof Expr.For loop) {
            return forLoop(loop, scope);
        } else if (expr instanceof Expr.Try attempt) {
            return attempt(attempt, scope);
        }
        return leave((Expr.Leave) expr, scope);
    }

    Node block(Expr.Block block, Scope outer) {
        Scope scope = new Scope(outer);
        block.statements().stream().filter(Stmt.Import.class::isInstance).forEach(s -> imports((Stmt.Import) s, scope));
        List<Node> statements = new ArrayList<>();
        boolean diverges = false;
        for (Stmt statement : block.statements()) {
            if (!(statement instanceof Stmt.Import)) {
                warnUnreachable(diverges, statement.span());
                Node node = statement(statement, scope);
                statements.add(node);
                diverges |= node.diverges();
            }
        }
        Expr last = block.value();
        if (last == null) {
            return new Node.Sequence(block.span(), statements, null, diverges ? Core.NEVER_TYPE : Core.UNIT_TYPE);
        }
        warnUnreachable(diverges, last.span());
        Node value = infer(last, scope);
        return new Node.Sequence(block.span(), statements, value, diverges ? Core.NEVER_TYPE : value.type());
    }

    private void warnUnreachable(boolean diverges, Span span) {
        if (diverges) {
            problems.warning(span, "expression is unreachable", "never gets here");
        }
    }

    private void imports(Stmt.Import statement, Scope scope) {
        for (List<Name> path : statement.paths()) {
            scope.imports().paths.put(path.get(path.size() - 1).text(), path);
        }
        statement.paths().forEach(path -> bodies.resolver.checkImport(path, scope.imports(), scope));
    }

    private Node statement(Stmt statement, Scope scope) {
        if (statement instanceof Stmt.Let let) {
            return let(let, scope);
        }
        Stmt.Run run = (Stmt.Run) statement;
        return infer(run.expression(), scope);
    }

    private Node let(Stmt.Let let, Scope scope) {
        Type type = let.type() == null ? unifier.fresh() : bodies.types.resolve(let.type(), scope);
        Node value = check(let.value(), type, scope);
        Type known = let.type() == null ? value.type() : type;
        Local local = new Local(
                let.name().text(),
                known.isA(Core.NEVER) ? Core.UNIT_TYPE : known,
                let.name().span());
        bodies.settleLater(local.type());
        Binding before = scope.names().put(local.name(), new Binding.OfLocal(local));
        if (before != null) {
            problems.error(
                    let.name().span(),
                    "variable `" + let.name() + "` is declared multiple times in this scope",
                    "declared again here");
        }
        Node set = new Node.Set(let.span(), local, List.of(), value);
        return value.diverges() ? value : set;
    }

    private Node ifThen(Expr.If choice, Scope scope) {
        Node condition = check(choice.condition(), Core.BOOL.of(), scope);
        Node then = block(choice.then(), scope);
        Expr other = choice.otherwise();
        if (other == null) {
            expect(Core.UNIT_TYPE, then, Places.ofValue(choice.then()));
            return new Node.If(choice.span(), condition, then, null, Core.UNIT_TYPE);
        }
        Node otherwise = infer(other, scope);
        expect(then.type(), otherwise, Places.ofValue(other));
        Type type = then.diverges() ? otherwise.type() : then.type();
        return new Node.If(choice.span(), condition, then, otherwise, type);
    }

    private Node forLoop(Expr.For loop, Scope scope) {
        Type element = unifier.fresh();
        bodies.settleLater(element);
        Node list = check(loop.list(), Core.list(element), scope);
        Local variable =
                new Local(loop.variable().text(), element, loop.variable().span());
        Scope inner = new Scope(scope);
        inner.names().put(variable.name(), new Binding.OfLocal(variable));
        return new Node.For(loop.span(), variable, list, check(loop.body(), Core.UNIT_TYPE, inner));
    }

    private Node attempt(Expr.Try attempt, Scope scope) {
        Type inner = unifier.fresh();
        Node option = check(attempt.operand(), Core.option(inner), scope);
        Type result = Core.option(unifier.fresh());
        if (!unifier.unify(function.result(), result)) {
            problems.error(
                    attempt.span(),
                    "mismatched types",
                    "`?` returns an `Option`, but the function returns `" + function.result() + "`");
        }
        return new Node.Try(attempt.span(), option, inner);
    }

    private Node leave(Expr.Leave leave, Scope scope) {
        Expr given = leave.value();
        Node value = given == null ? new Node.UnitValue(leave.span()) : infer(given, scope);
        if (function.item().keyword().equals("const")) {
            problems.error(leave.span(), "cannot `" + leave.way().word() + "` here", "not inside of a function");
            return wrong(leave.span());
        }
        if (leave.way() == Expr.Way.RETURN) {
            return new Node.Return(leave.span(), expect(function.result(), value, leave.span()));
        }
        boolean accept = leave.way() == Expr.Way.ACCEPT;
        Type payload = value.diverges() ? Core.UNIT_TYPE : value.type();
        Type verdict = accept ? Core.VERDICT.of(payload, unifier.fresh()) : Core.VERDICT.of(unifier.fresh(), payload);
        Node made = new Node.MakeEnum(leave.span(), verdict, accept ? 0 : 1, List.of(value));
        return new Node.Return(leave.span(), expect(function.result(), made, leave.span()));
    }

    private Node assign(Expr.Assign assign, Scope scope) {
        if (!(assign.target() instanceof Expr.Path path)) {
            return wrong(assign.span());
        }
        Name first = path.names().get(0);
        Binding found = bodies.resolver.find(first.text(), scope);
        if (!(found instanceof Binding.OfLocal local)) {
            String message = found == null
                    ? "cannot find value `" + first + "` in this scope"
                    : "cannot assign to this expression";
            problems.add(net.weir.roto.Diagnostic.type(path.span(), message, "not a variable")
                    .withNote("you can only assign to a variable or fields of a variable"));
            infer(assign.value(), scope);
            return wrong(assign.span());
        }
        Node target = paths.fields(
                new Node.Get(first.span(), local.local()),
                path.names().subList(1, path.names().size()));
        Operator operator = assign.operator();
        Node value = operator == null
                ? check(assign.value(), target.type(), scope)
                : expect(
                        target.type(),
                        operators.arithmetic(assign.span(), operator, target, infer(assign.value(), scope)),
                        assign.span());
        List<String> fields = path.names().stream().skip(1).map(Name::text).toList();
        return value.diverges() ? value : new Node.Set(assign.span(), local.local(), fields, value);
    }

    @Nullable
    Binding find(List<Name> path, Scope scope, boolean tell) {
        return bodies.resolver.follow(path, scope, tell);
    }

    PathChecker paths() {
        return paths;
    }
}
