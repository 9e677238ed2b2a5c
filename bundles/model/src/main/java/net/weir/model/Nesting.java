package net.weir.model;

import java.util.Collection;

/** How deep values nest and how heavy they are. */
final class Nesting {
    private Nesting() {}

    static int deepest(Collection<Value> values) {
        int deepest = 0;
        for (Value value : values) {
            deepest = Math.max(deepest, value.depth());
        }
        return deepest;
    }

    static void require(Collection<Value> inside) {
        if (deepest(inside) >= Value.MAX_DEPTH) {
            throw new IllegalArgumentException("values nest deeper than " + Value.MAX_DEPTH);
        }
    }

    /** Saturates instead of turning negative. */
    static int sum(int a, int b) {
        return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
    }
}
