package net.weir.query;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts by group, for those who implement a {@link Tally}. Confined to one reader. */
public final class Groups {
    private final Map<Key, Count> counts = new HashMap<>();
    private long place;

    private static final class Key {
        private final long[] values;

        Key(long[] values) {
            this.values = values;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Key other && Arrays.equals(values, other.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values) * 0x9E3779B9;
        }
    }

    private static final class Count {
        private long routes;
        private long prefixes;
        private long lastPlace = -1;
    }

    /** The routes that follow are of another prefix than those before. */
    public void nextPrefix() {
        place++;
    }

    /**
     * Counts a route; the array may be used again.
     *
     * @throws IllegalStateException if there are too many groups
     */
    public void add(long[] keys) {
        Count count = counts.get(new Key(keys));
        if (count == null) {
            if (counts.size() == Tally.MOST_GROUPS) {
                throw new IllegalStateException(
                        "there are more than " + Tally.MOST_GROUPS + " groups: filter more, or group by less");
            }
            count = new Count();
            counts.put(new Key(keys.clone()), count);
        }
        count.routes++;
        if (count.lastPlace != place) {
            count.lastPlace = place;
            count.prefixes++;
        }
    }

    /** What was counted, in ascending order; {@code width} is how many numbers make a group. */
    public List<Tally.Group> sorted(int width) {
        if (width == 0 && counts.isEmpty()) {
            return List.of(new Tally.Group(List.of(), 0, 0));
        }
        Collection<Map.Entry<Key, Count>> all = counts.entrySet();
        return all.stream()
                .sorted(Comparator.comparing((Map.Entry<Key, Count> e) -> e.getKey().values, Arrays::compare))
                .map(e -> new Tally.Group(
                        Arrays.stream(e.getKey().values).boxed().toList(), e.getValue().routes, e.getValue().prefixes))
                .toList();
    }
}
