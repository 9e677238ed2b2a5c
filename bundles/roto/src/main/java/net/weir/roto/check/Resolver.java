package net.weir.roto.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.roto.Diagnostic;
import net.weir.roto.host.HostConstant;
import net.weir.roto.host.HostFunction;
import net.weir.roto.host.Library;
import net.weir.roto.syntax.Name;
import net.weir.roto.type.Core;
import net.weir.roto.type.TypeDef;
import org.jspecify.annotations.Nullable;

/** Finds what names stand for: in blocks, in the module, in what every script sees. */
final class Resolver {
    private final Library library;
    private final Module root;
    private final Module standard = new Module("std", null);
    private final Map<String, Binding> prelude = new HashMap<>();
    private final Problems problems;

    Resolver(Library library, Module root, Problems problems) {
        this.library = library;
        this.root = root;
        this.problems = problems;
        library.types().forEach((name, def) -> prelude.put(name, new Binding.OfType(def)));
        library.functions().forEach((name, function) -> prelude.put(name, new Binding.OfHost(function)));
        library.constants().forEach((name, constant) -> prelude.put(name, new Binding.OfHostConstant(constant)));
        library.context().forEach((name, variable) -> prelude.put(name, new Binding.OfContext(variable)));
        standard.items().putAll(prelude);
        for (TypeDef def : List.of(Core.OPTION, Core.RESULT)) {
            for (int i = 0; i < def.variants().size(); i++) {
                prelude.put(def.variants().get(i).name(), new Binding.OfVariant(def, i));
            }
        }
    }

    Library library() {
        return library;
    }

    /** What a name stands for here; null if for nothing. */
    @Nullable
    Binding find(String name, Scope scope) {
        for (Scope at = scope; at != null; at = at.outer()) {
            Binding local = at.names().get(name);
            Binding found = local != null ? local : imported(name, at.imports(), at);
            if (found != null) {
                return found;
            }
        }
        return inModule(name, scope.module());
    }

    private @Nullable Binding inModule(String name, Module module) {
        Binding item = module.items().get(name);
        if (item != null) {
            return item;
        }
        Binding imported = imported(name, module.imports(), new Scope(module));
        if (imported != null) {
            return imported;
        }
        Module child = module.children().get(name);
        return child != null ? new Binding.OfModule(child) : prelude.get(name);
    }

    /** Follows an import; one that is being followed already is looked for further out. */
    private @Nullable Binding imported(String name, Module.Imports imports, Scope scope) {
        List<Name> path = imports.paths.get(name);
        if (path == null || !imports.inProgress.add(name)) {
            return null;
        }
        try {
            return follow(path, scope, false);
        } finally {
            imports.inProgress.remove(name);
        }
    }

    /** Tells what is wrong with an import. */
    void checkImport(List<Name> path, Module.Imports own, Scope scope) {
        String name = path.get(path.size() - 1).text();
        own.inProgress.add(name);
        try {
            follow(path, scope, true);
        } finally {
            own.inProgress.remove(name);
        }
    }

    /** What a whole path stands for; null if for nothing. */
    @Nullable
    Binding follow(List<Name> path, Scope scope, boolean tell) {
        Name first = path.get(0);
        int at = 1;
        Binding found;
        if (first.text().equals("super")) {
            Module module = scope.module();
            at = 0;
            while (at < path.size() && path.get(at).text().equals("super")) {
                if (module.parent() == null) {
                    return fail(tell, path.get(at), "too many `super` keywords", "there is nothing above `pkg`");
                }
                module = module.parent();
                at++;
            }
            found = new Binding.OfModule(module);
        } else {
            found = root(first, scope);
            if (found == null) {
                boolean more = path.size() > 1;
                return fail(
                        tell,
                        first,
                        more ? "expected a module" : "cannot find value `" + first + "` in this scope",
                        more ? "no module `" + first + "` here" : "not found in this scope");
            }
        }
        for (; at < path.size() && found != null; at++) {
            found = member(found, path.get(at), tell);
        }
        return found;
    }

    @Nullable
    Binding root(Name first, Scope scope) {
        return switch (first.text()) {
            case "pkg" -> new Binding.OfModule(root);
            case "std" -> new Binding.OfModule(standard);
            case "dep" -> null;
            default -> find(first.text(), scope);
        };
    }

    /** A name behind a dot; null, and told if wished, if there is nothing of this name. */
    @Nullable
    Binding member(Binding owner, Name name, boolean tell) {
        if (name.text().equals("super") || name.text().equals("pkg")) {
            return fail(tell, name, "`" + name + "` can only stand at the start of a path", "not at the start");
        }
        if (owner instanceof Binding.OfModule module) {
            Binding item = module.module() == standard
                    ? standard.items().get(name.text())
                    : inModuleOnly(name.text(), module.module());
            return item != null
                    ? item
                    : fail(
                            tell,
                            name,
                            "cannot find `" + name + "` in module `"
                                    + module.module().path() + "`",
                            "not found in this module");
        }
        if (owner instanceof Binding.OfType type) {
            Binding item = ofType(type.def(), name.text());
            return item != null
                    ? item
                    : fail(tell, name, missing(type.def(), name), "not found in `" + type.def() + "`");
        }
        return fail(tell, name, "expected a module", "`" + name + "` is looked for in a " + owner.shown());
    }

    private static String missing(TypeDef def, Name name) {
        return def.form() == TypeDef.Form.ENUM
                ? "the variant `" + name + "` does not exist on `" + def + "`"
                : "no field or method `" + name + "` on type `" + def + "`";
    }

    private @Nullable Binding inModuleOnly(String name, Module module) {
        Binding found = inModule(name, module);
        return found == prelude.get(name) ? null : found;
    }

    private @Nullable Binding ofType(TypeDef def, String name) {
        int variant = def.variant(name);
        if (variant >= 0) {
            return new Binding.OfVariant(def, variant);
        }
        HostFunction method = library.method(def, name);
        HostConstant constant = library.constants(def).get(name);
        return method != null
                ? new Binding.OfHost(method)
                : constant != null ? new Binding.OfHostConstant(constant) : null;
    }

    private @Nullable Binding fail(boolean tell, Name name, String message, String label) {
        if (tell) {
            problems.add(Diagnostic.type(name.span(), message, label));
        }
        return null;
    }
}
