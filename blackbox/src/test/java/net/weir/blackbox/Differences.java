package net.weir.blackbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How two big collections differ, in a few words. */
final class Differences {
    private static final int SHOWN = 10;

    private Differences() {}

    /** Empty if both hold the same as often, in whatever order. */
    static String between(Collection<?> actual, Collection<?> expected) {
        Map<String, Integer> counts = new HashMap<>();
        actual.forEach(each -> counts.merge(each.toString(), 1, Integer::sum));
        expected.forEach(each -> counts.merge(each.toString(), -1, Integer::sum));
        List<String> missing = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();
        counts.forEach((each, count) -> {
            if (count != 0) {
                (count < 0 ? missing : unexpected).add(Math.abs(count) == 1 ? each : Math.abs(count) + " x " + each);
            }
        });
        return say("missing", missing) + say("not expected", unexpected);
    }

    private static String say(String what, List<String> those) {
        return those.isEmpty()
                ? ""
                : those.size() + " " + what + ", such as "
                        + those.stream().sorted().limit(SHOWN).toList() + "; ";
    }
}
