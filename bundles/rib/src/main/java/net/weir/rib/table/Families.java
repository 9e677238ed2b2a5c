package net.weir.rib.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import net.weir.model.Family;
import net.weir.model.nlri.NlriForms;

/**
 * The families that RIBs keep, by an index that is used throughout: plain IP first, others as they turn up. A family
 * without plain prefixes is kept if it has a form, which names its route key. An index stays for good. Thread-safe.
 */
public final class Families {
    /** How many there can be: twice those of Weir's own. */
    public static final int CAPACITY = 64;

    private static volatile Taken taken = new Taken(Family.plainIp().toArray(Family[]::new), Map.of());

    /** @param others indexes by code of those that are not plain */
    private record Taken(Family[] all, Map<Integer, Integer> others) {}

    private Families() {}

    /** The family's index, or -1 if a RIB does not keep it. */
    public static int indexOf(Family family) {
        if (family.isPlainIp()) {
            return (family.safi() - 1) * 2 + family.afi() - 1;
        }
        Integer index = taken.others.get(family.code());
        return index != null ? index : NlriForms.of(family) == null ? -1 : take(family);
    }

    private static synchronized int take(Family family) {
        Taken now = taken;
        Integer index = now.others.get(family.code());
        if (index != null) {
            return index;
        }
        int next = now.all.length;
        if (next == CAPACITY) {
            return -1;
        }
        Family[] all = Arrays.copyOf(now.all, next + 1);
        all[next] = family;
        Map<Integer, Integer> others = new HashMap<>(now.others);
        others.put(family.code(), next);
        taken = new Taken(all, Map.copyOf(others));
        return next;
    }

    public static Family get(int index) {
        return taken.all[index];
    }

    /** How many have an index by now. */
    public static int size() {
        return taken.all.length;
    }
}
