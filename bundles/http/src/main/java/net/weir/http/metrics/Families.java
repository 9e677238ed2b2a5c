package net.weir.http.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.admin.MetricFamily;
import net.weir.admin.MetricFamily.Kind;
import net.weir.admin.MetricFamily.Sample;
import org.jspecify.annotations.Nullable;

/** Metric families by name, as they are collected. Confined to one thread. */
final class Families {
    private final Map<String, MetricFamily> all = new LinkedHashMap<>();

    /** Takes families over; one that is there already gets the samples added. */
    void add(List<MetricFamily> families) {
        for (MetricFamily family : families) {
            samples(family.name(), family.help(), family.kind()).addAll(family.samples());
        }
    }

    /** @param labels names and values in turns; a null value is empty */
    void gauge(String name, String help, double value, @Nullable String... labels) {
        samples(name, help, Kind.GAUGE).add(new Sample(labels(labels), value));
    }

    void counter(String name, String help, double value, @Nullable String... labels) {
        samples(name, help, Kind.COUNTER).add(new Sample(labels(labels), value));
    }

    private List<Sample> samples(String name, String help, Kind kind) {
        return all.computeIfAbsent(name, n -> new MetricFamily(n, help, kind, new ArrayList<>()))
                .samples();
    }

    private static Map<String, String> labels(@Nullable String... pairs) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            String value = pairs[i + 1];
            labels.put(String.valueOf(pairs[i]), value == null ? "" : value);
        }
        return labels;
    }

    Iterable<MetricFamily> all() {
        return all.values();
    }
}
