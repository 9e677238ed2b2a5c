package net.weir.roto.check;

import net.weir.roto.Span;
import net.weir.roto.syntax.Expr;
import net.weir.roto.syntax.Operator;
import net.weir.roto.tree.Node;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.Type.Range;
import net.weir.roto.type.TypeDef;

/** Checks operators. */
final class OperatorChecker {
    private final FunctionChecker checker;

    OperatorChecker(FunctionChecker checker) {
        this.checker = checker;
    }

    Node unary(Expr.Unary unary, Scope scope) {
        if (unary.operator() == '!') {
            return new Node.Not(unary.span(), checker.check(unary.operand(), Core.BOOL.of(), scope));
        }
        Node operand = checker.infer(unary.operand(), scope);
        Type type = operand.type().resolved();
        boolean float_ = type instanceof Type.Named named && named.def().form() == TypeDef.Form.FLOAT
                || !checker.unifier.isInteger(type) && checker.unifier.isNumber(type);
        if (!float_ && !checker.unifier.unify(checker.unifier.fresh(Range.SIGNED), type)) {
            String label = checker.unifier.isInteger(type)
                    ? "cannot negate the unsigned type `" + type + "`"
                    : "expected a numeric value, found type `" + type + "`";
            checker.problems.error(
                    unary.operand().span(), checker.unifier.isInteger(type) ? "mismatched types" : label, label);
            return FunctionChecker.wrong(unary.span());
        }
        return new Node.Negate(unary.span(), operand);
    }

    Node binary(Expr.Binary binary, Scope scope) {
        Operator operator = binary.operator();
        if (operator.isLogic()) {
            Node left = checker.check(binary.left(), Core.BOOL.of(), scope);
            Node right = checker.check(binary.right(), Core.BOOL.of(), scope);
            return new Node.Logic(binary.span(), operator == Operator.AND, left, right);
        }
        Node left = checker.infer(binary.left(), scope);
        Node right = checker.infer(binary.right(), scope);
        if (operator.isComparison()) {
            checker.expect(left.type(), right, Places.ofValue(binary.right()));
            if (operator != Operator.EQUAL && operator != Operator.UNEQUAL) {
                number(left, binary.left().span(), false);
            }
            return new Node.Compare(binary.span(), operator, left, right);
        }
        return arithmetic(binary.span(), operator, left, right);
    }

    Node arithmetic(Span span, Operator operator, Node left, Node right) {
        if (operator == Operator.DIVIDE && left.type().isA(Core.IP_ADDR)) {
            checker.expect(Core.U8.of(), right, right.span());
            return new Node.Arithmetic(span, operator, left, right, Core.PREFIX.of());
        }
        checker.expect(left.type(), right, right.span());
        Type type = left.diverges() ? right.type() : left.type();
        boolean appends = operator == Operator.ADD && (type.isA(Core.STRING) || type.isA(Core.LIST));
        if (!appends && !number(left, left.span(), operator == Operator.REMAINDER)) {
            return FunctionChecker.wrong(span);
        }
        return new Node.Arithmetic(span, operator, left, right, type);
    }

    private boolean number(Node node, Span span, boolean integer) {
        Type type = node.type().resolved();
        if (type.isA(Core.WRONG) || type.isA(Core.NEVER)) {
            return false;
        }
        if (type instanceof Type.Unknown) {
            checker.unifier.unify(type, checker.unifier.fresh(Range.NUMBER));
        }
        if (integer ? checker.unifier.isInteger(type) : checker.unifier.isNumber(type)) {
            return true;
        }
        String kind = integer ? "an integer" : "a numeric";
        checker.problems.error(
                span, "expected " + kind + " value, found type `" + type + "`", "not " + kind + " value");
        return false;
    }
}
