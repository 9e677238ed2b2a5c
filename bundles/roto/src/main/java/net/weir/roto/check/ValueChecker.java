package net.weir.roto.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.roto.Diagnostic;
import net.weir.roto.syntax.Expr;
import net.weir.roto.tree.Node;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.Type.Range;
import net.weir.roto.type.TypeDef;
import net.weir.roto.type.Unifier;

/** Checks literals: numbers, strings, lists, records. */
final class ValueChecker {
    private final FunctionChecker checker;

    ValueChecker(FunctionChecker checker) {
        this.checker = checker;
    }

    Node literal(Expr.Literal literal) {
        Object value = literal.value();
        if (value instanceof Asn asn) {
            return new Node.Literal(literal.span(), Core.ASN.of(), asn.bits());
        }
        Type type = value instanceof Boolean
                ? Core.BOOL.of()
                : value instanceof String
                        ? Core.STRING.of()
                        : value instanceof Integer
                                ? Core.CHAR.of()
                                : value instanceof IpAddress ? Core.IP_ADDR.of() : number(literal);
        if (value instanceof Long
                && type.resolved() instanceof Type.Named named
                && named.def().form() == TypeDef.Form.FLOAT) {
            value = ((Long) value).doubleValue();
        }
        Node.Literal made = new Node.Literal(literal.span(), type, value);
        if (value instanceof Long) {
            checker.bodies.rangeLater(made);
        }
        return made;
    }

    private Type number(Expr.Literal literal) {
        if (literal.suffix() != null) {
            return Core.byName().get(literal.suffix()).of();
        }
        return checker.unifier.fresh(literal.value() instanceof Double ? Range.FLOAT : Range.INTEGER);
    }

    Node format(Expr.Format format, Scope scope) {
        List<Node> parts = new ArrayList<>();
        for (Object part : format.parts()) {
            if (part instanceof Expr hole) {
                Node.ToText text = new Node.ToText(hole.span(), checker.infer(hole, scope));
                checker.bodies.textLater(text);
                parts.add(text);
            } else if (!((String) part).isEmpty()) {
                parts.add(new Node.Literal(format.span(), Core.STRING.of(), part));
            }
        }
        return new Node.Join(format.span(), parts);
    }

    Node list(Expr.ListLiteral list, Scope scope) {
        Type element = checker.unifier.fresh();
        List<Node> elements = new ArrayList<>();
        for (Expr expr : list.elements()) {
            elements.add(checker.check(expr, element, scope));
        }
        return new Node.MakeList(list.span(), Core.list(element), elements);
    }

    Node record(Expr.RecordLiteral record, Scope scope) {
        boolean clean = Twice.check(
                record.fields().stream().map(Expr.Init::name).toList(),
                checker.problems,
                name -> "field `" + name + "` appears multiple times in the same record");
        Map<String, Node> fields = new LinkedHashMap<>();
        SortedMap<String, Type> types = new TreeMap<>();
        for (Expr.Init init : record.fields()) {
            Node value = checker.infer(init.value(), scope);
            fields.put(init.name().text(), value);
            types.put(init.name().text(), value.type());
        }
        if (!clean) {
            return FunctionChecker.wrong(record.span());
        }
        return record.type() == null
                ? new Node.MakeRecord(record.span(), new Type.Anonymous(types), fields)
                : named(record, record.type(), fields, scope);
    }

    private Node named(Expr.RecordLiteral record, Expr.Path path, Map<String, Node> fields, Scope scope) {
        Binding found = checker.find(path.names(), scope, true);
        if (found == null) {
            return FunctionChecker.wrong(record.span());
        }
        if (!(found instanceof Binding.OfType type) || type.def().form() != TypeDef.Form.RECORD) {
            String name = found instanceof Binding.OfType other ? "`" + other.def() + "`" : found.shown();
            checker.problems.error(path.span(), "Expected a record type, but found " + name, "not a record type");
            return FunctionChecker.wrong(record.span());
        }
        Type.Named made = checker.unifier.instance(type.def());
        SortedMap<String, Type> declared = Unifier.fieldsOf(made);
        if (!sameFields(record, declared)) {
            return FunctionChecker.wrong(record.span());
        }
        for (Expr.Init init : record.fields()) {
            String name = init.name().text();
            checker.expect(declared.get(name), fields.get(name), Places.ofValue(init.value()));
        }
        return new Node.MakeRecord(record.span(), made, fields);
    }

    private boolean sameFields(Expr.RecordLiteral record, SortedMap<String, Type> declared) {
        List<String> given = record.fields().stream().map(f -> f.name().text()).toList();
        List<String> missing =
                declared.keySet().stream().filter(f -> !given.contains(f)).toList();
        List<Expr.Init> extra = record.fields().stream()
                .filter(f -> !declared.containsKey(f.name().text()))
                .toList();
        if (missing.isEmpty() && extra.isEmpty()) {
            return true;
        }
        String what = missing.isEmpty()
                ? "invalid " + fields(extra.stream().map(f -> f.name().text()).toList())
                : "missing " + fields(missing);
        Diagnostic problem = Diagnostic.type(record.span(), "field mismatch: " + what + " in record literal", "");
        for (Expr.Init init : extra) {
            problem = problem.and(init.name().span(), "invalid field `" + init.name() + "`");
        }
        checker.problems.add(problem);
        return false;
    }

    private static String fields(List<String> names) {
        return (names.size() == 1 ? "field " : "fields ")
                + Texts.list(names.stream().map(n -> "`" + n + "`").collect(Collectors.toList()));
    }
}
