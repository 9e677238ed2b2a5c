package net.weir.roto.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.roto.syntax.Name;
import org.jspecify.annotations.Nullable;

/** A module of a package: its items, its children, and what it imports. */
final class Module {
    private final String path;
    private final @Nullable Module parent;
    private final Map<String, Binding> items = new LinkedHashMap<>();
    private final Map<String, Module> children = new LinkedHashMap<>();
    private final Imports imports = new Imports();

    /** Names that are bound by a path, which is followed when somebody asks. */
    static final class Imports {
        final Map<String, List<Name>> paths = new HashMap<>();
        final Set<String> inProgress = new HashSet<>();
    }

    Module(String path, @Nullable Module parent) {
        this.path = path;
        this.parent = parent;
    }

    /** {@code pkg.foo.bar}. */
    String path() {
        return path;
    }

    @Nullable
    Module parent() {
        return parent;
    }

    Map<String, Binding> items() {
        return items;
    }

    Map<String, Module> children() {
        return children;
    }

    Imports imports() {
        return imports;
    }
}
