package net.weir.rib.table;

import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A few sets as objects, so that routes that share a set mostly share the object too, with what is decoded and rendered
 * of it. Confined to its user.
 */
public final class AttributeCache {
    private static final int SIZE = 512;

    private final AttributeStore store;
    private final int[] ids = new int[SIZE];
    private final int[] generations = new int[SIZE];
    private final @Nullable PathAttributes[] sets = new PathAttributes[SIZE];

    public AttributeCache(AttributeStore store) {
        this.store = store;
    }

    /** The set, under the same rules as {@link AttributeStore#get}. */
    public PathAttributes get(int id) {
        int at = (id ^ id >>> 9) & SIZE - 1;
        int generation = store.generation(id);
        PathAttributes known = sets[at];
        if (known == null || ids[at] != id || generations[at] != generation) {
            known = store.get(id);
            ids[at] = id;
            generations[at] = generation;
            sets[at] = known;
        }
        return known;
    }
}
