package net.weir.roto.bgp;

import java.util.HashMap;
import java.util.Map;
import net.weir.model.Asn;
import org.jspecify.annotations.Nullable;

/** Named lists of AS numbers. Filled by one thread at a time, asked by any. */
public final class AsnLists {
    static final int MOST_LISTS = 64;

    private final Warnings warnings;
    private volatile Map<String, AsnSet> lists = Map.of();

    public AsnLists(Warnings warnings) {
        this.warnings = warnings;
    }

    /** Adds numbers, {@code "AS1 2 AS3"}, to a list, which is made if need be. */
    public synchronized void add(String name, String asns) {
        if (!lists.containsKey(name) && lists.size() >= MOST_LISTS) {
            warnings.warn("more than " + MOST_LISTS + " lists of AS numbers: " + name);
            return;
        }
        String[] words = asns.strip().split("[\\s,]+");
        int[] all = new int[words.length];
        int count = 0;
        for (String word : words) {
            try {
                all[count] = Asn.parse(word).bits();
                count++;
            } catch (IllegalArgumentException e) {
                if (!word.isEmpty()) {
                    warnings.warn("list " + name + ": not an AS number: " + word);
                }
            }
        }
        Map<String, AsnSet> next = new HashMap<>(lists);
        next.put(name, lists.getOrDefault(name, AsnSet.EMPTY).with(all, count));
        lists = next;
    }

    public boolean contains(String name, int asn) {
        AsnSet list = lists.get(name);
        return list != null && list.contains(asn);
    }

    public boolean containsOrigin(String name, @Nullable Object asn) {
        return asn instanceof Integer bits && contains(name, bits);
    }

    /** True if any AS of the route's path is in the list. */
    public boolean containsAny(String name, Route route) {
        AsnSet list = lists.get(name);
        return list != null && route.facts().pathMeets(list);
    }
}
