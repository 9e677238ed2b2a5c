package net.weir.roto.code;

import java.util.IdentityHashMap;
import java.util.Map;
import net.weir.roto.tree.Local;

/** Places of variables in a frame; none is used twice. */
final class Slots {
    private final Map<Local, Integer> slots = new IdentityHashMap<>();
    private int next = 1; // 0 is the call

    int fresh(Class<?> carrier) {
        int slot = next;
        next += carrier == long.class || carrier == double.class ? 2 : 1;
        return slot;
    }

    int of(Local local, Class<?> carrier) {
        Integer known = slots.get(local);
        if (known == null) {
            known = fresh(carrier);
            slots.put(local, known);
        }
        return known;
    }
}
