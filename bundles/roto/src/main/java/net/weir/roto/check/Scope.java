package net.weir.roto.check;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of a block, inside of those around it; the outermost one lies in a module. */
final class Scope {
    private final @Nullable Scope outer;
    private final Module module;
    private final Map<String, Binding> names = new HashMap<>();
    private final Module.Imports imports = new Module.Imports();

    Scope(Module module) {
        this.outer = null;
        this.module = module;
    }

    Scope(Scope outer) {
        this.outer = outer;
        this.module = outer.module;
    }

    @Nullable
    Scope outer() {
        return outer;
    }

    Module module() {
        return module;
    }

    Map<String, Binding> names() {
        return names;
    }

    Module.Imports imports() {
        return imports;
    }
}
