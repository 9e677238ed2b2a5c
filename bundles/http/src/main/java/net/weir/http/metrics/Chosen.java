package net.weir.http.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which of many get series of their own: those that are up before those that are gone, and no more than a bound.
 *
 * @param omitted how many have none
 */
record Chosen<T>(List<T> shown, int omitted) {

    /**
     * @param old those that are gone for so long that they need no series
     */
    static <T> Chosen<T> of(List<T> all, Predicate<T> up, Predicate<T> old, int most) {
        List<T> shown = new ArrayList<>(Math.min(all.size(), most));
        for (T one : all) {
            if (shown.size() < most && up.test(one)) {
                shown.add(one);
            }
        }
        for (T one : all) {
            if (shown.size() < most && !up.test(one) && !old.test(one)) {
                shown.add(one);
            }
        }
        return new Chosen<>(List.copyOf(shown), all.size() - shown.size());
    }
}
