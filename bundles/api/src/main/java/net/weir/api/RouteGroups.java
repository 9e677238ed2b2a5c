package net.weir.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/** Routes of one event sorted by the attributes that they get, in the order in which those first appear. Confined. */
final class RouteGroups {
    private final Map<@Nullable PathAttributes, Integer> numbers = new HashMap<>();
    private final List<@Nullable PathAttributes> attributes = new ArrayList<>();
    private int[] group = new int[64];
    private int[] route = new int[64];
    private int[] ends = new int[8];
    private int[] sorted = new int[64];
    private int count;

    void clear() {
        numbers.clear();
        attributes.clear();
        count = 0;
    }

    /** Adds route {@code index} of the event; null attributes: it is withdrawn. */
    void add(int index, @Nullable PathAttributes given) {
        if (count == route.length) {
            route = Arrays.copyOf(route, count * 2);
            group = Arrays.copyOf(group, count * 2);
        }
        int number = count > 0 && attributes.get(group[count - 1]) == given ? group[count - 1] : number(given);
        group[count] = number;
        route[count++] = index;
    }

    private int number(@Nullable PathAttributes given) {
        Integer known = numbers.get(given);
        if (known != null) {
            return known;
        }
        attributes.add(given);
        numbers.put(given, numbers.size());
        return numbers.size() - 1;
    }

    /** To be called once all are added; gives the number of groups. */
    int sort() {
        int groups = attributes.size();
        ends = new int[groups];
        for (int i = 0; i < count; i++) {
            ends[group[i]]++;
        }
        for (int i = 1; i < groups; i++) {
            ends[i] += ends[i - 1];
        }
        sorted = sorted.length < count ? new int[route.length] : sorted;
        int[] next = new int[groups];
        for (int i = 1; i < groups; i++) {
            next[i] = ends[i - 1];
        }
        for (int i = 0; i < count; i++) {
            sorted[next[group[i]]++] = route[i];
        }
        return groups;
    }

    @Nullable
    PathAttributes attributes(int number) {
        return attributes.get(number);
    }

    /** Indexes of the group's routes, rising. */
    int[] indexes(int number) {
        return Arrays.copyOfRange(sorted, number == 0 ? 0 : ends[number - 1], ends[number]);
    }
}
