package net.weir.roto.check;

import java.util.List;
import java.util.Map;
import net.weir.roto.Diagnostic;
import net.weir.roto.Diagnostic.Kind;
import net.weir.roto.host.Library;
import net.weir.roto.syntax.Item;
import net.weir.roto.tree.Constant;
import net.weir.roto.tree.Program;
import net.weir.roto.type.Unifier;
import org.jspecify.annotations.Nullable;

/** Checks a whole package. */
public final class Checker {
    private final Problems problems = new Problems();
    private final Unifier unifier = new Unifier();

    /** A file of a package, and its place there: {@code pkg}, {@code pkg.foo}. */
    public record File(String module, List<Item> items) {}

    /**
     * @param files those of parents before those of children
     * @return what it all means, also of the part that is right if some is wrong
     */
    public Program check(List<File> files, Library library) {
        Map<String, Module> modules = new java.util.LinkedHashMap<>();
        for (File file : files) {
            modules.put(file.module(), module(file.module(), modules));
        }
        Module root = modules.computeIfAbsent("pkg", path -> new Module(path, null));
        Resolver resolver = new Resolver(library, root, problems);
        TypeResolver types = new TypeResolver(resolver, problems);
        Declarations declarations = new Declarations(problems, unifier, types);
        files.forEach(f -> declarations.names(modules.get(f.module()), f.items()));
        files.forEach(f -> declarations.shapes(modules.get(f.module()), f.items()));
        boolean sound = declarations.checkCycles();
        files.forEach(f -> declarations.signatures(modules.get(f.module()), f.items()));
        for (Module module : modules.values()) {
            Scope scope = new Scope(module);
            module.imports().paths.values().forEach(p -> resolver.checkImport(p, module.imports(), scope));
        }
        Bodies bodies = new Bodies(resolver, types, unifier, problems, modules);
        if (sound) {
            bodies.check(declarations);
            new Analysis(problems).run(declarations.functions(), declarations.constants());
        }
        List<Constant> ordered = declarations.constants();
        return new Program(declarations.functions(), ordered, problems.all());
    }

    private static Module module(String path, Map<String, Module> modules) {
        int dot = path.lastIndexOf('.');
        @Nullable
        Module parent = dot < 0 ? null : modules.computeIfAbsent(path.substring(0, dot), p -> module(p, modules));
        Module module = new Module(path, parent);
        if (parent != null) {
            parent.children().put(path.substring(dot + 1), module);
        }
        return module;
    }

    /** True if nothing of this is an error. */
    public static boolean isClean(List<Diagnostic> problems) {
        return problems.stream().map(Diagnostic::kind).noneMatch(Kind::isError);
    }
}
