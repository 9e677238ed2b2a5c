package net.weir.admin.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.admin.MetricFamily;

/** The numbers that stages count themselves, by the end of the metric's name: each type has its own beginning. */
final class StageNumbers {
    private final List<MetricFamily> families;

    StageNumbers(List<MetricFamily> families) {
        this.families = families;
    }

    /** All samples of a stage together. */
    long total(String stage, String end) {
        return by(stage, end, "").values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those above 0 by the value of a label; samples without it under "". */
    Map<String, Long> by(String stage, String end, String label) {
        Map<String, Long> found = new TreeMap<>();
        for (MetricFamily family : families) {
            if (family.name().endsWith(end)) {
                for (MetricFamily.Sample sample : family.samples()) {
                    if (stage.equals(sample.labels().get("stage")) && sample.value() > 0) {
                        found.merge(sample.labels().getOrDefault(label, ""), (long) sample.value(), Long::sum);
                    }
                }
            }
        }
        return found;
    }

    /** {@code a=1 b=2}. */
    static String text(Map<String, Long> counts) {
        StringBuilder out = new StringBuilder();
        counts.forEach((name, count) ->
                out.append(out.isEmpty() ? "" : ", ").append(name).append('=').append(count));
        return out.toString();
    }
}
