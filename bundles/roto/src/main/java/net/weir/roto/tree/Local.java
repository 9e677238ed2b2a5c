package net.weir.roto.tree;

import net.weir.roto.Span;
import net.weir.roto.type.Type;

/** A variable of a function, known by identity. */
public final class Local {
    private final String name;
    private final Type type;
    private final Span span;

    public Local(String name, Type type, Span span) {
        this.name = name;
        this.type = type;
        this.span = span;
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    public Span span() {
        return span;
    }
}
