package net.weir.roto.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.roto.syntax.Expr;
import net.weir.roto.syntax.Item;
import net.weir.roto.tree.Constant;
import net.weir.roto.tree.Function;
import net.weir.roto.tree.Local;
import net.weir.roto.tree.Node;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;
import net.weir.roto.type.Unifier;

/** Checks bodies of functions and values of constants, each once, that of a filter before it is called. */
final class Bodies {
    final Resolver resolver;
    final TypeResolver types;
    final Unifier unifier;
    final Problems problems;
    private final Map<String, Module> modules;
    private final Set<Function> begun = new HashSet<>();
    /** Conversions to text whose type was not known yet. */
    private final List<Node.ToText> texts = new ArrayList<>();
    /** Whole numbers, whose type tells whether they fit. */
    private final List<Node.Literal> numbers = new ArrayList<>();
    /** Types that have to be settled when all is known. */
    private final List<Type> open = new ArrayList<>();

    Bodies(Resolver resolver, TypeResolver types, Unifier unifier, Problems problems, Map<String, Module> modules) {
        this.resolver = resolver;
        this.types = types;
        this.unifier = unifier;
        this.problems = problems;
        this.modules = modules;
    }

    void check(Declarations declarations) {
        declarations.functions().forEach(this::check);
        declarations.constants().forEach(this::check);
        declarations.functions().forEach(f -> settle(f.result()));
        open.forEach(this::settle);
        texts.forEach(this::checkText);
        numbers.forEach(this::checkRange);
    }

    /** Checks a function's body unless that was done or is going on. */
    void check(Function function) {
        if (!begun.add(function)) {
            return;
        }
        FunctionChecker checker = new FunctionChecker(this, function);
        Scope scope = new Scope(module(function.module()));
        for (Local parameter : function.parameters()) {
            scope.names().put(parameter.name(), new Binding.OfLocal(parameter));
        }
        Expr.Block body = function.item().body();
        Node checked = checker.block(body, scope);
        function.is(checker.expect(function.result(), checked, Places.ofValue(body)));
    }

    private void check(Constant constant) {
        Item.Constant item = constant.item();
        Expr.Block body = new Expr.Block(item.value().span(), List.of(), item.value());
        Item.Function made = new Item.Function(item.span(), "const", item.name(), List.of(), item.type(), body);
        Function function = new Function(constant.module(), made, List.of(), constant.type());
        constant.is(function);
        check(function);
    }

    private Module module(String path) {
        Module module = modules.get(path);
        return module != null ? module : new Module(path, null);
    }

    void rangeLater(Node.Literal number) {
        numbers.add(number);
    }

    /** A sign is not part of the number, so the least negative one is let through too. */
    private void checkRange(Node.Literal number) {
        TypeDef def = number.type().definition();
        if (def == null || def.form() != TypeDef.Form.INTEGER || def.bits() == 64) {
            return;
        }
        long most = def.isSigned() ? 1L << def.bits() - 1 : (1L << def.bits()) - 1;
        if (((Number) number.value()).longValue() > most) {
            problems.error(
                    number.span(),
                    "number out of range for `" + def + "`",
                    "at most " + (def.isSigned() ? most - 1 : most));
        }
    }

    void textLater(Node.ToText text) {
        texts.add(text);
    }

    void settleLater(Type type) {
        open.add(type);
    }

    private void checkText(Node.ToText text) {
        TypeDef def = text.value().type().definition();
        boolean known = def != null && resolver.library().method(def, "to_string") != null;
        if (!known
                && !text.value().type().isA(net.weir.roto.type.Core.WRONG)
                && !text.value().diverges()) {
            problems.error(
                    text.span(),
                    "no method `to_string` on type `" + text.value().type() + "`",
                    "cannot be converted to a string");
        }
    }

    /** Gives every part of the type that is not known its usual type. */
    private void settle(Type type) {
        Type known = unifier.settle(type);
        if (known instanceof Type.Named named) {
            named.arguments().forEach(this::settle);
        } else if (known instanceof Type.Anonymous anonymous) {
            anonymous.fields().values().forEach(this::settle);
        }
    }
}
