package net.weir.roto.tree;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.weir.roto.host.Effect;
import net.weir.roto.syntax.Item;
import net.weir.roto.type.Type;
import org.jspecify.annotations.Nullable;

/** A function, filter or test of a script. */
public final class Function {
    private final String module;
    private final Item.Function item;
    private final List<Local> parameters;
    private final Type result;
    private final Set<Function> callees = new LinkedHashSet<>();
    private final Set<Constant> constants = new LinkedHashSet<>();
    private final Set<String> context = new LinkedHashSet<>();
    private final Set<Effect> effects = EnumSet.noneOf(Effect.class);
    private @Nullable Node body;
    private boolean recursive;

    public Function(String module, Item.Function item, List<Local> parameters, Type result) {
        this.module = module;
        this.item = item;
        this.parameters = new ArrayList<>(parameters);
        this.result = result;
    }

    public String name() {
        return item.name().text();
    }

    /** With its module: {@code pkg.foo.bar}. */
    public String fullName() {
        return module + "." + name();
    }

    public String module() {
        return module;
    }

    public Item.Function item() {
        return item;
    }

    public boolean isTest() {
        return item.keyword().equals("test");
    }

    /** True for filter and filtermap. */
    public boolean isFilter() {
        return item.keyword().startsWith("filter");
    }

    public List<Local> parameters() {
        return parameters;
    }

    public Type result() {
        return result;
    }

    public @Nullable Node body() {
        return body;
    }

    public void is(Node newBody) {
        body = newBody;
    }

    public Set<Function> callees() {
        return callees;
    }

    public Set<Constant> constants() {
        return constants;
    }

    /** Names of the context variables that it reads itself. */
    public Set<String> context() {
        return context;
    }

    /** What it looks at and changes, its callees included. */
    public Set<Effect> effects() {
        return effects;
    }

    /** True if it may be called while it runs. */
    public boolean isRecursive() {
        return recursive;
    }

    public void callsItself() {
        recursive = true;
    }

    @Override
    public String toString() {
        return fullName();
    }
}
