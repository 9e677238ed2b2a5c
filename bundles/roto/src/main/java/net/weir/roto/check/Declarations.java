package net.weir.roto.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.roto.Diagnostic;
import net.weir.roto.run.EnumValue;
import net.weir.roto.run.RecordValue;
import net.weir.roto.syntax.Item;
import net.weir.roto.syntax.Name;
import net.weir.roto.syntax.TypeExpr;
import net.weir.roto.tree.Constant;
import net.weir.roto.tree.Function;
import net.weir.roto.tree.Local;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;
import net.weir.roto.type.Unifier;

/** Declares the items of modules: first their types and imports, then what these are made of, then functions. */
final class Declarations {
    private final Problems problems;
    private final Unifier unifier;
    private final TypeResolver types;
    private final Map<Item, TypeDef> defs = new LinkedHashMap<>();
    private final List<Function> functions = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();
    private final Map<String, Module> modules = new LinkedHashMap<>();

    Declarations(Problems problems, Unifier unifier, TypeResolver types) {
        this.problems = problems;
        this.unifier = unifier;
        this.types = types;
    }

    List<Function> functions() {
        return functions;
    }

    List<Constant> constants() {
        return constants;
    }

    Map<String, Module> modules() {
        return modules;
    }

    /** Names of types and of imports. */
    void names(Module module, List<Item> items) {
        modules.put(module.path(), module);
        Map<String, Name> seen = new LinkedHashMap<>();
        Map<String, Name> tests = new LinkedHashMap<>();
        for (Item item : items) {
            if (item instanceof Item.Import imports) {
                imports.imports().paths().forEach(p -> bind(module, p, seen));
                continue;
            }
            Name name = name(item);
            boolean test = item instanceof Item.Function f && f.keyword().equals("test");
            once(test ? tests : seen, name, test ? "test" : "item");
            if (item instanceof Item.RecordType record) {
                declare(
                        module,
                        item,
                        TypeDef.record(module.path(), name.text(), texts(record.parameters()), RecordValue.class));
            } else if (item instanceof Item.EnumType enumeration) {
                declare(
                        module,
                        item,
                        TypeDef.enumeration(
                                module.path(), name.text(), texts(enumeration.parameters()), EnumValue.class));
            }
        }
    }

    private void bind(Module module, List<Name> path, Map<String, Name> seen) {
        Name last = path.get(path.size() - 1);
        once(seen, last, "item");
        module.imports().paths.put(last.text(), path);
    }

    private void once(Map<String, Name> seen, Name name, String what) {
        Name first = seen.putIfAbsent(name.text(), name);
        if (first != null) {
            problems.add(Diagnostic.type(
                            name.span(), what + " `" + name + "` is declared multiple times", "declared again here")
                    .and(first.span(), "first declared here"));
        }
    }

    private void declare(Module module, Item item, TypeDef def) {
        defs.put(item, def);
        module.items().putIfAbsent(def.name(), new Binding.OfType(def));
    }

    private static Name name(Item item) {
        if (item instanceof Item.Function function) {
            return function.name();
        }
        if (item instanceof Item.Constant constant) {
            return constant.name();
        }
        return item instanceof Item.RecordType record ? record.name() : ((Item.EnumType) item).name();
    }

    private static List<String> texts(List<Name> names) {
        return names.stream().map(Name::text).toList();
    }

    /** Fields and variants. */
    void shapes(Module module, List<Item> items) {
        for (Item item : items) {
            TypeDef def = defs.get(item);
            if (def == null) {
                continue;
            }
            Scope scope = new Scope(module);
            for (int i = 0; i < def.parameters().size(); i++) {
                String parameter = def.parameters().get(i);
                scope.names().put(parameter, new Binding.OfParameter(new Type.Parameter(i, parameter)));
            }
            if (item instanceof Item.RecordType record) {
                types.checkTwice(record.fields());
                record.fields().forEach(f -> def.fields().put(f.name().text(), types.resolve(f.type(), scope)));
            } else if (item instanceof Item.EnumType enumeration) {
                variants(enumeration, def, scope);
            }
        }
    }

    private void variants(Item.EnumType item, TypeDef def, Scope scope) {
        Twice.check(
                item.variants().stream().map(Item.Variant::name).toList(),
                problems,
                name -> "variant `" + name + "` appears multiple times in the same enum");
        for (Item.Variant variant : item.variants()) {
            List<Type> fields =
                    variant.fields().stream().map(f -> types.resolve(f, scope)).toList();
            def.variants().add(new TypeDef.Variant(variant.name().text(), fields));
        }
    }

    /** Types that hold themselves have no size. */
    boolean checkCycles() {
        boolean clean = true;
        for (Map.Entry<Item, TypeDef> entry : defs.entrySet()) {
            if (holds(entry.getValue(), entry.getValue(), new HashSet<>())) {
                clean = false;
                problems.error(name(entry.getKey()).span(), "type cycle detected!", "this type contains itself");
            }
        }
        return clean;
    }

    private static boolean holds(TypeDef def, TypeDef wanted, Set<TypeDef> seen) {
        List<Type> parts = new ArrayList<>(def.fields().values());
        def.variants().forEach(v -> parts.addAll(v.fields()));
        return parts.stream().anyMatch(part -> mentions(part, wanted, seen));
    }

    private static boolean mentions(Type type, TypeDef wanted, Set<TypeDef> seen) {
        if (type.resolved() instanceof Type.Anonymous anonymous) {
            return anonymous.fields().values().stream().anyMatch(f -> mentions(f, wanted, seen));
        }
        if (!(type.resolved() instanceof Type.Named named)) {
            return false;
        }
        return named.def() == wanted
                || named.arguments().stream().anyMatch(a -> mentions(a, wanted, seen))
                || seen.add(named.def()) && holds(named.def(), wanted, seen);
    }

    /** Signatures of functions, types of constants. */
    void signatures(Module module, List<Item> items) {
        for (Item item : items) {
            if (item instanceof Item.Function function) {
                declare(module, function);
            } else if (item instanceof Item.Constant constant) {
                Constant made =
                        new Constant(module.path(), constant, types.resolve(constant.type(), new Scope(module)));
                constants.add(made);
                module.items().putIfAbsent(made.name(), new Binding.OfConstant(made));
            }
        }
    }

    private void declare(Module module, Item.Function item) {
        Scope scope = new Scope(module);
        List<Local> parameters = new ArrayList<>();
        for (TypeExpr.Field field : item.parameters()) {
            parameters.add(new Local(
                    field.name().text(),
                    types.resolve(field.type(), scope),
                    field.name().span()));
        }
        Twice.check(
                item.parameters().stream().map(TypeExpr.Field::name).toList(),
                problems,
                name -> "parameter `" + name + "` is declared multiple times");
        Function function = new Function(module.path(), item, parameters, result(item, scope));
        functions.add(function);
        if (!function.isTest()) {
            module.items().putIfAbsent(function.name(), new Binding.OfFunction(function));
        }
    }

    private Type result(Item.Function item, Scope scope) {
        return switch (item.keyword()) {
            case "fn" -> item.result() == null ? Core.UNIT_TYPE : types.resolve(item.result(), scope);
            case "test" -> Core.VERDICT.of(Core.UNIT_TYPE, Core.UNIT_TYPE);
            default -> unifier.instance(Core.VERDICT);
        };
    }
}
