package net.weir.roto.tree;

import net.weir.roto.syntax.Item;
import net.weir.roto.type.Type;
import org.jspecify.annotations.Nullable;

/** A constant of a script. */
public final class Constant {
    private final String module;
    private final Item.Constant item;
    private final Type type;
    /** Its value as a function without parameters, which also knows what it depends on. */
    private @Nullable Function value;

    public Constant(String module, Item.Constant item, Type type) {
        this.module = module;
        this.item = item;
        this.type = type;
    }

    public String name() {
        return item.name().text();
    }

    public String fullName() {
        return module + "." + name();
    }

    public String module() {
        return module;
    }

    public Item.Constant item() {
        return item;
    }

    public Type type() {
        return type;
    }

    public @Nullable Function value() {
        return value;
    }

    public void is(Function function) {
        value = function;
    }
}
