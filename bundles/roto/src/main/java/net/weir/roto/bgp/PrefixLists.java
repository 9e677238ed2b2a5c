package net.weir.roto.bgp;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import net.weir.model.Prefix;

/** Named lists of prefixes. Filled by one thread at a time, asked by any. */
public final class PrefixLists {
    private final Warnings warnings;
    private final Map<String, Set<Prefix>> sources = new HashMap<>();
    private volatile Map<String, PrefixTable> lists = Map.of();

    public PrefixLists(Warnings warnings) {
        this.warnings = warnings;
    }

    /** Adds prefixes, {@code "10.0.0.0/8 2001:db8::/32"}, to a list, which is made if need be. */
    public synchronized void add(String name, String prefixes) {
        if (!sources.containsKey(name) && sources.size() >= AsnLists.MOST_LISTS) {
            warnings.warn("more than " + AsnLists.MOST_LISTS + " lists of prefixes: " + name);
            return;
        }
        Set<Prefix> all = sources.computeIfAbsent(name, n -> new LinkedHashSet<>());
        for (String word : prefixes.strip().split("[\\s,]+")) {
            try {
                all.add(Prefix.parse(word));
            } catch (IllegalArgumentException e) {
                if (!word.isEmpty()) {
                    warnings.warn("list " + name + ": " + e.getMessage());
                }
            }
        }
        Map<String, PrefixTable> next = new HashMap<>(lists);
        next.put(name, new PrefixTable(all));
        lists = next;
    }

    /** True for a prefix that is in the list. */
    public boolean contains(String name, Prefix prefix) {
        PrefixTable list = lists.get(name);
        return list != null && list.contains(prefix);
    }

    /** True for a prefix that is in the list, or of which a less specific one is. */
    public boolean covers(String name, Prefix prefix) {
        PrefixTable list = lists.get(name);
        return list != null && list.covers(prefix);
    }

    /** The same for the prefix of a route; nothing is allocated. */
    public boolean coversRoute(String name, Route route) {
        PrefixTable list = lists.get(name);
        return list != null && route.coveredBy(list);
    }
}
