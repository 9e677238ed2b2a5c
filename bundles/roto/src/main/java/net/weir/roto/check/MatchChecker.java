package net.weir.roto.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.weir.roto.syntax.Expr;
import net.weir.roto.syntax.Name;
import net.weir.roto.tree.Local;
import net.weir.roto.tree.Node;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;
import org.jspecify.annotations.Nullable;

/** Checks match: that arms fit, that none is missing, that none stands behind one that takes all. */
final class MatchChecker {
    private final FunctionChecker checker;

    MatchChecker(FunctionChecker checker) {
        this.checker = checker;
    }

    Node match(Expr.Match match, Scope scope) {
        Node subject = checker.infer(match.subject(), scope);
        Type type = subject.type().resolved();
        if (!(type instanceof Type.Named named) || named.def().form() != TypeDef.Form.ENUM) {
            if (!type.isA(Core.WRONG)) {
                checker.problems.error(
                        match.subject().span(),
                        "cannot match on the type `" + type + "`, because only matching on enums is supported.",
                        "not an enum");
            }
            return FunctionChecker.wrong(match.span());
        }
        Set<String> missing = new LinkedHashSet<>();
        named.def().variants().forEach(v -> missing.add(v.name()));
        List<Node.Arm> arms = new ArrayList<>();
        Type result = null;
        for (Expr.Arm arm : match.arms()) {
            if (missing.isEmpty()) {
                checker.problems.error(arm.span(), "expression is unreachable", "the arms above take everything");
            }
            Node.Arm checked = arm(arm, named, missing, scope);
            if (checked != null) {
                arms.add(checked);
                result = join(result, checked.body(), Places.ofValue(arm.body()));
            }
        }
        if (!missing.isEmpty()) {
            String names = Texts.list(missing.stream().map(v -> "`" + v + "`").toList());
            checker.problems.error(
                    match.span(), "match expression is not exhaustive, missing variants " + names, "not exhaustive");
        }
        return new Node.Match(match.span(), subject, named.def(), arms, result == null ? Core.NEVER_TYPE : result);
    }

    private Type join(@Nullable Type before, Node body, net.weir.roto.Span place) {
        if (before == null || before.isA(Core.NEVER)) {
            return body.type();
        }
        checker.expect(before, body, place);
        return before;
    }

    private Node.@Nullable Arm arm(Expr.Arm arm, Type.Named type, Set<String> missing, Scope outer) {
        Scope scope = new Scope(outer);
        Name name = arm.pattern().variant();
        int variant = name == null ? -1 : type.def().variant(name.text());
        List<Local> locals = new ArrayList<>();
        boolean known = name == null || variant >= 0;
        if (!known) {
            checker.problems.error(
                    name.span(),
                    "the variant `" + name + "` does not exist on `" + type + "`",
                    "variant does not exist");
        } else if (variant >= 0) {
            known = bind(arm.pattern(), type, variant, scope, locals);
        } else if (!arm.pattern().fields().isEmpty()) {
            checker.problems.error(arm.pattern().span(), "`_` has no fields", "write `_` alone");
        }
        Node guard = arm.guard() == null ? null : checker.check(arm.guard(), Core.BOOL.of(), scope);
        Node body = checker.infer(arm.body(), scope);
        if (guard == null && name == null) {
            missing.clear();
        } else if (guard == null && name != null) {
            if (variant >= 0 && !missing.remove(name.text()) && !missing.isEmpty()) {
                checker.problems.error(arm.span(), "expression is unreachable", "an arm above takes this variant");
            }
        }
        return known ? new Node.Arm(arm.span(), variant, locals, guard, body) : null;
    }

    private boolean bind(Expr.Pattern pattern, Type.Named type, int variant, Scope scope, List<Local> locals) {
        TypeDef.Variant shape = type.def().variants().get(variant);
        if (shape.fields().size() != pattern.fields().size()) {
            checker.problems.error(
                    pattern.span(),
                    "variant `" + shape.name() + "` has " + shape.fields().size() + " fields but "
                            + pattern.fields().size() + " were given",
                    "wrong number of fields");
            return false;
        }
        for (int i = 0; i < shape.fields().size(); i++) {
            Name name = pattern.fields().get(i);
            Local local = new Local(name.text(), shape.fields().get(i).with(type.arguments()), name.span());
            locals.add(local);
            if (!name.text().equals("_")) {
                scope.names().put(name.text(), new Binding.OfLocal(local));
            }
        }
        return true;
    }
}
